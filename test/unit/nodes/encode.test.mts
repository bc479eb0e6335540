import { encodeBody } from '../../../nodes/engine/encode';
import { encodeJson } from '../../../nodes/engine/losslessJson';
import type { Field, Operation } from '../../../nodes/engine/operation';

type Values = Parameters<typeof encodeBody>[1];

const operation = (fields: Array<Partial<Field>>, more: Partial<Operation> = {}): Operation => ({
	value: 'do',
	name: 'Do',
	action: 'Do',
	description: 'Do',
	path: '/do',
	fields: fields.map((field) => ({
		name: 'x',
		displayName: 'The Field',
		wire: 'string',
		...field,
	})),
	...more,
});

const encode = (field: Partial<Field>, x: unknown, more?: Partial<Operation>) =>
	encodeJson(encodeBody(operation([field], more), { x } as Values));

describe('empty fields', () => {
	it.each([undefined, null, '', '  ', [], ['', ' ']])('an optional %j is not sent', (empty) => {
		expect(encode({}, empty)).toBe('{}');
	});

	it('a key that the gateway always wants is sent with its documented empty value', () => {
		expect(encode({ whenEmpty: '' }, '')).toBe('{"x":""}');
		expect(encode({ wire: 'integer', whenEmpty: 0 }, '')).toBe('{"x":0}');
		expect(encode({ wire: 'long', whenEmpty: '0' }, '')).toBe('{"x":0}');
		expect(encode({ wire: 'json', whenEmpty: null }, '')).toBe('{"x":null}');
		expect(encode({ wire: 'array', whenEmpty: [] }, [])).toBe('{"x":[]}');
	});

	it('a required one is named as the editor shows it', () => {
		expect(() => encode({ required: true }, ' ')).toThrow("'The Field' is empty");
	});

	it('a zero and a false are values', () => {
		expect(encode({ wire: 'integer', required: true }, 0)).toBe('{"x":0}');
		expect(encode({ wire: 'boolean', required: true }, false)).toBe('{"x":false}');
	});
});

describe('lists of objects', () => {
	const members: Field[] = [
		{ name: 'a', displayName: 'A', wire: 'integer', required: true },
		{ name: 'b', displayName: 'B', wire: 'array', whenEmpty: [''] },
	];
	const objects = { wire: 'objects' as const, members };

	it.each([
		[[{ a: '1', b: ['x'] }, { a: 2 }], '[{"a":1,"b":["x"]},{"a":2,"b":[""]}]'],
		['[{"a": 1, "other": true}]', '[{"a":1,"b":[""]}]'],
		['{"a": 1}', '[{"a":1,"b":[""]}]'],
		[{ a: 1, b: [''] }, '[{"a":1,"b":[""]}]'],
	])('%j goes out as %s', (value, sent) => {
		expect(encode(objects, value)).toBe(`{"x":${sent}}`);
	});

	it('a mistake in one is named with its place', () => {
		expect(() => encode(objects, [{ a: 1 }, {}])).toThrow("'A' of entry 2 of 'The Field' is empty");
		expect(() => encode(objects, '[{"a": 1}')).toThrow("'The Field' is not valid JSON");
		expect(() => encode(objects, [1])).toThrow("'The Field' needs a JSON object, but holds '1'");
	});

	it('their number has limits', () => {
		expect(() => encode({ ...objects, maxItems: 1 }, [{ a: 1 }, { a: 2 }])).toThrow(
			"'The Field' takes at most 1 values, but holds 2",
		);
	});
});

describe('what is always sent', () => {
	it('stands beside the fields, also beside none', () => {
		expect(encode({}, 'y', { always: { type: 2, open: false } })).toBe(
			'{"type":2,"open":false,"x":"y"}',
		);
		expect(encode({}, '', { always: { type: 2 } })).toBe('{"type":2}');
	});
});

describe('digits that travel as a string', () => {
	const asText = { wire: 'long' as const, asText: true as const };

	it('stay exact', () => {
		expect(encode(asText, ' 14200825020179157073 ')).toBe('{"x":"14200825020179157073"}');
		expect(encode(asText, 7)).toBe('{"x":"7"}');
		expect(encode({ ...asText, whenEmpty: '0' }, '')).toBe('{"x":"0"}');
	});

	it('have to be digits, and not rounded ones', () => {
		expect(() => encode(asText, 'abc')).toThrow('needs a whole number');
		expect(() => encode(asText, 8015075888668774000)).toThrow('has been rounded');
	});
});

describe('numbers', () => {
	it.each(['8015075888668773694', '-4245909463265376127', '14200825020179157073', '0'])(
		'%s stays exact as a long',
		(id) => {
			expect(encode({ wire: 'long' }, ` ${id} `)).toBe(`{"x":${id}}`);
		},
	);

	it.each(['9223372036854775808', '18446744073709551615', '-9223372036854775808'])(
		'%s is within the signed or unsigned range',
		(id) => expect(encode({ wire: 'long' }, id)).toBe(`{"x":${id}}`),
	);

	it.each(['18446744073709551616', '-9223372036854775809'])('%s is out of range', (id) => {
		expect(() => encode({ wire: 'long' }, id)).toThrow('out of range');
	});

	it.each(['abc', '1.5', '1e5', '0x10', '12 34', true, {}, ['1']])(
		'%j is no whole number',
		(value) => {
			expect(() => encode({ wire: 'integer' }, value)).toThrow(
				"'The Field' needs a whole number, but holds",
			);
		},
	);

	it.each(['string', 'integer', 'long', 'list'] as const)(
		'a %s refuses a number that JavaScript has rounded',
		(wire) => {
			const rounded = Number('8015075888668773694');
			expect(() => encode({ wire }, rounded)).toThrow('has been rounded');
		},
	);

	it('an integer beyond 2^53 is refused rather than rounded', () => {
		expect(() => encode({ wire: 'integer' }, '9007199254740993')).toThrow('out of range');
	});

	it('digits become a JSON number, a number becomes text where text is wanted', () => {
		expect(encode({ wire: 'integer' }, '7')).toBe('{"x":7}');
		expect(encode({ wire: 'string' }, 7)).toBe('{"x":"7"}');
	});
});

describe('lists', () => {
	it.each([
		['a, b ,c'],
		[['a', ' b ', 'c']],
		[['a, b', 'c']],
		[[['a', 'b'], 'c']],
		['a，b、c'],
		['a\nb\nc'],
		[['a', '', 'b', ' ', 'c,']],
	])('%j leaves as a,b,c', (value) => {
		expect(encode({ wire: 'list' }, value)).toBe('{"x":"a,b,c"}');
		expect(encode({ wire: 'array' }, value)).toBe('{"x":["a","b","c"]}');
	});

	it('pictures are joined by semicolons, and a comma within a URL does not split it', () => {
		const urls = ['https://e.com/a.png?x=1,2', 'https://e.com/b.png'];
		const sent = '{"x":"https://e.com/a.png?x=1,2;https://e.com/b.png"}';
		for (const value of [urls, urls.join(';'), urls.join(', '), urls.join('\n')]) {
			expect(encode({ wire: 'list', separator: ';' }, value)).toBe(sent);
		}
	});

	it('counts against the limits of the gateway', () => {
		const ids = (count: number) => Array.from({ length: count }, (_, i) => `id${i}`);
		const limits = { wire: 'list', minItems: 2, maxItems: 20 } as const;
		expect(() => encode(limits, ids(20))).not.toThrow();
		expect(() => encode(limits, ids(21))).toThrow('takes at most 20 values, but holds 21');
		expect(() => encode(limits, ids(1))).toThrow('needs at least 2 values, but holds 1');
	});
});

describe('texts, switches and choices', () => {
	it('blanks around an id are dropped, those of a message and a password are kept', () => {
		expect(encode({}, ' wxid_a\n')).toBe('{"x":"wxid_a"}');
		expect(encode({ rows: 4 }, ' hi \n')).toBe('{"x":" hi \\n"}');
		expect(encode({ secret: true }, ' pw ')).toBe('{"x":" pw "}');
	});

	it('an object where text is wanted is refused', () => {
		expect(() => encode({}, { a: 1 })).toThrow("'The Field' needs text, but holds an object");
	});

	it('a switch takes true and false only', () => {
		expect(encode({ wire: 'boolean' }, 'true')).toBe('{"x":true}');
		expect(() => encode({ wire: 'boolean' }, 'yes')).toThrow('needs true or false');
	});

	it('a value beside the choices is refused and the choices are named', () => {
		const field: Partial<Field> = { wire: 'integer', choices: [{ name: 'On', value: 2 }] };
		expect(encode(field, '2')).toBe('{"x":2}');
		expect(() => encode(field, 3)).toThrow("'The Field' does not know the value '3'");
	});

	it('a key with two names in the documents is sent under both', () => {
		expect(encode({ alsoSentAs: 'y' }, 'a')).toBe('{"x":"a","y":"a"}');
	});
});

describe('objects', () => {
	const cdn: Partial<Field> = {
		wire: 'object',
		members: [
			{ name: 'fileUrl', displayName: 'File URL', wire: 'string', required: true },
			{ name: 'fileSize', displayName: 'File Size', wire: 'integer', required: true },
		],
	};

	it.each([
		['{"fileUrl":"a","fileSize":"5","other":1}'],
		[{ fileUrl: 'a', fileSize: 5, other: 1 }],
	])('take what is documented from %j, as text or as an object', (value) =>
		expect(encode(cdn, value)).toBe('{"x":{"fileUrl":"a","fileSize":5}}'),
	);

	it('say which member is missing, or that it is no JSON', () => {
		expect(() => encode(cdn, '{"fileUrl":"a"}')).toThrow("'File Size' of 'The Field' is empty");
		expect(() => encode(cdn, '{')).toThrow("'The Field' is not valid JSON");
		expect(() => encode(cdn, '[1]')).toThrow("'The Field' needs a JSON object");
	});
});

describe('additional body fields', () => {
	const send = (extra: unknown) =>
		encodeJson(
			encodeBody(operation([{}], { openBody: true }), {
				x: 'a',
				additionalBodyFields: extra,
			} as Values),
		);

	it('are added as they are, long numbers as bare digits', () => {
		expect(send('{"id":"-4245909463265376127","deep":[{"n":14200825020179157073}],"t":"1"}')).toBe(
			'{"x":"a","id":-4245909463265376127,"deep":[{"n":14200825020179157073}],"t":"1"}',
		);
		expect(send({ id: '-4245909463265376127' })).toBe('{"x":"a","id":-4245909463265376127}');
		expect(send('')).toBe('{"x":"a"}');
	});

	it('cannot replace a field that the operation has', () => {
		expect(() => send('{"x":"b"}')).toThrow("holds 'x', which has a field of its own");
	});
});

describe('a list of links', () => {
	const links = { wire: 'list', separator: ';', isLink: true } as const;

	it.each([
		['https://a.example/1.png;https://a.example/2.png', 2],
		['https://a.example/1.png；https://a.example/2.png', 2],
		['https://a.example/1.png, https://a.example/2.png', 2],
		['https://a.example/1.png\nhttps://a.example/2.png;', 2],
		[['https://a.example/1.png; https://a.example/2.png', 'https://a.example/3.png'], 3],
		['https://a.example/1,2.png', 1],
		['https://a.example/1.png?a;b=c&sign=x;y', 1],
	])('%j holds %i', (value, count) => {
		const { x } = JSON.parse(encode(links, value)) as { x: string };
		expect(x.split(';')).toHaveLength(count);
	});

	it('a semicolon of a signed link is escaped, since it would separate', () => {
		expect(encode(links, ['https://a.example/1.png?sign=x;y;z', 'https://a.example/2.png'])).toBe(
			'{"x":"https://a.example/1.png?sign=x%3By%3Bz;https://a.example/2.png"}',
		);
	});

	it.each([
		'https://a.example/1.png;ftp://a.example/2.png',
		'https://a.example/1.png; 2.png',
		['https://a.example/1.png', 'picture.png'],
	])('each part of %j is checked', (value) => {
		expect(() => encode(links, value)).toThrow('needs a link that starts with http');
	});

	it('as an array, a link keeps its semicolon', () => {
		expect(encode({ wire: 'array', isLink: true }, ['https://a.example/?x=1;2'])).toBe(
			'{"x":["https://a.example/?x=1;2"]}',
		);
	});
});

describe('the members of an object', () => {
	const members: Field[] = [
		{ name: 'md5', displayName: 'MD5', wire: 'string' },
		{ name: 'size', displayName: 'Size', wire: 'long' },
	];

	it.each([
		{ md5: '12345678901234567890123456789012', size: '8015075888668773694' },
		'{"md5":"12345678901234567890123456789012","size":8015075888668773694}',
		'{"md5":12345678901234567890123456789012,"size":"8015075888668773694"}',
	])('text of many digits stays text, and a number a number: %j', (x) => {
		expect(encode({ wire: 'object', members }, x)).toBe(
			'{"x":{"md5":"12345678901234567890123456789012","size":8015075888668773694}}',
		);
	});
});
