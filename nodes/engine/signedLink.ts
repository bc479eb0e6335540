import type { IBinaryData, IExecutePaginationFunctions } from 'n8n-workflow';

import { codes } from './errorCodes';
import { InputFault } from './fault';
import { nameOfFile } from './fileName';

type Helpers = IExecutePaginationFunctions['helpers'];

/**
 * How long a link lives: the gateway fetches it right after it was made. With a unit, since n8n takes a
 * bare number in a text for milliseconds.
 */
export const LIFETIME = '2h';

/** What a webhook has put away until its execution has a number: n8n renames it when the run ends. */
const TEMPORARY = /\/executions\/temp\//;

/** The token in such a link, also where the link is itself part of an address. */
const TOKEN = /(binary-data(?:\/|%2F)signed(?:\?|%3F)token(?:=|%3D))[\w.-]+/gi;

/** A text without the tokens of signed links: whoever has one has the file. */
export const withoutTokens = (text: string): string => text.replace(TOKEN, '$1********');

/**
 * A file that stays where it is for as long as its execution is kept, and that n8n can sign a link to.
 *
 * n8n signs no link to content that travels within the item, and the link to a file that a webhook has made
 * dies with the run; both are put into n8n's storage anew.
 *
 * @throws InputFault when n8n keeps files in memory only
 */
export async function stored(helpers: Helpers, file: IBinaryData): Promise<IBinaryData> {
	if (file.id && !TEMPORARY.test(file.id)) return file;
	const content = file.id
		? await helpers.getBinaryStream(file.id)
		: Buffer.from(file.data, 'base64');
	const copy = await helpers.prepareBinaryData(content, nameOfFile(file), file.mimeType);
	if (copy.id) return copy;
	throw new InputFault(
		'This n8n keeps files in memory only, so that there is no link to them that the gateway could fetch',
		"Set the environment variable N8N_DEFAULT_BINARY_DATA_MODE of n8n to 'filesystem' ('database' in queue mode) and restart n8n, or enter a public link.",
		codes.fileNotReachable,
	);
}

/**
 * A link to a stored file that opens it for everybody. The name stands behind the token, where n8n lets it
 * pass, since gateways may look at how a link ends.
 */
export const signed = (helpers: Helpers, file: IBinaryData): string =>
	`${helpers.createBinarySignedUrl(file, LIFETIME)}&f=/${encodeURIComponent(nameOfFile(file))}`;
