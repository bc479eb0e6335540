/** What leaves for what was entered: pickers, types, defaults, what is derived. */
import { encodeBody } from '../../../nodes/engine/encode';
import type { Field, Operation } from '../../../nodes/engine/operation';

type Values = Parameters<typeof encodeBody>[1];

const encode = (field: Partial<Field>, values: object, more: Partial<Operation> = {}): object =>
	encodeBody(
		{
			...{ value: 'do', name: 'Do', action: 'Do', description: 'Do', path: '/do' },
			fields: [{ name: 'x', displayName: 'The Field', wire: 'string', ...field }],
			...more,
		},
		values as Values,
	);

const picked = (value: unknown) => ({ __rl: true, mode: 'list', value });

describe('pickers of the editor', () => {
	it('one that holds an ID leaves as the ID', () => {
		expect(encode({}, { x: picked('wxid_a') })).toEqual({ x: 'wxid_a' });
		expect(encode({}, { x: picked(' ') })).toEqual({});
	});

	it('a list of them leaves as a list of IDs, also where one holds several', () => {
		const entries = [picked('a'), picked(['b', 'c']), 'd', picked('e,f')].map((id) => ({ id }));
		expect(encode({ wire: 'array' }, { x: { picked: entries } })).toEqual({
			x: ['a', 'b', 'c', 'd', 'e', 'f'],
		});
		expect(encode({ wire: 'list' }, { x: { picked: [] } })).toEqual({});
	});

	it('what only looks like one stays what it is', () => {
		expect(encode({ wire: 'json' }, { x: { picked: 'a' } })).toEqual({ x: { picked: 'a' } });
		expect(encode({ wire: 'json' }, { x: { value: 'a' } })).toEqual({ x: { value: 'a' } });
	});
});

describe('links', () => {
	it.each(['https://e.com/a.png', 'HTTP://e.com/a.png', '  http://e.com/a.png\n'])(
		'%j is one',
		(x) => {
			expect(encode({ isLink: true }, { x })).toEqual({ x: x.trim() });
		},
	);

	it('other texts need not be one', () => {
		expect(encode({}, { x: 'picture.png' })).toEqual({ x: 'picture.png' });
	});

	it.each([
		['a comma before another address', 'https://e.com/1,https://e.com/2', 2],
		['a wide comma before another address', 'https://e.com/1，https://e.com/2', 2],
		['a comma and white space', 'https://e.com/1,  https://e.com/2', 2],
		['a comma before white space only', 'https://e.com/1, 2', 1],
		['a semicolon before white space', 'https://e.com/1; https://e.com/2', 2],
		['a wide semicolon before white space', 'https://e.com/1； https://e.com/2', 2],
		['a semicolon at the end', 'https://e.com/1;', 1],
		['a comma at the end', 'https://e.com/1,', 1],
		['a comma, and white space at the end', 'https://e.com/1,  ', 1],
		['a line break', 'https://e.com/1\nhttps://e.com/2', 2],
		['an address in capitals', 'https://e.com/1;HTTPS://e.com/2', 2],
		['a semicolon within', 'https://e.com/1;v=2', 1],
		['a scheme with digits and signs is one', 'https://e.com/1;s3+a-b.c://e.com/2', 2],
		['what begins with a digit is none', 'https://e.com/1;3s://e.com/2', 1],
	])('%s', (_what, x, count) => {
		const { x: sent } = encode({ wire: 'list', separator: ';' }, { x }) as { x: string };
		expect(sent.split(';').filter((part) => part !== '')).toHaveLength(count);
	});

	it.each([',', '，', ';', '；', ', \n', '; '])('%j at the end is no part of the link', (end) => {
		const x = `https://e.com/1${end}`;
		expect(encode({ wire: 'list', separator: ';' }, { x })).toEqual({ x: 'https://e.com/1' });
	});

	it('only where semicolons separate they are escaped', () => {
		expect(encode({ wire: 'list' }, { x: ['a;b', 'c'] })).toEqual({ x: 'a;b,c' });
		expect(encode({ wire: 'list', separator: ';' }, { x: ['a;b;c', 'd'] })).toEqual({
			x: 'a%3Bb%3Bc;d',
		});
	});
});

describe('types', () => {
	it.each([
		['true', true],
		[true, true],
		['false', false],
		[false, false],
	])('a switch takes %j', (x, sent) => {
		expect(encode({ wire: 'boolean' }, { x })).toEqual({ x: sent });
	});

	it('whole numbers may have blanks around them, and nothing else', () => {
		expect(encode({ wire: 'integer' }, { x: ' -12 ' })).toEqual({ x: -12 });
		for (const x of ['a1', '1a', '--1', '1-']) {
			expect(() => encode({ wire: 'integer' }, { x })).toThrow('needs a whole number');
		}
	});

	it('the largest numbers that are exact leave exactly', () => {
		const most = String(Number.MAX_SAFE_INTEGER);
		expect(encode({ wire: 'integer' }, { x: most })).toEqual({ x: Number.MAX_SAFE_INTEGER });
		expect(encode({}, { x: Number.MAX_SAFE_INTEGER })).toEqual({ x: most });
		expect(encode({}, { x: 1.5 })).toEqual({ x: '1.5' });
		expect(() => encode({}, { x: Number.MAX_SAFE_INTEGER + 1 })).toThrow('has been rounded');
	});

	it('JSON leaves as it is', () => {
		expect(encode({ wire: 'json' }, { x: [{ a: [1] }] })).toEqual({ x: [{ a: [1] }] });
	});

	it('exactly as many values as the limits allow', () => {
		const limits = { wire: 'array', minItems: 2, maxItems: 3 } as const;
		expect(encode(limits, { x: 'a,b' })).toEqual({ x: ['a', 'b'] });
		expect(encode(limits, { x: 'a,b,c' })).toEqual({ x: ['a', 'b', 'c'] });
	});

	it.each([1, '2', 3])('%j is one of several choices', (x) => {
		const choices = [1, 2, 3].map((value) => ({ name: `Number ${value}`, value }));
		expect(encode({ wire: 'integer', choices }, { x })).toEqual({ x: Number(x) });
	});

	it('members that are not documented stay behind, and without any nothing is left', () => {
		expect(encode({ wire: 'object' }, { x: { a: 1 } })).toEqual({ x: {} });
	});
});

describe('what is not entered', () => {
	it('a derived value is sent, and an entered one counts before it', () => {
		const derive = ({ y }: Record<string, unknown>) => (y as string) && `from ${y as string}`;
		expect(encode({ derive }, { y: 'b' })).toEqual({ x: 'from b' });
		expect(encode({ derive }, { x: 'a', y: 'b' })).toEqual({ x: 'a' });
		expect(encode({ derive, wire: 'integer' }, { x: 0, y: 'b' })).toEqual({ x: 0 });
	});

	it('a list is empty when all of its entries are', () => {
		expect(encode({ required: true, wire: 'array' }, { x: ['', ['a', ' ']] })).toEqual({
			x: ['a'],
		});
		expect(() => encode({ required: true, wire: 'array' }, { x: ['', [' ']] })).toThrow('is empty');
	});

	it('only a long turns its empty value into a number', () => {
		expect(encode({ wire: 'long', whenEmpty: '0' }, {})).toEqual({ x: BigInt(0) });
		expect(encode({ wire: 'string', whenEmpty: '0' }, {})).toEqual({ x: '0' });
		expect(encode({ wire: 'long' }, {})).toEqual({});
	});

	it('an empty value is one of the choices, too', () => {
		const choices = [{ name: 'On', value: 1 }];
		expect(() => encode({ wire: 'integer', whenEmpty: 0, choices }, {})).toThrow("value '0'");
		expect(encode({ wire: 'integer', choices }, {})).toEqual({});
	});
});

describe('additional body fields', () => {
	it('are taken only where the operation has them', () => {
		expect(encode({}, { x: 'a', additionalBodyFields: '{"y":1}' })).toEqual({ x: 'a' });
		expect(encode({}, { x: 'a', additionalBodyFields: '{"y":1}' }, { openBody: true })).toEqual({
			x: 'a',
			y: 1,
		});
		expect(encode({}, { x: 'a', additionalBodyFields: ' ' }, { openBody: true })).toEqual({
			x: 'a',
		});
	});
});
