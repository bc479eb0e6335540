import type { IDataObject } from 'n8n-workflow';

import { isObject } from './answer';
import { examplesOf } from './example';
import { InputFault } from './fault';
import { decodeJson, decodeOutgoingJson, encodeJson } from './losslessJson';
import type { Field, Operation } from './operation';
import { unwrapped } from './picked';
import { splitValues } from './values';

export const OPEN_BODY = 'additionalBodyFields';

const LONG_MIN = -(BigInt(2) ** BigInt(63));
const LONG_MAX = BigInt(2) ** BigInt(64) - BigInt(1);

/**
 * A URL may hold commas and semicolons, as signed links do, so only one that another address, white
 * space or nothing follows separates.
 */
const BETWEEN_URLS = /\n|[;；,，](?=\s*(?:[a-z][a-z\d+.-]*:\/\/|$))|[;；](?=\s)/i;

const quoted = (field: Field) => `'${field.displayName}'`;

/** The name of what holds the rows of several objects. */
export const ROWS = 'rows';

/** Takes out of what the editor holds what somebody has entered into a field. */
function entered({ pick, row }: Field, held: unknown): unknown {
	// A list of pickers or rows without an entry.
	const isNone = isObject(held) && Object.keys(held).length === 0;
	if (isNone && (pick !== undefined || row !== undefined)) return undefined;
	if (row === undefined) return unwrapped(held);
	return isObject(held) && ROWS in held ? held[ROWS] : held;
}

const isEmpty = (value: unknown): boolean =>
	value === undefined ||
	value === null ||
	(typeof value === 'string' && value.trim() === '') ||
	(Array.isArray(value) && value.every(isEmpty));

function refuseRounded(field: Field, value: number): void {
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
		throw new InputFault(
			`${quoted(field)} holds a number that has been rounded: ${value}`,
			'Numbers of 16 digits or more lose their last digits in JavaScript. Pass the ID as text: in an expression, use the field of the WeChat node or trigger directly, without converting it to a number.',
		);
	}
}

/** Whether a text is a link that a gateway can fetch. */
export const isWebLink = (text: string) => /^https?:\/\/./i.test(text);

/** Anything but a link in a field whose file the gateway fetches: it would only answer "失败". */
function refuseContent(field: Field, text: string): void {
	if (isWebLink(text)) return;
	const choice = field.isLink === 'plain' ? "'File From: Binary Data'" : "'Binary' in the field";
	throw new InputFault(
		`${quoted(field)} needs a link that starts with http:// or https://, but holds '${text.length > 60 ? `${text.slice(0, 60)}…` : text}'`,
		`The gateway fetches this file from a public link. To send a file that the workflow holds, choose ${choice}.`,
	);
}

function toText(field: Field, value: unknown): string {
	if (typeof value === 'object') {
		throw new InputFault(
			`${quoted(field)} needs text, but holds ${Array.isArray(value) ? 'a list' : 'an object'}`,
			'Pick a single value in the expression, for example {{ $json.chatId }} instead of {{ $json }}.',
		);
	}
	if (typeof value === 'number') refuseRounded(field, value);
	const text = String(value);
	if (field.isLink && field.wire === 'string') refuseContent(field, text.trim());
	return field.rows === undefined && !field.secret ? text.trim() : text;
}

/** The part of a text that is sent. */
function partOf({ part, ...field }: Field, text: string): string {
	const taken = part ? part.take(text) : text;
	if (taken !== undefined) return taken;
	throw new InputFault(`${quoted(field)} holds no ${part!.name}`, part!.advice);
}

function toBigInt(field: Field, value: unknown): bigint {
	if (typeof value === 'number') refuseRounded(field, value);
	const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	if (!/^-?\d+$/.test(text)) {
		throw new InputFault(
			`${quoted(field)} needs a whole number, but holds '${typeof value === 'object' ? encodeJson(value) : String(value)}'`,
			`Enter digits only${examplesOf(field.placeholder)}.`,
		);
	}
	return BigInt(text);
}

/** A time as events have it, for example `2026-05-17T08:41:10.000Z`. */
const ISO_TIME = /^\s*\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)\s*$/;

/** The seconds since 1970 of such a time; anything else stays as it is. */
const toSeconds = (value: unknown): unknown =>
	typeof value === 'string' && ISO_TIME.test(value)
		? String(Math.floor(Date.parse(value.trim()) / 1000))
		: value;

function toLong(field: Field, value: unknown): bigint {
	const number = toBigInt(field, field.isTime ? toSeconds(value) : value);
	if (number < LONG_MIN || number > LONG_MAX) {
		throw new InputFault(
			`${quoted(field)} is out of range: ${number}`,
			'The gateway takes 64-bit numbers. Check that the ID was copied completely and only once.',
		);
	}
	return number;
}

function toInteger(field: Field, value: unknown): number {
	const number = Number(toBigInt(field, value));
	if (!Number.isSafeInteger(number)) {
		throw new InputFault(`${quoted(field)} is out of range: ${String(value)}`);
	}
	return number;
}

function toBoolean(field: Field, value: unknown): boolean {
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	throw new InputFault(
		`${quoted(field)} needs true or false, but holds '${String(value)}'`,
		'Switch the field on or off, or let the expression return true or false.',
	);
}

function checkCount(field: Field, count: number): void {
	const { minItems = 0, maxItems = Infinity } = field;
	if (count < minItems) {
		throw new InputFault(`${quoted(field)} needs at least ${minItems} values, but holds ${count}`);
	}
	if (count > maxItems) {
		throw new InputFault(
			`${quoted(field)} takes at most ${maxItems} values, but holds ${count}`,
			'Split the list into smaller parts, for example with a Loop Over Items node, and call the operation once for each part.',
		);
	}
}

/**
 * The values of a list, trimmed and without blanks.
 *
 * @throws InputFault when one of them is no text
 */
export const valuesOf = (field: Field, value: unknown): string[] =>
	splitValues(value, field.isLink || field.separator ? BETWEEN_URLS : undefined, (entry) =>
		toText(field, entry),
	);

function toValues(field: Field, value: unknown): string[] {
	const values = valuesOf(field, value);
	if (field.isLink) for (const link of values) refuseContent(field, link);
	checkCount(field, values.length);
	return values;
}

/** A separator within a link is written as WeChat's servers read it, too: escaped. */
const joined = (values: string[], separator: string): string =>
	values
		.map((value) =>
			separator === ';' ? value.split(separator).join(encodeURIComponent(separator)) : value,
		)
		.join(separator);

function parsed(name: string, decode: () => unknown): unknown {
	let value: unknown;
	let reason = '';
	try {
		value = decode();
	} catch (error) {
		reason = (error as Error).message;
	}
	if (reason) throw new InputFault(`'${name}' is not valid JSON: ${reason}`);
	return value;
}

function toObject(name: string, value: unknown, decode: (json: string) => unknown): IDataObject {
	const object = parsed(name, () => decode(typeof value === 'string' ? value : encodeJson(value)));
	if (typeof object !== 'object' || object === null || Array.isArray(object)) {
		throw new InputFault(`'${name}' needs a JSON object, for example {"key": "value"}`);
	}
	return object as IDataObject;
}

function toMembers(field: Field, value: unknown, owner = quoted(field)): IDataObject {
	if (typeof value !== 'string' && (typeof value !== 'object' || Array.isArray(value))) {
		throw new InputFault(`${quoted(field)} needs a JSON object, but holds '${String(value)}'`);
	}
	// An item that carries more than the documented members is fine: it may be a whole $json.
	const object = toObject(field.displayName, value, decodeJson);
	return encodeFields(field.members ?? [], object, owner);
}

/** A list of objects: a single one is a list of one. */
function toObjects(field: Field, value: unknown): IDataObject[] {
	const list = parsed(field.displayName, () =>
		typeof value === 'string' ? decodeJson(value) : value,
	);
	const entries = Array.isArray(list) ? (list as unknown[]) : [list];
	checkCount(field, entries.length);
	return entries.map((entry, index) =>
		toMembers(field, entry, `entry ${index + 1} of ${quoted(field)}`),
	);
}

function toWire(field: Field, value: unknown): unknown {
	switch (field.wire) {
		case 'string':
			return partOf(field, toText(field, value));
		case 'integer':
			return toInteger(field, value);
		case 'long':
			return field.asText ? String(toLong(field, value)) : toLong(field, value);
		case 'boolean':
			return toBoolean(field, value);
		case 'list':
			return joined(toValues(field, value), field.separator ?? ',');
		case 'array':
			return toValues(field, value);
		case 'object':
			return toMembers(field, value);
		case 'objects':
			return toObjects(field, value);
		case 'json':
			return value;
	}
}

/** What the gateway calls a choice. */
const nameAtGateway = ({ sentAs }: Field, value: unknown): unknown =>
	sentAs ? (new Map(Object.entries(sentAs)).get(String(value)) ?? value) : value;

function checkChoice(field: Field, sent: unknown): void {
	const isSent = ({ value }: { value: unknown }) => nameAtGateway(field, value) === sent;
	if (!field.choices || field.choices.some(isSent)) return;
	const known = field.choices.map(({ name, value }) => `${String(value)} (${name})`).join(', ');
	throw new InputFault(
		`${quoted(field)} does not know the value '${String(sent)}'`,
		`Use one of: ${known}.`,
	);
}

function encodeEmpty(field: Field, where: string): unknown {
	if (field.required || field.derive) {
		throw new InputFault(
			`${quoted(field)}${where} is empty`,
			`Fill in the field${examplesOf(field.placeholder)}. If it holds an expression, check that the previous node returns the value.`,
		);
	}
	// A long keeps its type on the wire also where the gateway wants a 0 for "from the start".
	return field.wire === 'long' && field.whenEmpty !== undefined
		? toWire(field, field.whenEmpty)
		: field.whenEmpty;
}

/**
 * Whether a field is shown: unless an own field of the operation has another choice. What else fields are
 * shown for is not among the values.
 */
const isShown = (fields: Field[], values: IDataObject, { when = {} }: Field): boolean =>
	Object.entries(when).every(([parameter, choices]) => {
		const asked = fields.find(({ name, parameter: own = name }) => own === parameter);
		return !asked || choices.includes(String(values[asked.name] ?? asked.default));
	});

function encodeFields(fields: Field[], values: IDataObject, owner?: string): IDataObject {
	const body: Record<string, unknown> = {};
	const own: Record<string, unknown> = {};
	for (const field of fields) {
		const shown = isShown(fields, values, field);
		const given = shown && !field.isMade ? entered(field, values[field.name]) : undefined;
		const value = isEmpty(given)
			? field.derive?.({ ...values, ...(body as IDataObject), ...(own as IDataObject) })
			: given;
		if (!shown && isEmpty(value)) continue;
		const sent = isEmpty(value)
			? encodeEmpty(field, owner ? ` of ${owner}` : '')
			: toWire(field, nameAtGateway(field, value));
		if (sent === undefined) continue;
		checkChoice(field, sent);
		const place = field.isOwn ? own : body;
		for (const name of [field.name, field.alsoSentAs]) if (name) place[name] = sent;
	}
	return body as IDataObject;
}

function openBody(operation: Operation, value: unknown): IDataObject {
	if (!operation.openBody || isEmpty(value)) return {};
	const extra = toObject('Additional Body Fields', value, decodeOutgoingJson);
	const taken = operation.fields.find(({ name }) => name in extra);
	if (taken) {
		throw new InputFault(
			`'Additional Body Fields' holds '${taken.name}', which has a field of its own`,
			`Use ${quoted(taken)} instead.`,
		);
	}
	return extra;
}

/**
 * Turns what the user entered into the body that the gateway documents: types, separators, limits
 * and defaults come from the operation's fields. Empty optional fields are left out.
 *
 * @param values entered values by field name; lists as arrays or comma-separated text
 * @returns the body without what names the account; 64-bit numbers as BigInt
 * @throws InputFault naming the field as the editor shows it
 */
export function encodeBody(operation: Operation, values: IDataObject): IDataObject {
	const body = encodeFields(operation.fields, values);
	const complaint = operation.check?.(body);
	if (complaint) throw new InputFault(complaint);
	return { ...operation.always, ...body, ...openBody(operation, values[OPEN_BODY]) };
}
