import type { IDataObject } from 'n8n-workflow';

import { isIdLike } from '../events/ids';
import { isObject } from './answer';
import { ROWS } from './encode';
import { examplesOf } from './example';
import type { Field, Operation } from './operation';
import { pickedOnes, type PickedOne } from './picked';

/** Whom one call of an operation is for. */
export interface Recipient {
	field: Pick<Field, 'displayName' | 'placeholder'>;
	/** At least one. */
	people: PickedOne[];
}

/** What an operation does it to, the nearest first: a card that is sent names a contact as well. */
const NEAREST = ['chat', 'group', 'contact'];

function fieldOf(fields: Field[]): Field | undefined {
	const found = NEAREST.map((kind) => fields.find(({ pick }) => pick === kind));
	return found.find((field) => field !== undefined);
}

/** n8n hands on the ID alone; what the list has called it stands in the node. */
function labeled(people: PickedOne[], stored: unknown): PickedOne[] {
	const labels = new Map(pickedOnes(stored).map(({ id, label }) => [id, label]));
	return people.map(({ id, label }) => ({ id, label: labels.get(id) ?? label }));
}

/**
 * Whom an item is for, as far as that was entered into a field that picks somebody.
 *
 * @param entered what n8n has collected, by the names of the fields
 * @param stored the parameters as they stand in the node, expressions and all
 */
export function recipientOf(
	{ fields }: Pick<Operation, 'fields'>,
	entered: IDataObject,
	stored: IDataObject = {},
): Recipient | undefined {
	const field = fieldOf(fields);
	if (field) {
		const people = pickedOnes(entered[field.name]);
		if (people.length === 0) return undefined;
		return { field, people: labeled(people, stored[field.parameter ?? field.name]) };
	}
	for (const { name, members = [] } of fields) {
		const held = entered[name];
		const rows = isObject(held) && Array.isArray(held[ROWS]) ? (held[ROWS] as IDataObject[]) : [];
		const found = rows.flatMap((row) => recipientOf({ fields: members }, row) ?? []);
		if (found.length) return { ...found[0], people: found.flatMap(({ people }) => people) };
	}
	return undefined;
}

/** So many are named; the others are counted. */
const MOST = 3;

/** Those whom it is for, as the list has called them, in a line. */
export function namesOf({ people }: Recipient): string {
	const named = people.slice(0, MOST).map(({ label }) => label);
	const more = people.length - named.length;
	if (more > 0) return `${named.join(', ')} and ${more} more`;
	return named.join(', ');
}

/**
 * What to say where a name may stand in the place of an ID.
 *
 * @returns nothing where all that was entered may be IDs
 */
export function nameHint(recipient: Recipient | undefined): string {
	const name = recipient?.people.find(({ id }) => !isIdLike(id))?.id;
	if (recipient === undefined || name === undefined) return '';
	const { displayName, placeholder } = recipient.field;
	return `"${name}" looks like a name, and '${displayName}' needs an ID${examplesOf(placeholder)}: pick it from the list.`;
}
