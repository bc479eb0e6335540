/**
 * Prints what a callback costs inside the trigger, kind by kind, with this code and with that of another
 * commit, in turns. `npm run bench:callbacks -- --against COMMIT` runs this with where that commit is.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { Filters, passes } from '../../nodes/events/filters';
import type { readCallback } from '../../nodes/gateways/readCallback';
import { inProject } from '../lib/project.mjs';
import { OPEN, TYPICAL } from './filters.mts';
import { microsecondsInPairs } from './measure.mts';
import { momentAfter, type Sample, samples } from './samples.mts';
import { median, spread } from './statistics.mjs';
import { table } from './table.mjs';

interface Code {
	readCallback: typeof readCallback;
	passes: typeof passes;
}

const [source, commit] = process.argv.slice(2);

/** Where each of them stands, and where it stood in commits before. */
const PLACES = {
	readCallback: ['nodes/gateways/readCallback.ts', 'nodes/WeChatTrigger/receive.ts'],
	passes: ['nodes/events/filters.ts', 'nodes/WeChatTrigger/filters.ts'],
};

const load = createRequire(import.meta.url);

function found<Name extends keyof Code>(folder: string, name: Name): Code[Name] {
	const files = PLACES[name].map((place) => join(folder, place));
	const file = files.find((candidate) => existsSync(candidate)) ?? files[0];
	return load(file)[name];
}

const codeBelow = (folder: string): Code => ({
	readCallback: found(folder, 'readCallback'),
	passes: found(folder, 'passes'),
});

const [ours, before] = [codeBelow(inProject()), codeBelow(source)];

/** Decode, normalise and filter. */
const work = (code: Code, sample: Sample, filters: Filters) => {
	const now = momentAfter(sample);
	return () => {
		const read = code.readCallback(sample.body);
		if (read.kind === 'event') code.passes(read.event, filters, now);
	};
};

function columns(sample: Sample, filters: Filters): string[] {
	const pairs = microsecondsInPairs(work(ours, sample, filters), work(before, sample, filters));
	const ratio = pairs.map(([a, b]) => a / b);
	all.push(median(ratio));
	return [
		median(pairs.map(([a]) => a)).toFixed(1),
		median(pairs.map(([, b]) => b)).toFixed(1),
		median(ratio).toFixed(3),
	];
}

const all: number[] = [];
// Once in vain: else the kinds that are measured first would seem slow.
for (const sample of samples()) columns(sample, TYPICAL);
all.length = 0;

const rows = samples().map((sample) => [
	sample.event.event,
	...columns(sample, OPEN),
	...columns(sample, TYPICAL),
]);
const head = ['Event', 'all events', commit, 'ratio', 'filtered', commit, 'ratio'];
process.stdout.write(`Microseconds per callback, with this code and that of ${commit} in turns

${table(head, rows)}

all events   with a filter that lets every event through; filtered: on events, age and a text pattern
ratio        this code / ${commit}, median of pairs (aim: <= 1.05); over all kinds ${median(all).toFixed(3)}, ${spread(all, 2)}
`);
