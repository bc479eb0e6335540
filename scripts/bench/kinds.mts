/**
 * Prints what a callback costs inside the trigger, kind by kind, without n8n and the network.
 * `npm run bench:callbacks` runs this; by itself: node --import tsx scripts/bench/kinds.mts
 */
import { createRequire } from 'node:module';

import { type Filters, passes } from '../../nodes/events/filters';
import { parseXml } from '../../nodes/events/xml';
import { readCallback } from '../../nodes/gateways/readCallback';
import { OPEN, TYPICAL } from './filters.mts';
import { microseconds } from './measure.mts';
import { momentAfter, type Sample, samples, withLargestXml } from './samples.mts';
import { table } from './table.mjs';

/** The sender in front of the XML of a group message, which xml2js knows nothing of. */
const SENDER = /^[\w@.-]+:\r?\n/;

// The package comes without types.
const { Parser } = createRequire(import.meta.url)('xml2js');

/** Decode, normalise and filter. */
function callback(sample: Sample, filters: Filters): number {
	const { body } = sample;
	const now = momentAfter(sample);
	return microseconds(() => {
		const read = readCallback(body);
		if (read.kind === 'event') passes(read.event, filters, now);
	});
}

/** xml2js with its defaults; nothing where it refuses the XML. */
function xml2js(xml: string): number | undefined {
	const parser = new Parser();
	let refused = false;
	const parse = () =>
		parser.parseString(xml, (error: unknown) => {
			refused ||= Boolean(error);
		});
	parse();
	return refused ? undefined : microseconds(parse);
}

function xmlColumns({ xml }: Sample): string[] {
	if (xml === undefined) return ['', '', '', ''];
	const ours = microseconds(() => void parseXml(xml));
	const theirs = xml2js(xml.replace(SENDER, ''));
	return [
		String(xml.length),
		ours.toFixed(1),
		theirs?.toFixed(1) ?? 'refuses',
		theirs === undefined ? '' : (ours / theirs).toFixed(2),
	];
}

/** Lets the engine see every kind before any is measured; else the first ones would seem slow. */
function warmUp(all: Sample[]): void {
	const until = Date.now() + 2000;
	while (Date.now() < until) {
		for (const { body, xml } of all) {
			const read = readCallback(body);
			if (read.kind === 'event') passes(read.event, TYPICAL, Date.now());
			if (xml !== undefined) new Parser().parseString(xml.replace(SENDER, ''), () => {});
		}
	}
}

const all = samples();
warmUp(all);
const largest = withLargestXml(all);
const text = all.find(({ event }) => event.event === 'message.text');
let largestTime = 0;
let textTime = 0;

const rows = all.map((sample) => {
	const open = callback(sample, OPEN);
	if (sample === largest) largestTime = open;
	if (sample === text) textTime = open;
	return [
		sample.event.event + (sample === largest ? '  (largest XML)' : ''),
		String(sample.body.length),
		open.toFixed(1),
		callback(sample, TYPICAL).toFixed(1),
		...xmlColumns(sample),
	];
});

const head = [
	...['Event', 'bytes', 'all events', 'filtered'],
	...['XML chars', 'our XML', 'xml2js', 'ratio'],
];
process.stdout.write(`Microseconds per callback: decode, normalise and filter; and its XML alone

${table(head, rows)}

all events   with a filter that lets every event through
filtered     with a filter on events, age and a text pattern
our XML      the check of limits and well-formedness is part of it
ratio        our XML / xml2js; below 1 ours is faster

A text message: ${textTime.toFixed(1)} µs (aim: below 150 µs)
The largest XML: ${largestTime.toFixed(1)} µs (aim: below 1000 µs)
`);
