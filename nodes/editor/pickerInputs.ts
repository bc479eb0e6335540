import type { INodeProperties } from 'n8n-workflow';

import { PICKED, PICKED_ID } from '../engine/picked';
import { capitalized } from '../engine/values';

/** What the editor shows in place of a text input. */
export type Input = Pick<
	INodeProperties,
	'type' | 'default' | 'options' | 'typeOptions' | 'modes' | 'placeholder'
>;

/** Something that is picked. */
export interface Picking {
	/** Name of its search. */
	search: string;
	/** What the editor calls one, with its article. */
	one: string;
	/** What makes a new one, and what the list calls that. */
	make?: { method: string; label: string };
	/** Of the ID. */
	placeholder?: string;
	/** What the ID starts with. */
	start?: string | number | boolean;
}

/** A single one: from the list or by its ID. */
export const onePicked = ({ search, one, make, placeholder, start }: Picking): Input => ({
	type: 'resourceLocator',
	default: start === undefined ? { mode: 'list', value: '' } : { mode: 'id', value: start },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: `Select ${one}…`,
			typeOptions: {
				searchListMethod: search,
				searchable: true,
				...(make && { allowNewResource: { ...make, defaultName: '' } }),
			},
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder },
	],
});

/**
 * Several of a kind, each in a row of its own.
 *
 * @param noun what the editor calls one
 * @param name of what holds the rows
 * @param values what a row has
 */
export const inRows = (noun: string, name: string, values: INodeProperties[]): Input => ({
	type: 'fixedCollection',
	default: {},
	// What the button says that adds one.
	placeholder: `Add ${noun}`,
	typeOptions: { multipleValues: true },
	options: [{ displayName: noun, name, values }],
});

/** Several, each in a row of its own; an ID may also hold several, comma-separated. */
export function severalPicked(picking: Picking): Input {
	const noun = capitalized(picking.one.replace(/^an? /, '').replace(/ or .*/, ''));
	return inRows(noun, PICKED, [
		{
			displayName: noun,
			name: PICKED_ID,
			...onePicked(picking),
			description: 'Takes several IDs, separated by commas',
		},
	]);
}
