/**
 * JSON in which no integer loses a digit.
 *
 * The gateway's message and video ids are 64-bit integers written as bare digits; JSON.parse would
 * round them, and a simulator that rounds cannot notice that its client rounds.
 */
import { isLosslessNumber, LosslessNumber, parse, stringify } from 'lossless-json';
import { shorten } from './longText.mts';

/** From this many digits on an integer is kept as text; shorter ones fit into a JavaScript number. */
const EXACT_FROM_DIGITS = 16;
const LONG_INTEGER = new RegExp(`^-?\\d{${EXACT_FROM_DIGITS},}$`);

function parseQuickly(json: string, numberOf?: (digits: string) => unknown): unknown {
	const { text, restore } = shorten(json);
	return parse(text, (_, value) => restore(value), numberOf);
}

/** Parses with every number kept exactly as it was spelled: what the validation looks at. */
export function parseSpelled(text: string): unknown {
	return parseQuickly(text);
}

/** Parses with plain numbers, except long integers, which stay `LosslessNumber`. */
export function parseExact(text: string): unknown {
	return parseQuickly(text, (digits) =>
		LONG_INTEGER.test(digits) ? new LosslessNumber(digits) : Number(digits),
	);
}

/** Writes JSON; `bigint` and `LosslessNumber` become bare digits. */
export function toJson(value: unknown, space?: number): string {
	return stringify(value, undefined, space) ?? 'null';
}

/** The digits of a number parsed by `parseSpelled`; undefined for anything else. */
export function digitsOf(value: unknown): string | undefined {
	return isLosslessNumber(value) ? value.value : undefined;
}

/** Whether the value is a JSON object (and not an array, a number or null). */
export function isObject(value: unknown): value is Record<string, unknown> {
	return (
		typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value)
	);
}
