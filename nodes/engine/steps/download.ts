import type {
	IBinaryData,
	IDataObject,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import type { Controls } from '../../editor/controls';
import { fileNameInXml, isOnlyAnnounced } from '../../events/messageXml';
import { type Call, inputOf } from '../call';
import { connectionOf } from '../connection';
import { Fault, InputFault } from '../fault';
import { mimeTypeOf, mimeTypeOfName, nameDownload } from '../fileName';
import { MEGABYTE, readableSize } from '../media';
import type { FileLink } from '../operation';
import { CanceledFault, refuseWhenCanceled } from '../pause';
import { explainTransport } from '../reply';
import { toItems } from '../shape';
import { within } from '../within';

/** In MB. */
const LARGEST = 100;

/** Without a sign of life, and all in all, in ms. */
const TIMEOUT = 120_000;
const LONGEST_DOWNLOAD = 900_000;

/** Worth another try: the server or the way to it is at fault, not the link. */
class PassingFault extends Fault {}

type Stream = Exclude<Parameters<Call['context']['helpers']['prepareBinaryData']>[0], Buffer>;

/** Node.js has this for every readable stream; its types come with a module that nodes may not import. */
interface Mappable {
	map(each: (chunk: Buffer) => Buffer): Stream;
}

function tooLarge(size: string, limit: number): InputFault {
	return new InputFault(
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
			String(status),
		);
	}
	return new Fault(
		`The file is no longer there (HTTP ${status})`,
		'Links to media are valid for a few days only. Ask the gateway for a new link, which works as long as WeChat keeps the media, or download right after the message has arrived.',
		String(status),
	);
}

export const LARGEST_FILE: INodeProperties = {
	displayName: 'Largest File (MB)',
	name: 'largestFile',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: LARGEST,
	description: 'A larger file is not moved through n8n',
};

function unreachable(error: unknown): PassingFault {
	const { message } = explainTransport(error);
	return new PassingFault(
		`The file could not be downloaded: ${message.replace(/the gateway/i, 'its server')}`,
		'Wait a moment and try again. If it stays, check that this n8n can reach the address of the file.',
	);
}

/** The largest file that the user wants, in bytes. */
export function largestFile({ options }: Call): number {
	const megabytes = Number(options.largestFile ?? LARGEST);
	if (megabytes > 0) return megabytes * MEGABYTE;
	throw new InputFault("'Largest File (MB)' needs a number above 0");
}

async function fetchFile(
	call: Call,
	url: string,
	name: (mimeType?: string) => string,
): Promise<IBinaryData> {
	const { helpers } = call.context;
	const limit = largestFile(call);
	const request: IHttpRequestOptions = {
		...connectionOf(inputOf(call, 'requestOptions', {})),
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
	return await within(LONGEST_DOWNLOAD, call.signal, receive).catch((error) => {
		refuseWhenCanceled(call.signal);
		throw error instanceof Fault ? error : unreachable(error);
	});
}

/** The XML of the message that the file belongs to; empty when there is none. */
const xmlOf = ({ message }: FileLink, body: IDataObject): string =>
	String((message?.xml && body[message.xml]) ?? '');

async function downloaded(
	call: Call,
	file: FileLink,
	url: string,
	body: IDataObject,
): Promise<IBinaryData> {
	const given = file.name?.(body) ?? fileNameInXml(xmlOf(file, body));
	const id = file.message?.id && body[file.message.id];
	const stem = [file.stem, id].filter(Boolean).join('-');
	const name = (mimeType?: string) => nameDownload(given, stem, { url, mimeType }, file.extension);
	return await fetchFile(call, url, name).catch(async (error) => {
		if (!(error instanceof PassingFault)) throw error;
		return await fetchFile(call, url, name);
	});
}

/** A picture that the answer holds itself, as base64 with or without its type in front. */
async function decoded(call: Call, file: FileLink, text: string): Promise<IBinaryData> {
	const [, type = 'image/png', base64] = /^(?:data:([\w/+.-]+);base64,)?([\s\S]*)$/.exec(text)!;
	const content = Buffer.from(base64, 'base64');
	const name = nameDownload(undefined, file.stem, { url: '', mimeType: type }, file.extension);
	return await call.context.helpers.prepareBinaryData(content, name, type);
}

/** @throws InputFault for a file that cannot be downloaded yet: the gateway would only answer "失败" */
export function refuseAnnounced(file: FileLink, body: IDataObject): void {
	if (!isOnlyAnnounced(xmlOf(file, body))) return;
	throw new InputFault(
		'The file has only been announced (type 74): its sender is still uploading it',
		"WeChat sends a second message when the file is there. Let the workflow start from that one: the event 'File' of the WeChat Trigger.",
	);
}

/**
 * Puts the file that an answer links to into a binary field.
 *
 * @param body what was sent
 * @returns the item of the answer, with the file where there is one
 */
export async function withFile(
	call: Call,
	file: FileLink,
	result: unknown,
	body: IDataObject,
): Promise<INodeExecutionData[]> {
	const items = toItems(result, call.context.getItemIndex());
	if (!inputOf(call, 'download', true)) return items;
	const { json } = items[0];
	const content = String(json[file.link] ?? '');
	if (content === '') {
		if (file.mayBeMissing) return items;
		throw new Fault(
			'The gateway answered without a link to the file',
			'WeChat keeps media for a limited time. Download it soon after the message has arrived.',
		);
	}
	const field = inputOf(call, 'outputField', 'data').trim() || 'data';
	const add = async () => {
		const binary = file.isBase64
			? await decoded(call, file, content)
			: await downloaded(call, file, content, body);
		if (file.isBase64) delete json[file.link];
		items[0] = { ...items[0], binary: { [field]: binary } };
	};
	await add().catch((error) => {
		if (!file.isExtra || !(error instanceof Fault) || error instanceof CanceledFault) throw error;
		// The answer counts more than its picture: a login goes on with the link as well.
		json.downloadError = error.message;
	});
	return items;
}

export const downloading: Controls = {
	appliesTo: ({ file }) => file !== undefined,
	after: [
		{
			displayName: 'Download',
			name: 'download',
			type: 'boolean',
			default: true,
			description: 'Whether to put the file itself into the output instead of only its link',
		},
		{
			displayName: 'Put Output File in Field',
			name: 'outputField',
			type: 'string',
			displayOptions: { show: { download: [true] } },
			default: 'data',
			required: true,
			placeholder: 'e.g. data',
			hint: 'The name of the output binary field to put the file in',
		},
	],
	options: [LARGEST_FILE],
};
