/** What a user reads who has entered something that cannot be sent: what happened, and what to do. */
import { encodeBody } from '../../../nodes/engine/encode';
import { InputFault } from '../../../nodes/engine/fault';
import type { Field, Operation } from '../../../nodes/engine/operation';

type Values = Parameters<typeof encodeBody>[1];

const operation = (field: Partial<Field>, more: Partial<Operation> = {}): Operation => ({
	...{ value: 'do', name: 'Do', action: 'Do', description: 'Do', path: '/do' },
	fields: [{ name: 'x', displayName: 'The Field', wire: 'string', ...field }],
	...more,
});

function faultOf(field: Partial<Field>, values: object, more?: Partial<Operation>): InputFault {
	try {
		encodeBody(operation(field, more), values as Values);
	} catch (error) {
		if (error instanceof InputFault) return error;
		throw error;
	}
	throw new Error('Nothing was refused');
}

const LONG = `data:image/png;base64,${'A'.repeat(80)}`;
const LINK_HINT =
	"The gateway fetches this file from a public link. To send a file that the workflow holds, choose 'Binary' in the field.";
const ROUNDED_HINT =
	'Numbers of 16 digits or more lose their last digits in JavaScript. Pass the ID as text: in an expression, use the field of the WeChat node or trigger directly, without converting it to a number.';
const TEXT_HINT =
	'Pick a single value in the expression, for example {{ $json.chatId }} instead of {{ $json }}.';

it.each<[string, Partial<Field>, unknown, string, string | undefined]>([
	[
		'a rounded number',
		{ wire: 'long' },
		8015075888668774000,
		"'The Field' holds a number that has been rounded: 8015075888668774000",
		ROUNDED_HINT,
	],
	[
		'no link',
		{ isLink: true },
		'picture.png',
		"'The Field' needs a link that starts with http:// or https://, but holds 'picture.png'",
		LINK_HINT,
	],
	[
		'no link, with words before it',
		{ isLink: true },
		'see https://e.com/a.png',
		"'The Field' needs a link that starts with http:// or https://, but holds 'see https://e.com/a.png'",
		LINK_HINT,
	],
	[
		'no link, where another input chooses',
		{ isLink: 'plain' },
		'picture.png',
		"'The Field' needs a link that starts with http:// or https://, but holds 'picture.png'",
		LINK_HINT.replace("'Binary' in the field", "'File From: Binary Data'"),
	],
	[
		'a link without a host',
		{ isLink: true },
		'https://',
		"'The Field' needs a link that starts with http:// or https://, but holds 'https://'",
		LINK_HINT,
	],
	[
		'file content, of which the beginning is enough',
		{ isLink: true },
		LONG,
		`'The Field' needs a link that starts with http:// or https://, but holds '${LONG.slice(0, 60)}…'`,
		LINK_HINT,
	],
	[
		'what is just short enough to be quoted whole',
		{ isLink: true },
		'A'.repeat(60),
		`'The Field' needs a link that starts with http:// or https://, but holds '${'A'.repeat(60)}'`,
		LINK_HINT,
	],
	[
		'a list of links, of which only the wrong part is quoted',
		{ isLink: true, wire: 'list', separator: ';' },
		'picture.png;https://e.com/a.png',
		"'The Field' needs a link that starts with http:// or https://, but holds 'picture.png'",
		LINK_HINT,
	],
	['an object', {}, { a: 1 }, "'The Field' needs text, but holds an object", TEXT_HINT],
	['a list', {}, ['a', 'b'], "'The Field' needs text, but holds a list", TEXT_HINT],
	[
		'no whole number',
		{ wire: 'integer' },
		'1.5',
		"'The Field' needs a whole number, but holds '1.5'",
		'Enter digits only.',
	],
	[
		'no whole number, where an example is known',
		{ wire: 'integer', placeholder: 'e.g. 12' },
		'many',
		"'The Field' needs a whole number, but holds 'many'",
		'Enter digits only, for example "12".',
	],
	[
		'an object instead of a number',
		{ wire: 'long' },
		{ a: 1 },
		`'The Field' needs a whole number, but holds '{"a":1}'`,
		'Enter digits only.',
	],
	[
		'a switch instead of a number',
		{ wire: 'long' },
		true,
		"'The Field' needs a whole number, but holds 'true'",
		'Enter digits only.',
	],
	[
		'a number beyond 64 bits',
		{ wire: 'long' },
		'18446744073709551616',
		"'The Field' is out of range: 18446744073709551616",
		'The gateway takes 64-bit numbers. Check that the ID was copied completely and only once.',
	],
	[
		'an integer beyond what is exact',
		{ wire: 'integer' },
		'9007199254740993',
		"'The Field' is out of range: 9007199254740993",
		undefined,
	],
	[
		'neither true nor false',
		{ wire: 'boolean' },
		'yes',
		"'The Field' needs true or false, but holds 'yes'",
		'Switch the field on or off, or let the expression return true or false.',
	],
	[
		'too few values',
		{ wire: 'array', minItems: 2 },
		'a',
		"'The Field' needs at least 2 values, but holds 1",
		undefined,
	],
	[
		'too many values',
		{ wire: 'array', maxItems: 2 },
		'a,b,c',
		"'The Field' takes at most 2 values, but holds 3",
		'Split the list into smaller parts, for example with a Loop Over Items node, and call the operation once for each part.',
	],
	[
		'text that is no JSON',
		{ wire: 'object', members: [] },
		'{',
		expect.stringMatching(/^'The Field' is not valid JSON: \S/) as unknown as string,
		undefined,
	],
	[
		'JSON that is no object',
		{ wire: 'object', members: [] },
		'null',
		`'The Field' needs a JSON object, for example {"key": "value"}`,
		undefined,
	],
	[
		'JSON text instead of an object',
		{ wire: 'object', members: [] },
		'"text"',
		`'The Field' needs a JSON object, for example {"key": "value"}`,
		undefined,
	],
	[
		'a list instead of an object',
		{ wire: 'object', members: [] },
		[{ a: 1 }],
		"'The Field' needs a JSON object, but holds '[object Object]'",
		undefined,
	],
	[
		'a number instead of an object',
		{ wire: 'object', members: [] },
		5,
		"'The Field' needs a JSON object, but holds '5'",
		undefined,
	],
	[
		'a value beside the choices',
		{
			wire: 'integer',
			choices: [
				{ name: 'On', value: 1 },
				{ name: 'Off', value: 2 },
			],
		},
		3,
		"'The Field' does not know the value '3'",
		'Use one of: 1 (On), 2 (Off).',
	],
	[
		'nothing',
		{ required: true },
		'',
		"'The Field' is empty",
		'Fill in the field. If it holds an expression, check that the previous node returns the value.',
	],
	[
		'nothing, where an example is known',
		{ required: true, placeholder: 'e.g. wxid_a' },
		'',
		"'The Field' is empty",
		'Fill in the field, for example "wxid_a". If it holds an expression, check that the previous node returns the value.',
	],
	[
		'nothing that it could be derived from',
		{ derive: () => undefined },
		'',
		"'The Field' is empty",
		'Fill in the field. If it holds an expression, check that the previous node returns the value.',
	],
])('%s', (_what, field, x, message, description) => {
	const fault = faultOf(field, { x });
	expect(fault.message).toEqual(message);
	expect(fault.description).toBe(description);
});

it('an empty member is named with the field that it belongs to', () => {
	const members: Field[] = [
		{ name: 'size', displayName: 'Size', wire: 'integer', required: true },
		{ name: 'deep', displayName: 'Deep', wire: 'object', members: [] },
	];
	expect(faultOf({ wire: 'object', members }, { x: '{"deep":{}}' }).message).toBe(
		"'Size' of 'The Field' is empty",
	);
});

describe('additional body fields', () => {
	const open = { openBody: true } as const;

	it.each([
		['[1]', `'Additional Body Fields' needs a JSON object, for example {"key": "value"}`],
		['{', /^'Additional Body Fields' is not valid JSON: \S/],
	])('%j is refused', (additionalBodyFields, message) => {
		expect(faultOf({}, { x: 'a', additionalBodyFields }, open).message).toMatch(message);
	});

	it('a field of the operation is named, and where it is to be entered', () => {
		const fault = faultOf({}, { x: 'a', additionalBodyFields: '{"y":1,"x":2}' }, open);
		expect(fault.message).toBe("'Additional Body Fields' holds 'x', which has a field of its own");
		expect(fault.description).toBe("Use 'The Field' instead.");
	});
});

it('what the operation itself does not allow is refused with its own words', () => {
	const check = (body: object) => ('x' in body ? 'Not with this field.' : undefined);
	expect(faultOf({}, { x: 'a' }, { check }).message).toBe('Not with this field.');
	expect(encodeBody(operation({}, { check }), {} as Values)).toEqual({});
});
