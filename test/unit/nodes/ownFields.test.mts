/** Fields that stay in the node: other fields are shown for them or derived from them. */
import { encodeBody } from '../../../nodes/engine/encode';
import type { Field, Operation } from '../../../nodes/engine/operation';

const from: Field = {
	name: 'from',
	parameter: 'source',
	displayName: 'From',
	wire: 'string',
	isOwn: true,
	default: 'text',
	whenEmpty: 'text',
	choices: [
		{ name: 'Text', value: 'text' },
		{ name: 'Parts', value: 'parts' },
	],
};

const parts: Field = {
	name: 'parts',
	displayName: 'Parts',
	wire: 'object',
	isOwn: true,
	required: true,
	when: { source: ['parts'] },
	members: [{ name: 'n', displayName: 'Number', wire: 'integer', required: true }],
};

const text: Field = {
	name: 'text',
	displayName: 'The Text',
	wire: 'string',
	required: true,
	when: { source: ['text'] },
	derive: ({ from: choice, parts: made }) =>
		choice === 'parts' ? `made of ${JSON.stringify(made)}` : undefined,
};

const operation: Operation = {
	...{ value: 'do', name: 'Do', action: 'Do', description: 'Do', path: '/do' },
	fields: [from, parts, text],
};

const encode = (values: object) => encodeBody(operation, values as never);

it('the text is sent alone, whether or not the choice is made', () => {
	expect(encode({ text: 'as it is' })).toEqual({ text: 'as it is' });
	expect(encode({ from: 'text', text: 'as it is' })).toEqual({ text: 'as it is' });
});

it('what is derived gets the own fields as they would be sent, and they are not sent themselves', () => {
	expect(encode({ from: 'parts', parts: { n: '7', more: 1 } })).toEqual({
		text: 'made of {"n":7}',
	});
});

it('a value that is left behind in a field that is not shown counts for nothing', () => {
	expect(encode({ from: 'parts', parts: { n: 7 }, text: 'old' })).toEqual({
		text: 'made of {"n":7}',
	});
	expect(encode({ text: 'new', parts: { n: 'no number' } })).toEqual({ text: 'new' });
});

it('the field that is missing is the one that is shown', () => {
	expect(() => encode({})).toThrow("'The Text' is empty");
	expect(() => encode({ from: 'parts' })).toThrow("'Parts' is empty");
	expect(() => encode({ from: 'parts', parts: {} })).toThrow("'Number' of 'Parts' is empty");
});

it('a choice that is not offered is refused', () => {
	expect(() => encode({ from: 'thin air', text: 'a' })).toThrow(
		"'From' does not know the value 'thin air'",
	);
});

it('a choice of an input that is no field of the operation hides nothing here', () => {
	const elsewhere: Operation = {
		...operation,
		fields: [{ ...text, derive: undefined, when: { fileFrom: ['url'] } }],
	};
	expect(encodeBody(elsewhere, { text: 'as it is' })).toEqual({ text: 'as it is' });
	expect(() => encodeBody(elsewhere, {})).toThrow("'The Text' is empty");
});
