import type { IDataObject, IExecutePaginationFunctions } from 'n8n-workflow';

import { connectionOf } from './connection';
import { codes } from './errorCodes';
import { InputFault } from './fault';
import { withoutTokens } from './signedLink';

/** Statuses that say nothing of the file: whoever answers takes no HEAD, or wants to be asked less often. */
const SAYS_NOTHING = [405, 429];

/**
 * What is wrong with what n8n's own address answers about a file, or nothing.
 *
 * Behind a path that no proxy takes away, n8n answers 200 with the page of its editor. A file comes as an
 * attachment, also a page that is a file.
 */
export function complaintAbout(statusCode: number, headers: IDataObject): string | undefined {
	const isPage =
		/^text\/html\b/i.test(String(headers['content-type'] ?? '')) &&
		headers['content-disposition'] === undefined;
	if (statusCode === 200 && isPage) return 'a web page instead of the file';
	const isRefused = statusCode >= 400 && statusCode < 500 && !SAYS_NOTHING.includes(statusCode);
	return isRefused ? `HTTP ${statusCode}` : undefined;
}

async function check(caller: IExecutePaginationFunctions, link: string): Promise<void> {
	const answer = await caller.helpers
		.httpRequest({
			...connectionOf(caller.getNodeParameter('requestOptions', {})),
			method: 'HEAD',
			url: link,
			timeout: 5_000,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
		})
		// Many a server cannot call itself by its public address, which the gateway can.
		.catch(() => undefined);
	const complaint = answer && complaintAbout(Number(answer.statusCode), answer.headers);
	if (!complaint) return;
	throw new InputFault(
		`n8n's own address for links to files, ${addressOf(link)}, answers with ${complaint}`,
		`The gateway would get the same. Let the proxy in front of n8n pass on what begins with this address, without a login; where it holds a path that n8n does not have, the proxy has to take it away. Until then, enter a public link.`,
		codes.fileNotReachable,
	);
}

/** A link without what makes it a secret. */
const addressOf = (link: string): string => withoutTokens(link).split('?')[0];

/** What has been found right since this process was started, by address. */
const checked = new Map<string, Promise<void>>();

/**
 * Fetches the head of a link to a file from n8n's own address once in the life of this process, as the
 * gateway will: a proxy may keep it for itself. Nothing is said where no answer comes. What was found wrong
 * is looked at again the next time, since somebody may have mended it.
 *
 * @throws InputFault when another answer comes than the file
 */
export async function checkOwnAddress(
	caller: IExecutePaginationFunctions,
	link: string,
): Promise<void> {
	const address = addressOf(link);
	const known = checked.get(address) ?? check(caller, link);
	checked.set(address, known);
	await known.catch((error) => {
		checked.delete(address);
		throw error;
	});
}
