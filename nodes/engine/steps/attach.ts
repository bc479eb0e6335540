import type { IDataObject } from 'n8n-workflow';

import type { Controls } from '../../editor/controls';
import type { Call } from '../call';
import { InputFault } from '../fault';
import { TooLargeFault } from '../fetchFile';
import { readableSize } from '../media';
import type { Attachment } from '../operation';
import { isTool } from '../tool';
import { LARGEST_FILE, largestFile } from './download';

/** Whether the user sends a file of the workflow instead of a link. */
export const isAttached = (call: Call): boolean =>
	call.operation.attachment !== undefined && call.input('fileFrom', 'binary') === 'binary';

function missing(call: Call, field: string): InputFault {
	if (isTool(call.context.getNode())) {
		return new InputFault(
			"An AI agent cannot hand a file to its tools; 'File From' has to be 'URL' here",
			'To send a file that the workflow holds, use a WeChat node behind the agent.',
		);
	}
	const names = Object.keys(call.context.getInputData().binary ?? {});
	const known = names.length
		? `It has: ${names.join(', ')}. Enter one of these in 'Input Data Field Name'.`
		: "It has none at all. Put a node before this one that outputs a file, or choose 'File From: URL'.";
	return new InputFault(`The input item has no file in the field '${field}'`, known);
}

/**
 * Reads the file of the input item.
 *
 * @param entered what the user entered; a file name there comes before that of the file
 * @returns the values with what the gateway wants: its name and its content as data URI
 * @throws InputFault when there is no such file or it is too large
 */
export async function attached(
	call: Call,
	attachment: Attachment,
	entered: IDataObject,
): Promise<IDataObject> {
	const { helpers } = call.context;
	const field = call.input('inputField', 'data').trim();
	let file;
	try {
		file = helpers.assertBinaryData(field);
	} catch {
		throw missing(call, field);
	}
	const content = await helpers.getBinaryDataBuffer(field);
	const limit = largestFile(call);
	if (content.length > limit) {
		throw new TooLargeFault(
			`The file is too large: ${readableSize(content.length)}, the limit is ${readableSize(limit)}`,
			"Raise 'Largest File (MB)' under 'Options' if WeChat and the gateway take files of this size, or send a link.",
		);
	}
	const fileName = String(entered[attachment.name] ?? '').trim() || file.fileName;
	return {
		...entered,
		[attachment.name]: fileName,
		[attachment.field]: `data:${file.mimeType};base64,${content.toString('base64')}`,
	};
}

export const attaching: Controls = {
	appliesTo: ({ attachment }) => attachment !== undefined,
	before: [
		{
			displayName: 'File From',
			name: 'fileFrom',
			type: 'options',
			options: [
				{ name: 'Binary Data', value: 'binary', description: 'A file that the workflow holds' },
				{ name: 'URL', value: 'url', description: 'A public link that the gateway fetches' },
			],
			default: 'binary',
			description: 'Where the file comes from; a tool of an AI agent can only use a URL',
		},
		{
			displayName: 'Input Data Field Name',
			name: 'inputField',
			type: 'string',
			displayOptions: { show: { fileFrom: ['binary'] } },
			default: 'data',
			required: true,
			placeholder: 'e.g. data',
			hint: 'The name of the input field that holds the file',
		},
	],
	options: [LARGEST_FILE],
};
