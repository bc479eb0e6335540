import { LosslessNumber, parse, stringify } from 'lossless-json';

/** JavaScript keeps 15 digits of any integer; from 16 on they may be rounded. */
const LONG_INTEGER = /^-?\d{16,}$/;

const readNumber = (digits: string): string | number =>
	LONG_INTEGER.test(digits) ? digits : Number(digits);

const options = { onDuplicateKey: ({ newValue }: { newValue: unknown }) => newValue };

/**
 * Parses JSON so that no id is rounded: integers of 16 digits or more become strings of digits,
 * however deep they are nested. Of a key that stands twice the last value counts, as in JSON.parse.
 *
 * @throws SyntaxError when the text is not JSON
 */
export const decodeJson = (text: string): unknown =>
	parse(text, null, { ...options, parseNumber: readNumber });

/**
 * Parses JSON that a user typed to be sent on: integers of 16 digits or more go out as bare digits,
 * no matter whether they were written with quotes (as n8n holds them) or without.
 *
 * @throws SyntaxError when the text is not JSON
 */
export const decodeOutgoingJson = (text: string): unknown =>
	parse(
		text,
		(_key, value) =>
			typeof value === 'string' && LONG_INTEGER.test(value) ? new LosslessNumber(value) : value,
		{ ...options, parseNumber: readNumber },
	);

/** Writes JSON; BigInt and LosslessNumber values become bare digits. */
export const encodeJson = (value: unknown): string => stringify(value) ?? 'null';
