import type { IBinaryData, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import type { Connection } from './connection';
import { codes } from './errorCodes';
import { type Details, Fault, InputFault } from './fault';
import { mimeTypeOf, mimeTypeOfName } from './fileName';
import { readableSize } from './media';
import { refuseWhenCanceled } from './pause';
import { explainTransport } from './reply';
import { within } from './within';

/** Without a sign of life, and all in all, in ms. */
const TIMEOUT = 120_000;
const LONGEST_DOWNLOAD = 900_000;

/** Worth another try: the server or the way to it is at fault, not the link. */
class PassingFault extends Fault {
	constructor(message: string, description: string, details?: Details) {
		super(codes.fileUnreachable, message, description, details);
	}
}

/** The file is larger than the user wants. */
export class TooLargeFault extends InputFault {
	constructor(message: string, description: string) {
		super(message, description, codes.largerThanWanted);
	}
}

type Helpers = Pick<IExecuteFunctions['helpers'], 'httpRequest' | 'prepareBinaryData'>;
type Stream = Exclude<Parameters<Helpers['prepareBinaryData']>[0], Buffer>;

/** Node.js has this for every readable stream; its types come with a module that nodes may not import. */
interface Mappable {
	map(each: (chunk: Buffer) => Buffer): Stream;
}

/** How a file is fetched, and where it goes. */
export interface Fetching {
	helpers: Helpers;
	/** Aborted when the execution is stopped. */
	signal: AbortSignal | undefined;
	connection: Connection;
	/** The largest file that the user wants, in bytes. */
	limit: number;
}

function tooLarge(size: string, limit: number): TooLargeFault {
	return new TooLargeFault(
		`The file is too large: ${size}, the limit is ${readableSize(limit)}`,
		"Raise 'Largest File (MB)' under 'Options', or switch 'Download' off to get only the link.",
	);
}

const limited = (body: Stream, limit: number): Stream => {
	let size = 0;
	return (body as Stream & Mappable).map((chunk) => {
		size += chunk.length;
		if (size > limit) throw tooLarge(`more than ${readableSize(limit)}`, limit);
		return chunk;
	});
};

function explainStatus(status: number): Fault {
	if (status >= 500) {
		return new PassingFault(
			`The server of the file is out of order (HTTP ${status})`,
			'Wait a moment and try again.',
			{ httpCode: String(status) },
		);
	}
	return new Fault(
		codes.fileGone,
		`The file is no longer there (HTTP ${status})`,
		'Links to media are valid for a few days only. Ask the gateway for a new link, which works as long as WeChat keeps the media, or download right after the message has arrived.',
		{ httpCode: String(status) },
	);
}

function unreachable(error: unknown): PassingFault {
	const { message } = explainTransport(error);
	return new PassingFault(
		`The file could not be downloaded: ${message.replace(/the gateway/i, 'its server')}`,
		'Wait a moment and try again. If it stays, check that this n8n can reach the address of the file.',
	);
}

async function fetchOnce(
	{ helpers, signal, connection, limit }: Fetching,
	url: string,
	name: (mimeType?: string) => string,
): Promise<IBinaryData> {
	const request: IHttpRequestOptions = {
		...connection,
		url,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		timeout: TIMEOUT,
	};
	const receive = async (abortSignal: AbortSignal) => {
		const { statusCode, headers, body } = await helpers.httpRequest({ ...request, abortSignal });
		if (statusCode !== 200) {
			body.destroy();
			throw explainStatus(statusCode);
		}
		const announced = Number(headers['content-length']);
		if (announced > limit) {
			body.destroy();
			throw tooLarge(readableSize(announced), limit);
		}
		const named = mimeTypeOf(headers['content-type']);
		const fileName = name(named);
		const mimeType = named ?? mimeTypeOfName(fileName);
		return await helpers.prepareBinaryData(limited(body, limit), fileName, mimeType);
	};
	return await within(LONGEST_DOWNLOAD, signal, receive).catch((error) => {
		refuseWhenCanceled(signal);
		throw error instanceof Fault ? error : unreachable(error);
	});
}

/**
 * Fetches the file behind a link; once more where the first try fails for a reason that passes.
 *
 * @param name of the file, by the type that its server names, if it does
 * @throws Fault when there is no such file or it cannot be had, TooLargeFault, CanceledFault when the
 *   execution is stopped
 */
export async function fetchFile(
	how: Fetching,
	url: string,
	name: (mimeType?: string) => string,
): Promise<IBinaryData> {
	return await fetchOnce(how, url, name).catch(async (error) => {
		if (!(error instanceof PassingFault)) throw error;
		return await fetchOnce(how, url, name);
	});
}
