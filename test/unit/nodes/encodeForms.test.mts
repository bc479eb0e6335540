import { encodeBody } from '../../../nodes/engine/encode';
import { encodeJson } from '../../../nodes/engine/losslessJson';
import type { Field } from '../../../nodes/engine/operation';

type Values = Parameters<typeof encodeBody>[1];

const encode = (field: Partial<Field>, x: unknown): string => {
	const fields: Field[] = [{ name: 'x', displayName: 'The Field', wire: 'string', ...field }];
	const operation = { value: 'do', name: 'Do', action: 'Do', description: 'Do', path: '/', fields };
	return encodeJson(encodeBody(operation, { x } as Values));
};

/** What the editor holds of something that is picked. */
const id = (value: string) => ({ __rl: true, mode: 'id', value });

describe('a choice that the gateway calls otherwise', () => {
	const muting: Partial<Field> = {
		wire: 'boolean',
		choices: [
			{ name: 'Mute', value: 0 },
			{ name: 'Unmute', value: 1 },
		],
		sentAs: { 0: true, 1: false },
	};

	it.each([
		[0, true],
		['0', true],
		[1, false],
		['1', false],
		// As the gateway calls it, from an expression.
		[true, true],
		['false', false],
	])('%j is sent as %j', (chosen, sent) => {
		expect(encode(muting, chosen)).toBe(`{"x":${sent}}`);
	});

	it.each([2, 'mute', 'constructor'])('%j is none', (value) => {
		expect(() => encode(muting, value)).toThrow("'The Field' needs true or false, but holds");
	});

	it('a number that is no choice is refused where the gateway has numbers, too', () => {
		const numbers: Partial<Field> = { ...muting, wire: 'integer', sentAs: { 0: 7, 1: 8 } };
		expect(encode(numbers, 1)).toBe('{"x":8}');
		expect(() => encode(numbers, 2)).toThrow("'The Field' does not know the value '2'");
	});
});

it.each([
	[id('wxid_a'), '["wxid_a"]'],
	[id('wxid_a, wxid_b'), '["wxid_a","wxid_b"]'],
	[{ ...id(''), value: ['wxid_a', 'wxid_b'] }, '["wxid_a","wxid_b"]'],
])('what is picked once becomes a list: %j', (picked, sent) => {
	const field = { wire: 'array', pick: 'member', single: true } as const;
	expect(encode(field, picked)).toBe(`{"x":${sent}}`);
});

it.each(['list', 'array', 'string'] as const)(
	'nothing picked is nothing entered, for a %s as well',
	(wire) => {
		expect(encode({ wire, pick: 'contact' }, {})).toBe('{}');
		expect(() => encode({ wire, pick: 'contact', required: true }, {})).toThrow(
			"'The Field' is empty",
		);
	},
);

describe('rows of fields', () => {
	const messages: Partial<Field> = {
		wire: 'objects',
		row: 'Message',
		required: true,
		members: [
			{ name: 'to', displayName: 'To', wire: 'string', pick: 'chat', required: true },
			{ name: 'kind', displayName: 'Kind', wire: 'integer', required: true },
			{ name: 'at', displayName: 'Mentions', wire: 'array', whenEmpty: [''] },
		],
	};
	const row = { to: id('wxid_a'), kind: '1', at: [] };

	it('become a list of objects, each member as it is documented', () => {
		const second = { to: 'wxid_b', kind: 2, at: 'c, d' };
		expect(encode(messages, { rows: [row, second] })).toBe(
			'{"x":[{"to":"wxid_a","kind":1,"at":[""]},{"to":"wxid_b","kind":2,"at":["c","d"]}]}',
		);
	});

	it('an expression gives the list itself, or a single object', () => {
		const sent = '{"x":[{"to":"wxid_a","kind":1,"at":[""]}]}';
		expect(encode(messages, [row])).toBe(sent);
		expect(encode(messages, row)).toBe(sent);
		expect(encode(messages, encodeJson([row]))).toBe(sent);
	});

	it.each([[{}], [{ rows: [] }], [[]], ['']])('%j is none', (none) => {
		expect(() => encode(messages, none)).toThrow("'The Field' is empty");
		expect(encode({ ...messages, required: undefined }, none)).toBe('{}');
	});

	it('what is missing is named with its row', () => {
		const rows = [row, { ...row, to: id(' ') }];
		expect(() => encode(messages, { rows })).toThrow("'To' of entry 2 of 'The Field' is empty");
	});

	it('a key called "rows" is just a key of any other object', () => {
		const members: Field[] = [{ name: 'rows', displayName: 'Rows', wire: 'integer' }];
		expect(encode({ wire: 'object', members }, { rows: 3 })).toBe('{"x":{"rows":3}}');
		expect(encode({ wire: 'json' }, { rows: 3 })).toBe('{"x":{"rows":3}}');
	});
});
