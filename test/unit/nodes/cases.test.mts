/**
 * Inputs from public bug reports that are collected beside the project, with what is right; a plain clone
 * does not have them. The kinds behind them are tested in the project's own words in the other files.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

import type { IDataObject } from 'n8n-workflow';

import { decodeJson, encodeJson } from '../../../nodes/engine/losslessJson';
import { withNames } from '../../../nodes/engine/steps/mentions';
import { isNew } from '../../../nodes/events/dedupe';
import { type Filters, passes } from '../../../nodes/events/filters';
import { readCallback } from '../../../nodes/gateways/readCallback';
import { parse } from 'lossless-json';

const FOLDER = '../shared/cases';

/** Right as well, but not yet done: each is taken off the list as soon as it is. */
const NOT_YET_RIGHT: string[] = [];

/** What only an HTTP server says; the test of the webhook looks at it. */
const OVER_HTTP = ['status'];

interface Case {
	/** As it stands in the file, with every digit. */
	payload: unknown;
	expected: IDataObject;
	filters?: Partial<Filters>;
	call?: string;
}

function read(file: string): Case {
	const text = readFileSync(`${FOLDER}/${file}`, 'utf8');
	const { payload } = parse(text) as unknown as Case;
	return { ...(decodeJson(text) as Case), payload };
}

/** What the node does when somebody runs an operation needs more than pure functions. */
const isOfTheTrigger = ({ payload, call }: Case) =>
	call === 'withNames' ||
	!['http', 'resource', 'options'].some((key) => key in (payload as object));

/** White space at the ends of texts is a matter of taste. */
const trimmed = (value: unknown): unknown =>
	decodeJson(
		JSON.stringify(value ?? null, (_key, inner: unknown) =>
			typeof inner === 'string' ? inner.trim() : inner,
		),
	);

const valueAt = (from: unknown, path: string): unknown =>
	path.split('.').reduce((inner, key) => (inner as IDataObject | undefined)?.[key], from);

function bodyOf(payload: unknown): Buffer {
	const { rawBody } = payload as { rawBody?: string };
	return Buffer.from(rawBody ?? encodeJson(payload));
}

/** What comes out of a case, under the names that `expected` uses. */
function outcomeOf(name: string, { payload, filters, call }: Case): (path: string) => unknown {
	if (call === 'withNames') {
		const { text, names } = payload as { text: string; names: string[] };
		return () => withNames(text, names);
	}
	const deliveries = [payload].flat().map((entry) => {
		const { receivedAt, body = entry } = entry as { receivedAt?: string; body?: unknown };
		const callback = readCallback(bodyOf(body));
		const event = callback.kind === 'event' ? callback.event : undefined;
		const written = Date.parse(event?.timestamp ?? '') || Date.now();
		return { kind: callback.kind, event, now: receivedAt ? Date.parse(receivedAt) : written };
	});
	const [first] = deliveries;
	const kept = {};
	const special: Record<string, () => unknown> = {
		kind: () => first.kind,
		passes: () => passes(first.event!, filters ?? {}, first.now),
		textNotEmpty: () => first.event!.text !== '',
		accepted: () => deliveries.map(({ event, now }) => isNew(name, event!, kept, now)),
	};
	return (path) => {
		if (Object.hasOwn(special, path)) return special[path]();
		const [, index, rest] = /^(\d+)\.(.*)$/.exec(path) ?? [undefined, '0', path];
		return valueAt(deliveries[Number(index)].event, rest);
	};
}

/** Where a case is not right: the path, what comes out, and what should. */
function wrongIn(name: string, given: Case): unknown[] {
	const outcome = outcomeOf(name, given);
	const expectations = Object.entries(given.expected).filter(([path]) => !OVER_HTTP.includes(path));
	return expectations.flatMap(([path, expected]) => {
		const [actual, right] = [outcome(path), expected].map(trimmed);
		const { not } = (right ?? {}) as { not?: unknown };
		const same = JSON.stringify(actual) === JSON.stringify(not ?? right);
		return same === (not === undefined) ? [] : [{ path, actual, right }];
	});
}

const filesOf = (gateway: string): string[] => {
	const folder = `${FOLDER}/${gateway}`;
	const files = existsSync(folder) ? readdirSync(folder).sort() : [];
	return files.map((file) => `${gateway}/${file}`);
};

describe.each(['eyun', 'gewe'])('%s', (gateway) => {
	const files = filesOf(gateway);
	const cases = files.map((file) => [file, read(file)] as const);
	const ofTheTrigger = cases.filter(([, given]) => isOfTheTrigger(given));

	it(`${ofTheTrigger.length} of ${files.length} collected cases are run${files.length ? '' : `: there is no ${FOLDER}/${gateway}`}`, () => {
		expect(ofTheTrigger.length > 0).toBe(files.length > 0);
	});

	if (ofTheTrigger.length === 0) return;

	it.each(ofTheTrigger)('%s', (file, given) => {
		const wrong = wrongIn(file, given);
		if (NOT_YET_RIGHT.includes(file)) expect(wrong).not.toEqual([]);
		else expect(wrong).toEqual([]);
	});
});
