import type { IBinaryData } from 'n8n-workflow';

import type { Call } from './call';
import { excerpt } from './excerpt';
import { InputFault } from './fault';
import { isTool } from './tool';

/** What somebody is told who has named a binary field that is not there: by the labels of the inputs. */
export interface Naming {
	/** The input that the name stands in. */
	label: string;
	/** What to do in place of it, as an instruction. */
	otherwise: string;
	/** What an agent, which hands no files to its tools, can do alone: behind "has to be". */
	asTool: string;
}

/** The names of all files of the input item. */
export const filesOf = ({ context }: Call): string[] =>
	Object.keys(context.getInputData().binary ?? {});

/** Refuses what no file reaches: n8n gives the binary data of an agent to none of its tools. */
export function refuseTool({ context }: Call, { asTool }: Naming): void {
	if (!isTool(context.getNode())) return;
	throw new InputFault(
		`An AI agent cannot hand a file to its tools; ${asTool} here`,
		'To send a file that the workflow holds, use a WeChat node behind the agent.',
	);
}

/** For an item without the file that is asked for. */
export function withoutFile(call: Call, field: string, { label, otherwise }: Naming): InputFault {
	const names = filesOf(call);
	const known = names.length
		? `It has: ${names.join(', ')}. Enter one of these in '${label}', or ${otherwise}.`
		: `It has none at all. Put a node before this one that outputs a file, or ${otherwise}.`;
	return new InputFault(`The input item has no file in the field '${excerpt(field)}'`, known);
}

/**
 * A file of the input item.
 *
 * @param field the name of its binary field
 * @throws InputFault when there is none, with the names of those that there are
 */
export function inputFile(call: Call, field: string, naming: Naming): IBinaryData {
	refuseTool(call, naming);
	try {
		return call.context.helpers.assertBinaryData(field);
	} catch {
		throw withoutFile(call, field, naming);
	}
}
