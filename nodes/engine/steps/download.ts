import type { IBinaryData, IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import type { Controls } from '../../editor/controls';
import { fileNameInXml, isOnlyAnnounced } from '../../events/messageXml';
import type { Call, Task } from '../call';
import { connectionOf } from '../connection';
import { codes } from '../errorCodes';
import { Fault, InputFault } from '../fault';
import { fetchFile } from '../fetchFile';
import { nameDownload } from '../fileName';
import { MEGABYTE } from '../media';
import type { FileLink } from '../operation';
import { CanceledFault } from '../pause';
import { toItems } from '../shape';
import { isTool, NOT_IN_TOOLS } from '../tool';

/** In MB. */
const LARGEST = 100;

export const LARGEST_FILE: INodeProperties = {
	displayName: 'Largest File (MB)',
	name: 'largestFile',
	type: 'number',
	typeOptions: { minValue: 0 },
	displayOptions: { hide: NOT_IN_TOOLS },
	default: LARGEST,
	description: 'A larger file is not moved through n8n',
};

/** The largest file that the user wants, in bytes. */
export function largestFile({ options }: Pick<Task, 'options'>): number {
	const megabytes = Number(options.largestFile ?? LARGEST);
	if (megabytes > 0) return megabytes * MEGABYTE;
	throw new InputFault("'Largest File (MB)' needs a number above 0");
}

/** The XML of the message that the file belongs to; empty when there is none. */
const xmlOf = ({ message }: FileLink, body: IDataObject): string =>
	String((message?.xml && body[message.xml]) ?? '');

async function downloaded(
	task: Task,
	file: FileLink,
	url: string,
	body: IDataObject,
): Promise<IBinaryData> {
	const given = file.name?.(body) ?? fileNameInXml(xmlOf(file, body));
	const id = file.message?.id && body[file.message.id];
	const stem = [file.stem, id].filter(Boolean).join('-');
	const how = {
		helpers: task.helpers,
		signal: task.signal,
		connection: connectionOf(task.input('requestOptions', {})),
		limit: largestFile(task),
	};
	return await fetchFile(how, url, (mimeType) =>
		nameDownload(given, stem, { url, mimeType }, file.extension),
	);
}

/** A picture that the answer holds itself, as base64 with or without its type in front. */
async function decoded({ helpers }: Task, file: FileLink, text: string): Promise<IBinaryData> {
	const [, type = 'image/png', base64] = /^(?:data:([\w/+.-]+);base64,)?([\s\S]*)$/.exec(text)!;
	const content = Buffer.from(base64, 'base64');
	const name = nameDownload(undefined, file.stem, { url: '', mimeType: type }, file.extension);
	return await helpers.prepareBinaryData(content, name, type);
}

/** @throws InputFault for a file that cannot be downloaded yet: the gateway would only answer "失败" */
export function refuseAnnounced(file: FileLink, body: IDataObject): void {
	if (!isOnlyAnnounced(xmlOf(file, body))) return;
	throw new InputFault(
		'The file has only been announced (type 74): its sender is still uploading it',
		"WeChat sends a second message when the file is there. Let the workflow start from that one: the event 'File' of the WeChat Trigger.",
		codes.fileNotUploaded,
	);
}

/** What an answer has of a file: the link or the content itself; empty where it has neither. */
export const linkIn = ({ link }: FileLink, answer: IDataObject): string =>
	String(answer[link] ?? '');

/** For an answer that had to have a link. */
export const withoutLink = (): Fault =>
	new Fault(
		codes.fileGone,
		'The gateway answered without a link to the file',
		'WeChat keeps media for a limited time. Download it soon after the message has arrived.',
	);

/**
 * The file that an answer links to, or holds.
 *
 * @param link by `linkIn`
 * @param body what was sent
 * @throws Fault when it cannot be had
 */
export const fileBehind = async (
	task: Task,
	file: FileLink,
	link: string,
	body: IDataObject,
): Promise<IBinaryData> =>
	file.isBase64 ? await decoded(task, file, link) : await downloaded(task, file, link, body);

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
	const { json } = items[0];
	if (isTool(call.context.getNode())) {
		// A file does not get to an agent, and as text it would only fill what the model can take.
		if (file.isBase64) delete json[file.link];
		return items;
	}
	if (!call.input('download', true)) return items;
	const link = linkIn(file, json);
	if (link === '') {
		if (file.mayBeMissing) return items;
		throw withoutLink();
	}
	const field = call.input('outputField', 'data').trim() || 'data';
	const add = async () => {
		const binary = await fileBehind(call, file, link, body);
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
			displayOptions: { hide: NOT_IN_TOOLS },
			default: true,
			description: 'Whether to put the file itself into the output instead of only its link',
		},
		{
			displayName: 'Put Output File in Field',
			name: 'outputField',
			type: 'string',
			displayOptions: { show: { download: [true] }, hide: NOT_IN_TOOLS },
			default: 'data',
			required: true,
			placeholder: 'e.g. data',
			hint: 'The name of the output binary field to put the file in',
		},
	],
	options: [LARGEST_FILE],
};
