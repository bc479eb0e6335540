import type { IDataObject } from 'n8n-workflow';

import { ACCOUNT } from '../../engine/account';
import { isObject } from '../../engine/answer';
import { OPEN_BODY } from '../../engine/encode';
import { findOperation } from '../../engine/findOperation';
import type { Field, Operation, Resource } from '../../engine/operation';
import { PICKED, pickedOnes } from '../../engine/picked';
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

const HEADING = 'An AI agent asks to do this (AI 助手请求执行):';
/** n8n gives nothing for an expression that fails in some ways. */
const UNKNOWN = '(empty, or an expression that cannot be shown)';

/** What is left out is said: nobody may believe to have read all of it. */
function cut(text: string, longest: number): string {
	const characters = [...text];
	const more = characters.length - longest;
	if (more <= 0) return text;
	return `${characters.slice(0, longest).join('')}… (${more} more characters, 还有 ${more} 个字)`;
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

const isPicker = (value: unknown): boolean =>
	isObject(value) && ('__rl' in value || PICKED in value);

/** What an input holds, as the editor shows it. */
function asEntered({ choices = [], secret, wire }: Partial<Field>, value: unknown): string {
	if (isPicker(value)) {
		return pickedOnes(value)
			.map(({ id, label }) => labeled(label === id ? '' : label, id))
			.join(', ');
	}
	if (secret) return '';
	// What was not chosen is not worth a line.
	if (wire === 'boolean' && value === false) return '';
	return choices.find((choice) => choice.value === value)?.name ?? inWords(value);
}

const isReceiver = ({ pick }: Field): boolean => pick === 'chat' || pick === 'group';

/** The inputs of an operation with what they hold: who gets it first, the account last. */
function linesOf({ account, fields }: Operation, { parameters }: Held, reading: Reading): string[] {
	const further = isObject(parameters.additionalFields) ? parameters.additionalFields : {};
	const valueOf = (name: string) => reading.of(parameters[name] ?? further[name]);
	const inOrder = [
		...fields.filter(isReceiver),
		...fields.filter((field) => !isReceiver(field) && !field.isMade),
	].map((field) => ({ ...field, name: field.parameter ?? field.name }));
	const others: Array<Partial<Field> & { name: string; displayName: string }> = [
		{ name: OPEN_BODY, displayName: 'Additional Body Fields' },
		...(account === false ? [] : [{ name: ACCOUNT, displayName: 'Account' }]),
	];
	return [...inOrder, ...others]
		.map((field) => ({ ...field, text: asEntered(field, valueOf(field.name)) }))
		.filter(({ text }) => text.trim() !== '')
		.map(({ displayName, text }) => line(displayName, text));
}

/** The operation that a node is set to, as the editor calls it. */
function operationOf(catalog: Resource[], held: Held | undefined) {
	const { resource, operation } = held?.parameters ?? {};
	const found = findOperation(catalog, resource, operation);
	const module = catalog.find(({ value }) => value === resource);
	return found && module ? { found, name: `${module.name}: ${found.name}` } : undefined;
}

/**
 * Says what an agent's tool call would do and to whom, for the person who decides.
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
): string {
	const choices = isObject(chosen) ? chosen : { Input: chosen };
	const reading = new Reading(choices as IDataObject, evaluate);
	const operation = operationOf(catalog, held);
	const inputs = operation && held ? linesOf(operation.found, held, reading) : [];
	const others = Object.entries(choices)
		.filter(([name]) => !reading.shown.has(name))
		.map(([name, value]) => [readable(name), inWords(value)])
		.filter(([, text]) => text.trim() !== '')
		.map(([name, text]) => line(name, text));
	const what = operation?.name ?? held?.name ?? readable(tool);
	return cut([HEADING, what, ...inputs, ...others].join('\n'), LONGEST);
}
