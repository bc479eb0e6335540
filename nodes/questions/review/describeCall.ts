import type { IDataObject } from 'n8n-workflow';

import { ACCOUNT } from '../../engine/account';
import { isObject } from '../../engine/answer';
import { OPEN_BODY } from '../../engine/encode';
import { findOperation } from '../../engine/findOperation';
import type { Field, Operation, Pick, Resource } from '../../engine/operation';
import { PICKED, type PickedOne, pickedOnes } from '../../engine/picked';
import { labeled } from '../../engine/values';
import { withChosen } from './fromAi';

/** What an agent wants to have done, as n8n hands it to the review. */
export interface ToolCall {
	/** The tool by the name that the model knows. */
	tool: string;
	/** What the model has filled in; not of every tool an object. */
	chosen: unknown;
}

/** The node that is held back. */
export interface Held {
	name: string;
	/** As they are saved, expressions and all. */
	parameters: IDataObject;
}

/** What an expression comes to, without the "=" in front. It may throw. */
type Evaluate = (expression: string) => unknown;

/** As much of one value is shown, and of all of them. */
const LONGEST_VALUE = 1_000;
const LONGEST = 3_000;

const HAN = /\p{Script=Han}/u;

/** n8n gives nothing for an expression that fails in some ways. */
const UNKNOWN = '(empty, or an expression that cannot be shown)';

/** What is left out is said: nobody may believe to have read all of it. */
function cut(text: string, longest: number): string {
	const characters = [...text];
	const more = characters.length - longest;
	if (more <= 0) return text;
	const said = HAN.test(text) ? `（还有 ${more} 个字）` : ` (${more} more characters)`;
	return `${characters.slice(0, longest).join('')}…${said}`;
}

/** A line: those that its value goes on in are moved in, so that none looks like the next input. */
const line = (label: string, value: string): string =>
	`${label}: ${cut(value, LONGEST_VALUE)
		.trim()
		.replace(/\s*[\r\n\u2028\u2029]+/g, '\n    ')}`;

/** The name that a model knows, as somebody would write it. */
const readable = (name: string): string => name.replace(/_/g, ' ').trim();

/** Any value in words: no quotes, no braces. */
function inWords(value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	if (Array.isArray(value)) return value.map(inWords).filter(Boolean).join(', ');
	if (!isObject(value)) return String(value);
	return Object.entries(value)
		.map(([key, entry]) => [readable(key), inWords(entry)])
		.filter(([, text]) => text !== '')
		.map((pair) => pair.join(': '))
		.join(', ');
}

/** What stands in an input once its expressions are read. */
class Reading {
	/** What the model has chosen and is shown with the input that it stands in. */
	readonly shown = new Set<string>();

	constructor(
		private readonly chosen: IDataObject,
		private readonly evaluate: Evaluate,
	) {}

	of(held: unknown): unknown {
		if (Array.isArray(held)) return held.map((entry) => this.of(entry));
		if (isObject(held)) {
			return Object.fromEntries(Object.entries(held).map(([key, entry]) => [key, this.of(entry)]));
		}
		return typeof held === 'string' && held.startsWith('=') ? this.evaluated(held.slice(1)) : held;
	}

	private evaluated(text: string): unknown {
		const { expression, names } = withChosen(text, this.chosen);
		try {
			const value = this.evaluate(expression);
			if (value === undefined || value === null) return UNKNOWN;
			names.forEach((name) => this.shown.add(name));
			return value;
		} catch {
			return UNKNOWN;
		}
	}
}

/** One input, with what it holds. */
interface Line {
	label: string;
	value: string;
	/** In place of the value: whom it names, with the address book to hand. */
	people?: PickedOne[];
}

/** What an agent's tool call would do. */
export interface Described {
	/** What the editor calls it. */
	what: string;
	lines: Line[];
	/** The account that would act, where the node says so. */
	account: unknown;
}

const isPicker = (value: unknown): boolean =>
	isObject(value) && ('__rl' in value || PICKED in value);

/** What the address book has names of. */
const IN_ADDRESS_BOOK: Pick[] = ['chat', 'contact', 'group'];

/** @param names what those are called of whom only the ID is known */
const called = (people: PickedOne[], names: ReadonlyMap<string, string> = new Map()): string =>
	people
		.map(({ id, label }) => labeled(id === label ? (names.get(id) ?? '') : label, id))
		.join(', ');

/** What an input holds, as the editor shows it. */
function asEntered({ choices = [], secret, wire }: Partial<Field>, value: unknown): string {
	// Nobody reads a password out, and what was not chosen is not worth a line.
	if (secret || (wire === 'boolean' && value === false)) return '';
	return choices.find((choice) => choice.value === value)?.name ?? inWords(value);
}

const isReceiver = ({ pick }: Field): boolean => pick === 'chat' || pick === 'group';

/** The inputs of an operation with what they hold: who gets it first, the account last. */
function linesOf({ account, fields }: Operation, { parameters }: Held, reading: Reading): Line[] {
	const further = isObject(parameters.additionalFields) ? parameters.additionalFields : {};
	const inOrder = [
		...fields.filter(isReceiver),
		...fields.filter((field) => !isReceiver(field)),
	].map((field) => ({ ...field, name: field.parameter ?? field.name }));
	const others: Array<Partial<Field> & { name: string; displayName: string }> = [
		{ name: OPEN_BODY, displayName: 'Additional Body Fields' },
		...(account === false ? [] : [{ name: ACCOUNT, displayName: 'Account' }]),
	];
	return [...inOrder, ...others].map((field) => {
		const value = reading.of(parameters[field.name] ?? further[field.name]);
		const label = field.displayName;
		if (!isPicker(value)) return { label, value: asEntered(field, value) };
		const people = pickedOnes(value);
		const isListed = field.pick !== undefined && IN_ADDRESS_BOOK.includes(field.pick);
		return isListed ? { label, value: '', people } : { label, value: called(people) };
	});
}

/** The operation that a node is set to, as the editor calls it. */
function operationOf(catalog: Resource[], held: Held | undefined) {
	const { resource, operation } = held?.parameters ?? {};
	const found = findOperation(catalog, resource, operation);
	const module = catalog.find(({ value }) => value === resource);
	return found && module ? { found, name: `${module.name}: ${found.name}` } : undefined;
}

const isFilled = ({ value, people = [] }: Line): boolean =>
	value.trim() !== '' || people.length > 0;

/**
 * Finds out what an agent's tool call would do and to whom, for the person who decides.
 *
 * @param catalog the gateway's
 * @param held the node that is held back, where it is one of this package: what somebody has filled in there
 *   is shown as well. Of another tool, only what the model has chosen.
 * @param evaluate for the expressions in it
 */
export function describeCall(
	catalog: Resource[],
	{ tool, chosen }: ToolCall,
	held: Held | undefined,
	evaluate: Evaluate,
): Described {
	const choices = isObject(chosen) ? chosen : { Input: chosen };
	const reading = new Reading(choices as IDataObject, evaluate);
	const operation = operationOf(catalog, held);
	const inputs = operation && held ? linesOf(operation.found, held, reading) : [];
	const others = Object.entries(choices)
		.filter(([name]) => !reading.shown.has(name))
		.map(([name, value]): Line => ({ label: readable(name), value: inWords(value) }));
	return {
		what: operation?.name ?? held?.name ?? readable(tool),
		lines: [...inputs, ...others].filter(isFilled),
		account: reading.of(held?.parameters[ACCOUNT]),
	};
}

/** The IDs of all of whom only the ID is known. */
export const namelessIn = ({ lines }: Described): string[] =>
	lines.flatMap(({ people = [] }) =>
		people.filter(({ id, label }) => id === label).map(({ id }) => id),
	);

/**
 * The same in words, for a message and a page.
 *
 * @param names what the address book calls those of whom only the ID is known
 */
export function toText({ what, lines }: Described, names?: ReadonlyMap<string, string>): string {
	const shown = lines.map(({ label, value, people }) =>
		line(label, people ? called(people, names) : value),
	);
	const all = [what, ...shown].join('\n');
	// Whose texts are Chinese reads Chinese.
	const heading = HAN.test(all) ? 'AI 助手请求执行：' : 'An AI agent asks to do this:';
	return cut(`${heading}\n${all}`, LONGEST);
}
