import { decodeJson, decodeOutgoingJson, encodeJson } from '../../../nodes/engine/losslessJson';

const IDS = ['8015075888668773694', '-4245909463265376127', '14200825020179157073'];

describe('decodeJson', () => {
	it.each(IDS)('keeps %s as a string of digits, however deep it is nested', (id) => {
		expect(decodeJson(`{"a":${id},"b":[{"c":[${id}]}]}`)).toEqual({ a: id, b: [{ c: [id] }] });
	});

	it('leaves shorter integers, fractions and texts alone', () => {
		expect(decodeJson('{"a":999999999999999,"b":1.5,"c":1e3,"d":"8015075888668773694"}')).toEqual({
			a: 999999999999999,
			b: 1.5,
			c: 1000,
			d: '8015075888668773694',
		});
	});

	it('turns every integer of 16 digits into a string, also one that JavaScript could hold', () => {
		expect(decodeJson('[1000000000000000]')).toEqual(['1000000000000000']);
	});

	it('takes the last of a repeated key, as JSON.parse does', () => {
		expect(decodeJson('{"a":1,"a":2}')).toEqual({ a: 2 });
	});

	it('does not let a key reach the prototype', () => {
		const decoded = decodeJson('{"__proto__":{"polluted":true}}') as Record<string, unknown>;
		expect(decoded.polluted).toBeUndefined();
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});

	it.each(['', '{', '{"a":1', '<html>', 'undefined'])('refuses %j', (text) => {
		expect(() => decodeJson(text)).toThrow(SyntaxError);
	});
});

describe('encodeJson', () => {
	it.each(IDS)('writes %s as bare digits', (id) => {
		expect(encodeJson({ a: BigInt(id), b: id })).toBe(`{"a":${id},"b":"${id}"}`);
	});

	it.each(IDS)('sends %s bare, whether it was typed with quotes or without', (id) => {
		expect(encodeJson(decodeOutgoingJson(`{"a":${id},"b":["${id}"]}`))).toBe(
			`{"a":${id},"b":[${id}]}`,
		);
	});

	it('leaves short digits and other texts quoted', () => {
		expect(encodeJson(decodeOutgoingJson('{"a":"123","b":"x8015075888668773694"}'))).toBe(
			'{"a":"123","b":"x8015075888668773694"}',
		);
	});
});
