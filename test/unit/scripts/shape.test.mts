import { shapeOf, shapeOfAll, toSchema } from '../../../scripts/schemas/shape.mts';

const schemaOf = (...values: unknown[]) => toSchema(shapeOfAll(values)!);

it('names types and never values', () => {
	expect(schemaOf({ text: 'secret', count: 1, share: 0.5, isOn: true, none: null })).toEqual({
		type: 'object',
		properties: {
			text: { type: 'string' },
			count: { type: 'integer' },
			share: { type: 'number' },
			isOn: { type: 'boolean' },
			none: { type: 'null' },
		},
	});
});

it('has the fields of all values, in the order in which they were seen', () => {
	const { properties } = schemaOf({ b: 1, a: 1 }, { c: 1, a: 1 });
	expect(Object.keys(properties!)).toEqual(['b', 'a', 'c']);
});

it('looks into lists and objects', () => {
	const entries = {
		type: 'object',
		properties: { id: { type: 'string' }, at: { type: 'integer' } },
	};
	expect(schemaOf({ list: [] }, { list: [{ id: '1' }, { at: 1 }] })).toEqual({
		type: 'object',
		properties: { list: { type: 'array', items: entries } },
	});
	expect(schemaOf({ list: [] })).toEqual({
		type: 'object',
		properties: { list: { type: 'array' } },
	});
});

it.each([
	['a type before null', [null, 'x'], 'string'],
	['number, which holds integers', [1, 0.5], 'number'],
	['several types, text first', [0, '4245909463265375993'], ['string', 'integer']],
])('says %s', (_name, values, type) => {
	expect(schemaOf(...values)).toEqual({ type });
});

it('knows nothing of no values, and refuses what JSON does not have', () => {
	expect(shapeOfAll([])).toBeUndefined();
	expect(() => shapeOf({ id: 1n })).toThrow('JSON has no bigint');
});
