/** Forms: what is checked before anybody is asked, what the page shows, and what its answers come to. */
import {
	byLabel,
	checkForm,
	type FormField,
	formInputs,
	freeText,
	valuesSent,
} from '../../../nodes/questions/form';
import { wordsFor } from '../../../nodes/questions/languages';

const words = wordsFor({ 'accept-language': 'en' });

const options = (...names: string[]) => ({ values: names.map((option) => ({ option })) });
const field = (fieldLabel: string, fieldType: string, more: FormField = {}): FormField => ({
	fieldLabel,
	fieldType,
	...more,
});

const fault = (fields: FormField[]) => {
	try {
		checkForm(fields);
	} catch (error) {
		return (error as Error).message;
	}
	return undefined;
};

describe('before anybody is asked', () => {
	it('a form that can be filled in passes', () => {
		expect(
			fault([field('Name', 'text'), field('Size', 'radio', { fieldOptions: options('S', 'L') })]),
		).toBeUndefined();
	});

	it.each<[string, FormField[]]>([
		['The form has no fields', []],
		['Field 2 of the form has no label', [field('Name', 'text'), field(' ', 'text')]],
		[
			"The form has two fields with the label 'Name'",
			[field('Name', 'text'), field(' Name ', 'number')],
		],
		["The field 'Size' of the form has nothing to choose from", [field('Size', 'dropdown')]],
		[
			"The field 'Size' of the form has nothing to choose from",
			[field('Size', 'checkbox', { fieldOptions: options(' ') })],
		],
	])('%s', (text, fields) => expect(fault(fields)).toBe(text));
});

describe('what the page has sent', () => {
	const size = { fieldOptions: options('S', 'L') };

	it.each<[string, FormField, unknown, unknown]>([
		['text', field('a', 'text'), ' some text ', 'some text'],
		['lines', field('a', 'textarea'), 'one\r\ntwo', 'one\r\ntwo'],
		['a number', field('a', 'number'), '2.50', 2.5],
		['zero', field('a', 'number', { requiredField: true }), '0', 0],
		['a date', field('a', 'date'), '2026-12-24', '2026-12-24'],
		['an address', field('a', 'email'), 'a@example.com', 'a@example.com'],
		['one of several', field('a', 'dropdown', size), 'S', 'S'],
		['a choice', field('a', 'radio', size), 'L', 'L'],
		['one box', field('a', 'checkbox', size), 'L', ['L']],
		['two boxes', field('a', 'checkbox', size), ['S', 'L'], ['S', 'L']],
		['no box', field('a', 'checkbox', size), undefined, []],
		['nothing', field('a', 'text'), '  ', null],
		['no number', field('a', 'number'), '', null],
	])('%s', (_, one, sent, value) =>
		expect(valuesSent([one], { f0: sent } as never)).toEqual([value]),
	);

	it.each<[string, FormField, unknown]>([
		['a text that is missing', field('a', 'text', { requiredField: true }), ' '],
		['a box that is missing', field('a', 'checkbox', { ...size, requiredField: true }), undefined],
		['no number', field('a', 'number'), 'many'],
		['a choice that is none', field('a', 'dropdown', size), 'XL'],
		['a box that is none', field('a', 'checkbox', size), ['S', 'XL']],
	])('%s is no answer', (_, one, sent) =>
		expect(valuesSent([field('b', 'text'), one], { f1: sent } as never)).toBeUndefined(),
	);

	it('is given by the labels, whatever they are', () => {
		const fields = [field(' Name ', 'text'), field('__proto__', 'text')];
		const data = byLabel(fields, ['Li Lei', 'x']);
		expect(Object.entries(data)).toEqual([
			['Name', 'Li Lei'],
			['__proto__', 'x'],
		]);
		expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
	});
});

describe('the fields on the page', () => {
	const shown = (fields: FormField[], sent?: Record<string, unknown>) =>
		formInputs(words, fields, sent as never);
	const submit = '<button name="answer" value="submit">Submit</button>';

	it('a free text', () => {
		expect(shown(freeText(words))).toBe(
			`<label>Your answer *<textarea rows="4" name="f0" required></textarea></label>${submit}`,
		);
	});

	it.each(['date', 'email', 'text'])('%s', (type) => {
		expect(shown([field('A', type)])).toBe(
			`<label>A<input type="${type}" name="f0" value=""></label>${submit}`,
		);
	});

	it('a number need not be whole', () => {
		expect(shown([field('A', 'number', { requiredField: true })])).toContain(
			'<input type="number" step="any" name="f0" value="" required>',
		);
	});

	it('what nobody knows is a text', () => {
		expect(shown([field('A', 'password"><script>')])).toContain('<input type="text" name="f0"');
	});

	it('choices', () => {
		const size = { fieldOptions: options('S', 'L & "XL"'), requiredField: true };
		expect(shown([field('A', 'dropdown', size)])).toContain(
			'<select name="f0" required><option value="">Please choose</option><option>S</option><option>L &amp; &quot;XL&quot;</option></select>',
		);
		expect(shown([field('A', 'radio', size)])).toContain(
			'<fieldset><legend>A *</legend><label class="in"><input type="radio" name="f0" value="S" required>S</label>',
		);
		// HTML would want all boxes ticked.
		expect(shown([field('A', 'checkbox', size)])).toContain(
			'<input type="checkbox" name="f0" value="S">S</label>',
		);
	});

	it('labels cannot become HTML', () => {
		expect(shown([field('<b>A</b>', 'text')])).toContain('<label>&lt;b&gt;A&lt;/b&gt;<input');
	});

	it('what was filled in stays there when something is missing', () => {
		const size = { fieldOptions: options('S', 'L') };
		const fields = [
			...[field('A', 'text'), field('B', 'textarea')],
			...[field('C', 'dropdown', size), field('D', 'checkbox', size)],
		];
		const html = shown(fields, { f0: '"a"', f1: '<b>', f2: 'L', f3: ['S', 'L'] });
		expect(html).toContain(
			'<p class="note" role="alert">Something is missing, or does not fit</p>',
		);
		expect(html).toContain('value="&quot;a&quot;"');
		expect(html).toContain('>&lt;b&gt;</textarea>');
		expect(html).toContain('<option selected>L</option>');
		expect(html.match(/ checked>/g)).toHaveLength(2);
		expect(shown(fields)).not.toContain('note');
	});
});
