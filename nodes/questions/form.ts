import type { GenericValue, IDataObject } from 'n8n-workflow';

import { InputFault } from '../engine/fault';
import type { PageWords } from './languages';
import { button, escapeHtml } from './page';

/** A field of a form, as n8n's own nodes keep it. */
export interface FormField {
	fieldLabel?: string;
	fieldType?: string;
	fieldOptions?: { values?: Array<{ option?: string }> };
	requiredField?: boolean;
}

/** Of a free text: one field that has to be filled in. */
export const freeText = (words: PageWords): FormField[] => [
	{ fieldLabel: words.answer, fieldType: 'textarea', requiredField: true },
];

const CHOICES: readonly unknown[] = ['checkbox', 'dropdown', 'radio'];

const optionsOf = ({ fieldOptions }: FormField): string[] =>
	(fieldOptions?.values ?? []).map(({ option }) => String(option ?? '').trim()).filter(Boolean);

const labelOf = ({ fieldLabel }: FormField): string => String(fieldLabel ?? '').trim();

/** The name of a field in what the page sends. */
const nameOf = (index: number): string => `f${index}`;

/**
 * Looks at a form before anybody is asked.
 *
 * @throws InputFault when it could not be filled in
 */
export function checkForm(fields: FormField[]): void {
	if (fields.length === 0) {
		throw new InputFault(
			'The form has no fields',
			"Add what is to be filled in under 'Form Fields', or choose another response type.",
		);
	}
	const labels = fields.map(labelOf);
	fields.forEach((field, index) => {
		const label = labels[index];
		if (label === '') throw new InputFault(`Field ${index + 1} of the form has no label`);
		if (labels.indexOf(label) !== index) {
			throw new InputFault(
				`The form has two fields with the label '${label}'`,
				'The answers are told apart by the labels: give each field its own.',
			);
		}
		if (CHOICES.includes(field.fieldType) && optionsOf(field).length === 0) {
			throw new InputFault(
				`The field '${label}' of the form has nothing to choose from`,
				'Add its options, or choose another type of field.',
			);
		}
	});
}

const valuesIn = (sent: IDataObject, index: number): string[] =>
	[sent[nameOf(index)] ?? []]
		.flat()
		.map((value: GenericValue) => String(value).trim())
		.filter(Boolean);

/** What was filled into a field; nothing at all where it may not stay so. */
function valueOf(field: FormField, given: string[]): GenericValue | string[] | undefined {
	if (given.length === 0) {
		if (field.requiredField) return undefined;
		return field.fieldType === 'checkbox' ? [] : null;
	}
	const [value] = given;
	if (field.fieldType === 'number')
		return Number.isFinite(Number(value)) ? Number(value) : undefined;
	if (!CHOICES.includes(field.fieldType)) return value;
	const options = optionsOf(field);
	if (!given.every((one) => options.includes(one))) return undefined;
	return field.fieldType === 'checkbox' ? given : value;
}

/**
 * What the page has sent.
 *
 * @returns the values of all fields in their order, or nothing where one is missing or none that its field takes
 */
export function valuesSent(
	fields: FormField[],
	sent: IDataObject,
): Array<GenericValue | string[]> | undefined {
	const values = fields.map((field, index) => valueOf(field, valuesIn(sent, index)));
	return values.includes(undefined) ? undefined : values;
}

/** The answers by the labels of their fields. */
export const byLabel = (fields: FormField[], values: unknown[]): IDataObject =>
	Object.fromEntries(fields.map((field, index) => [labelOf(field), values[index]])) as IDataObject;

const INPUT_TYPES: readonly unknown[] = ['date', 'email', 'number'];

function inputOf(words: PageWords, field: FormField, index: number, given: string[]): string {
	const { fieldType, requiredField } = field;
	const name = `name="${nameOf(index)}"`;
	const required = requiredField ? ' required' : '';
	const label = escapeHtml(labelOf(field)) + (requiredField ? ' *' : '');
	const chosen = (option: string, how: string) => (given.includes(option) ? ` ${how}` : '');
	if (fieldType === 'checkbox' || fieldType === 'radio') {
		// Of several boxes, HTML cannot say that one has to be ticked.
		const needed = fieldType === 'radio' ? required : '';
		const boxes = optionsOf(field).map((option) => {
			const value = escapeHtml(option);
			return `<label class="in"><input type="${fieldType}" ${name} value="${value}"${chosen(option, 'checked')}${needed}>${value}</label>`;
		});
		return `<fieldset><legend>${label}</legend>${boxes.join('')}</fieldset>`;
	}
	const value = escapeHtml(given[0] ?? '');
	if (fieldType === 'textarea') {
		return `<label>${label}<textarea rows="4" ${name}${required}>${value}</textarea></label>`;
	}
	if (fieldType === 'dropdown') {
		const options = optionsOf(field).map(
			(option) => `<option${chosen(option, 'selected')}>${escapeHtml(option)}</option>`,
		);
		return `<label>${label}<select ${name}${required}><option value="">${escapeHtml(words.choose)}</option>${options.join('')}</select></label>`;
	}
	const type = INPUT_TYPES.includes(fieldType) ? String(fieldType) : 'text';
	const step = type === 'number' ? ' step="any"' : '';
	return `<label>${label}<input type="${type}"${step} ${name} value="${value}"${required}></label>`;
}

/**
 * The fields and the button below them, as HTML.
 *
 * @param sent what somebody has filled in before, who has to look at it again
 */
export function formInputs(words: PageWords, fields: FormField[], sent?: IDataObject): string {
	const note = sent ? `<p class="note" role="alert">${escapeHtml(words.missing)}</p>` : '';
	const inputs = fields.map((field, index) =>
		inputOf(words, field, index, valuesIn(sent ?? {}, index)),
	);
	return note + inputs.join('') + button(words.submit, 'submit');
}
