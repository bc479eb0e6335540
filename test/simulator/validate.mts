/** Does a request body fit an operation of the catalog? Stricter than the vendor, to catch mistakes. */
import type { Operation, Param, WireType } from './catalog.mts';
import { digitsOf, isObject, toJson } from './json.mts';

/** A checked value: int as number, long as bigint, lists as arrays. */
export type Arg = string | number | bigint | boolean | null | string[] | Args | Args[];
export interface Args {
	[name: string]: Arg;
}

export interface Fit {
	operation: Operation;
	args: Args;
	/** Everything that is wrong, in English; empty when the body fits. */
	problems: string[];
}

/** msgId is documented as "int, up to about 2^32", so the upper end is that of an unsigned int. */
const INT_RANGE: [bigint, bigint] = [-(2n ** 31n), 2n ** 32n - 1n];
/** newMsgId and commentId are signed, Moments and channel ids unsigned 64-bit. */
const LONG_RANGE: [bigint, bigint] = [-(2n ** 63n), 2n ** 64n - 1n];

function integer(value: unknown, [low, high]: [bigint, bigint]): bigint | undefined {
	const digits = digitsOf(value);
	if (digits === undefined || !/^-?\d+$/.test(digits)) return undefined;
	const number = BigInt(digits);
	return number < low || number > high ? undefined : number;
}

function readInt(value: unknown): number | undefined {
	const number = integer(value, INT_RANGE);
	return number === undefined ? undefined : Number(number);
}

/** Each wire type: what it is called in a complaint, and the checked value (undefined: wrong). */
const types: Record<WireType, { called: string; read(value: unknown): Arg | undefined }> = {
	string: {
		called: 'a string',
		read: (value) => (typeof value === 'string' ? value : undefined),
	},
	'string|null': {
		called: 'a string or null',
		read: (value) => (typeof value === 'string' || value === null ? value : undefined),
	},
	'string[]': {
		called: 'an array of strings',
		read: (value) =>
			Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined,
	},
	boolean: {
		called: 'true or false',
		read: (value) => (typeof value === 'boolean' ? value : undefined),
	},
	object: {
		called: 'an object',
		read: (value) => (isObject(value) ? {} : undefined),
	},
	'object[]': {
		called: 'an array of objects',
		read: (value) =>
			Array.isArray(value) && value.every(isObject) ? value.map(() => ({})) : undefined,
	},
	int: { called: 'an int (bare digits, 32 bits)', read: readInt },
	'int|string': {
		called: 'an int (bare digits, 32 bits) or a string',
		read: (value) => (typeof value === 'string' ? value : readInt(value)),
	},
	long: {
		called: 'a long (bare digits, 64 bits)',
		read: (value) => integer(value, LONG_RANGE),
	},
};

function listProblem(param: Param, items: string[]): string | undefined {
	const { name, list: separator } = param;
	if (items.some((item) => item === '')) return `${name} has an empty item`;
	if (items.some((item) => item.trim() !== item)) return `${name} has blanks around an item`;
	// The vendor's page prints the separator full-width, its example sends the ASCII one.
	if (separator === ',' && items.some((item) => item.includes('，'))) {
		return `${name} uses a full-width comma; the separator is ","`;
	}
	return countProblem(param, items.length);
}

function countProblem({ name, min, max }: Param, count: number): string | undefined {
	if (max !== undefined && count > max) {
		return `${name} has ${count} items, at most ${max} are allowed`;
	}
	if (min !== undefined && count < min) {
		return `${name} has ${count} items, at least ${min} are needed`;
	}
	return undefined;
}

/** Checks one value; the result is the checked value or a complaint. */
function readParam(param: Param, value: unknown): { arg: Arg } | { problem: string } {
	const type = types[param.type];
	const arg = type.read(value);
	if (arg === undefined) {
		return { problem: `${param.name} must be ${type.called}, got ${toJson(value).slice(0, 60)}` };
	}
	if (param.values && !param.values.some((allowed) => allowed === arg)) {
		return { problem: `${param.name} must be one of ${param.values.join(', ')}` };
	}
	const count = Array.isArray(arg) ? countProblem(param, arg.length) : undefined;
	if (count !== undefined) return { problem: count };
	if (param.list === undefined) return { arg };
	const items = String(arg).split(param.list);
	const problem = listProblem(param, items);
	return problem === undefined ? { arg: items } : { problem };
}

/** Checks the members of one object level: the body itself, or an object parameter. */
function readLevel(
	params: Param[],
	source: Record<string, unknown>,
	inside: string,
	open = false,
): Omit<Fit, 'operation'> {
	const args: Args = {};
	const problems: string[] = [];
	const known = new Set<string>();
	for (const param of params) {
		const key = param.name.slice(inside.length);
		known.add(key);
		if (source[key] === undefined) {
			if (param.required) problems.push(`${param.name} is missing`);
			continue;
		}
		const result = readParam(param, source[key]);
		if ('problem' in result) problems.push(result.problem);
		else args[key] = result.arg;
	}
	for (const { name, alias } of params) {
		if (alias === undefined) continue;
		known.add(alias);
		if (toJson(source[alias]) !== toJson(source[name])) {
			problems.push(`${alias} must be sent with the same value as ${name}`);
		}
	}
	for (const key of open ? [] : Object.keys(source)) {
		if (!known.has(key)) problems.push(`${inside}${key} is not a parameter of this endpoint`);
	}
	return { args, problems };
}

/** Checks a body (from `parseSpelled`) against one operation. */
export function fit(operation: Operation, body: Record<string, unknown>): Fit {
	const own = operation.params.filter(({ name }) => !name.includes('.'));
	const { args, problems } = readLevel(own, body, '', operation.openBody);
	const membersOf = (name: string, source: Record<string, unknown>): Args => {
		const inside = `${name}.`;
		const members = operation.params.filter((param) => param.name.startsWith(inside));
		const level = readLevel(members, source, inside);
		problems.push(...level.problems);
		return level.args;
	};
	for (const { name, type } of own) {
		const source = body[name];
		if (type === 'object' && isObject(source)) args[name] = membersOf(name, source);
		if (type === 'object[]' && Array.isArray(source)) {
			args[name] = source.filter(isObject).map((item) => membersOf(name, item));
		}
	}
	return { operation, args, problems };
}

/** How many of the sent keys the operation knows. */
function familiarity({ params }: Operation, body: Record<string, unknown>): number {
	return params.filter(({ name }) => body[name] !== undefined).length;
}

/** The operation of a path that the body fits, or the one it misses by the least. */
export function bestFit(candidates: Operation[], body: Record<string, unknown>): Fit {
	return candidates
		.map((operation) => fit(operation, body))
		.sort(
			(a, b) =>
				a.problems.length - b.problems.length ||
				familiarity(b.operation, body) - familiarity(a.operation, body),
		)[0];
}
