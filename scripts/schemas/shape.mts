/** What values look like: their types and nothing of themselves. */

/** In this order where a value has several: the editor shows the first one only. */
const KINDS = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'] as const;

export type Kind = (typeof KINDS)[number];

/** The part of JSON Schema that n8n's editor understands. */
export interface Schema {
	type: Kind | Kind[];
	properties?: Record<string, Schema>;
	items?: Schema;
}

/** What some values have in common. */
export interface Shape {
	kinds: Kind[];
	/** Of those that are objects. */
	fields?: Record<string, Shape>;
	/** Of the entries of those that are lists and not empty. */
	entries?: Shape;
}

const scalarKind = (value: unknown): Kind => {
	if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
	if (typeof value === 'string' || typeof value === 'boolean') return typeof value as Kind;
	throw new TypeError(`JSON has no ${typeof value}`);
};

/** The shape of one value. */
export function shapeOf(value: unknown): Shape {
	if (value === null) return { kinds: ['null'] };
	if (Array.isArray(value)) return { kinds: ['array'], entries: shapeOfAll(value) };
	if (typeof value !== 'object') return { kinds: [scalarKind(value)] };
	const fields = Object.entries(value).map(([name, field]) => [name, shapeOf(field)] as const);
	return { kinds: ['object'], fields: Object.fromEntries(fields) };
}

/** The shape that all of these values fit in; nothing when there is none of them. */
export const shapeOfAll = (values: unknown[]): Shape | undefined =>
	values.map(shapeOf).reduce<Shape | undefined>(merged, undefined);

function merged(one: Shape | undefined, other: Shape | undefined): Shape | undefined {
	if (!one || !other) return one ?? other;
	return {
		kinds: [...new Set([...one.kinds, ...other.kinds])],
		fields: mergedFields(one.fields, other.fields),
		entries: merged(one.entries, other.entries),
	};
}

/** Names stay in the order in which they were first seen. */
function mergedFields(one: Shape['fields'], other: Shape['fields']): Shape['fields'] {
	if (!one || !other) return one ?? other;
	const names = new Set([...Object.keys(one), ...Object.keys(other)]);
	return Object.fromEntries([...names].map((name) => [name, merged(one[name], other[name])!]));
}

/** A field may be null where it has a type, and an integer where it is a number: that goes without saying. */
function typeOf(kinds: Kind[]): Schema['type'] {
	const said = KINDS.filter(
		(kind) =>
			kinds.includes(kind) &&
			!(kind === 'null' && kinds.length > 1) &&
			!(kind === 'integer' && kinds.includes('number')),
	);
	return said.length === 1 ? said[0] : said;
}

/** What the node says of a message that was sent, whatever the gateway answers. */
export const SENT_WORDS = ['messageId', 'localId', 'chatId', 'accountId', 'timestamp', 'messages'];

/** A time that no sample has is a text all the same. */
export const withTimestamp = (shape: Shape): Shape =>
	shape.fields?.timestamp
		? { ...shape, fields: { ...shape.fields, timestamp: { kinds: ['string'] } } }
		: shape;

/** Writes a shape as JSON Schema. */
export function toSchema({ kinds, fields, entries }: Shape): Schema {
	return {
		type: typeOf(kinds),
		...(fields && {
			properties: Object.fromEntries(
				Object.entries(fields).map(([name, field]) => [name, toSchema(field)]),
			),
		}),
		...(entries && { items: toSchema(entries) }),
	};
}
