import { RE2JS } from 're2js';

import { InputFault } from '../engine/fault';

/**
 * RE2's engine looks at each character with each step of the compiled pattern at most once; tried with
 * re2js 2.10, that takes 20 to 40 ns. Counted repeats multiply the steps: (\w{0,30},){30} has 1,900.
 */
const MAX_STEPS = 5_000;
const MAX_WORK = 20_000_000;

/** Reading a pattern takes a time that grows with it. */
const MAX_LENGTH = 10_000;

const UNKNOWN_HINT =
	'Check the pattern. Look-around such as (?=…) and back-references such as \\1 are not available, because they could stop n8n.';
const TOO_LARGE_HINT =
	'Counted repeats such as {50} multiply when they stand in each other. Use + or * instead, or share the work among several triggers.';

const patterns = new Map<string, RE2JS>();

const unusable = (reason: string, hint: string) =>
	new InputFault(`'Text Matches Pattern' cannot be used: ${reason}`, hint);

/** The compiled pattern, or why there is none. */
function read(pattern: string): RE2JS | string {
	try {
		return RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
	} catch (error) {
		return (error as Error).message;
	}
}

/**
 * Compiles a pattern of the user. RE2's engine takes a time that grows with text and pattern only, so
 * that no pattern can stop n8n; what it does not know (look-around, back-references) is refused, and so
 * is a pattern that is too large.
 *
 * @throws InputFault naming the reason
 */
export function compile(pattern: string): RE2JS {
	const known = patterns.get(pattern);
	if (known) return known;
	if (pattern.length > MAX_LENGTH) {
		throw unusable(`it has ${pattern.length} characters, more than ${MAX_LENGTH}`, TOO_LARGE_HINT);
	}
	const compiled = read(pattern);
	if (typeof compiled === 'string') throw unusable(compiled, UNKNOWN_HINT);
	const steps = compiled.programSize();
	if (steps > MAX_STEPS) {
		throw unusable(
			`it needs ${steps} steps for each character, more than ${MAX_STEPS}`,
			TOO_LARGE_HINT,
		);
	}
	if (patterns.size > 100) patterns.clear();
	patterns.set(pattern, compiled);
	return compiled;
}

/**
 * Whether a text matches a pattern. One that is so long that this would take too long does not match:
 * from 4,000 characters on with the largest patterns, from a million on with usual ones.
 */
export function matches(pattern: string, text: string): boolean {
	const compiled = compile(pattern);
	if (text.length * compiled.programSize() > MAX_WORK) return false;
	return compiled.matcher(text).find();
}
