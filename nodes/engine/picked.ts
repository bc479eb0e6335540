import type { IDataObject } from 'n8n-workflow';

import { isObject } from './answer';
import { splitValues } from './values';

/** The name of what holds the single value in a list of picked ones. */
export const PICKED = 'picked';
export const PICKED_ID = 'id';

/** Takes the IDs out of what the editor's pickers hold; other values stay as they are. */
export function unwrapped(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if ('__rl' in value) return (value as IDataObject).value;
	const entries = (value as IDataObject)[PICKED];
	return Array.isArray(entries)
		? (entries as IDataObject[]).map((entry) => unwrapped(entry[PICKED_ID])).flat()
		: value;
}

/** Somebody or something that was picked: the ID, and how the list called it. */
export interface PickedOne {
	id: string;
	/** The ID where it was entered by hand. */
	label: string;
}

/**
 * What the editor's pickers hold, each with the name that the list gave it.
 *
 * @param value one picker, several in rows, or plain text; an ID may hold several, comma-separated
 */
export function pickedOnes(value: unknown): PickedOne[] {
	if (Array.isArray(value)) return value.flatMap(pickedOnes);
	if (!isObject(value)) return splitValues(value).map((id) => ({ id, label: id }));
	if (!('__rl' in value)) {
		const entries = value[PICKED];
		return Array.isArray(entries)
			? (entries as IDataObject[]).flatMap((entry) => pickedOnes(entry[PICKED_ID]))
			: [];
	}
	const ids = pickedOnes(value.value);
	const { mode, cachedResultName: name } = value;
	const isNamed = mode === 'list' && ids.length === 1 && typeof name === 'string' && name !== '';
	return isNamed ? [{ id: ids[0].id, label: name }] : ids;
}

/** The IDs of what the editor's pickers hold. */
export const pickedIds = (value: unknown): string[] => pickedOnes(value).map(({ id }) => id);
