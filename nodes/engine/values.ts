import type { IDataObject } from 'n8n-workflow';

/** Commas as typed on a Chinese keyboard and line breaks separate values as well. */
const BETWEEN_VALUES = /[,，、\n]/;

/** Takes several values, comma-separated text, or a mix, and returns them trimmed, without blanks. */
export const splitValues = (
	value: unknown,
	between: RegExp = BETWEEN_VALUES,
	toText: (entry: unknown) => string = String,
): string[] =>
	(Array.isArray(value) ? value : [value])
		.flat()
		.filter((entry) => entry !== undefined && entry !== null)
		.flatMap((entry) => toText(entry).split(between))
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');

/** What stands at a place, for example `voice.length`; nothing where there is no such place. */
export const valueAt = (value: unknown, path: string): unknown =>
	path
		.split('.')
		.reduce<unknown>(
			(inner, key) =>
				typeof inner === 'object' && inner !== null ? (inner as IDataObject)[key] : undefined,
			value,
		);

/** A text that begins with a capital. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A name with the ID behind it, or the ID alone. */
export const labeled = (name: string, id: string): string => (name ? `${name} (${id})` : id);
