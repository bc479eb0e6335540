import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../../engine/answer';
import { textOf } from '../../../events/values';

/** Fields by their plain names. */
export type Fields = ReadonlyMap<string, unknown>;

/** A name as it is in every spelling that has been seen: `TypeName` and `type_name` are one. */
export const plain = (name: string): string => name.toLowerCase().replace(/_/g, '');

/** Texts of the nested dialect come as `{string}`; empty ones as `{}`, which is no text either. */
function unwrapped(value: unknown): unknown {
	if (!isObject(value)) return value;
	const names = Object.keys(value);
	return names.length === 1 && plain(names[0]) === 'string' ? value[names[0]] : value;
}

/** The fields of an object, whichever way their names are spelled. */
export const fieldsOf = (object: IDataObject): Fields =>
	new Map(Object.entries(object).map(([name, value]) => [plain(name), unwrapped(value)]));

/** The fields within a field; none where it holds no object. */
export function fieldsAt(fields: Fields, name: string): Fields {
	const inner = fields.get(name);
	return isObject(inner) ? fieldsOf(inner) : new Map();
}

/** A field as text. */
export const textIn = (fields: Fields, name: string): string => textOf(fields.get(name));
