import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Controls } from '../../editor/controls';
import { BINARY_HINT } from '../../editor/linkInput';
import type { Call } from '../call';
import { TooLargeFault } from '../fetchFile';
import { inputFile, type Naming } from '../inputFile';
import { readableSize } from '../media';
import type { Attachment } from '../operation';
import { NOT_IN_TOOLS } from '../tool';
import { LARGEST_FILE, largestFile } from './download';

/** Whether the user sends a file of the workflow instead of a link. */
export const isAttached = (call: Call): boolean => {
	const { attachment } = call.operation;
	return attachment !== undefined && call.input('fileFrom', startOf(attachment)) === 'binary';
};

/** What the choice starts with: a file that has to be fetched needs an n8n that can be reached. */
const startOf = ({ operation }: Attachment) => (operation ? 'binary' : 'url');

const naming: Naming = {
	label: 'Input Data Field Name',
	otherwise: "choose 'File From: URL'",
	asTool: "'File From' has to be 'URL'",
};

/** The binary field that is sent, and what is said where it is not there. */
export const attachedField = (call: Call): { name: string; naming: Naming } => ({
	name: call.input('inputField', 'data').trim(),
	naming,
});

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
	const { name: field } = attachedField(call);
	const file = inputFile(call, field, naming);
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

const fileFrom = (start: 'binary' | 'url'): INodeProperties => ({
	displayName: 'File From',
	name: 'fileFrom',
	type: 'options',
	options: [
		{ name: 'Binary Data', value: 'binary', description: 'A file that the workflow holds' },
		{ name: 'URL', value: 'url', description: 'A public link that the gateway fetches' },
	],
	default: start,
	description: 'Where the file comes from; a tool of an AI agent can only use a URL',
});

const inputField = (hint: string): INodeProperties => ({
	displayName: 'Input Data Field Name',
	name: 'inputField',
	type: 'string',
	displayOptions: { show: { fileFrom: ['binary'] }, hide: NOT_IN_TOOLS },
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	hint,
});

/** The content of the file is sent. */
export const attaching: Controls = {
	appliesTo: ({ attachment }) => attachment?.operation !== undefined,
	before: [fileFrom('binary'), inputField('The name of the input field that holds the file')],
	options: [LARGEST_FILE],
};

/** A link to the file is sent. */
export const linking: Controls = {
	appliesTo: ({ attachment }) => attachment !== undefined && attachment.operation === undefined,
	before: [fileFrom('url'), inputField(BINARY_HINT)],
};
