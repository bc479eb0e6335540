/**
 * The language of scripts: one line, one event. What can happen stands in `forms`; here is what can
 * be said about any line: that its callback comes several times, all at once, or in another order.
 */
import { randomInt } from 'node:crypto';
import { type Callback, callback, readyMade } from './callbacks.mts';
import type { Stage, Step } from './forms/form.mts';
import { allChapters } from './forms/index.mts';
import { inOldFormat } from './oldFormat.mts';
import { shuffled } from './shuffle.mts';
import type { Attached } from './world.mts';

/** A callback told in full, for events that have no form. */
export interface RawEvent {
	messageType: Callback['messageType'];
	data: Callback['data'];
	wcId?: string;
}

/** Text with a file that comes along: the picture, the voice message or the file that it tells of. */
export interface LineWithFile {
	line: string;
	file: Attached;
}

/** A line of a script: text, a pause, a callback told in full, or the very body to POST. */
export type Line = string | LineWithFile | { wait: number } | RawEvent | { body: unknown };

/** A line that has been understood; names are looked up only when it is played. */
export interface Cue {
	line: string;
	/** True when it needs no callback URL. */
	silent: boolean;
	steps(stage: Stage): Step[];
}

/** What makes another line of lines: the words around them, and what becomes of their cues. */
interface Modifier {
	example: string;
	pattern: RegExp;
	/** The lines inside; one unless told otherwise. */
	lines?(inner: string): string[];
	cue(line: string, inner: Cue[], match: Record<string, string>): Cue;
}

const MOST = 10_000;

function count(digits: string): number {
	const number = Number(digits);
	if (number >= 1 && number <= MOST) return number;
	throw new Error(`${digits} times: it must be a number from 1 to ${MOST}`);
}

const silent = (cues: Cue[]) => cues.every((cue) => cue.silent);
const stepsOf = (cues: Cue[], stage: Stage) => cues.flatMap((cue) => cue.steps(stage));

/** The same steps again and again: the event happens once, its callbacks come as duplicates. */
function repeated(line: string, inner: Cue[], times: number): Cue {
	return {
		line,
		silent: silent(inner),
		steps: (stage) => {
			const once = stepsOf(inner, stage);
			return Array.from({ length: times }, () => once).flat();
		},
	};
}

/** All callbacks at once, after whatever else there was to do. */
function together(steps: Step[]): Step[] {
	const callbacksOf = (step: Step) =>
		'burst' in step ? step.burst : 'callback' in step ? [step.callback] : [];
	return [
		...steps.filter((step) => !callbacksOf(step).length),
		{ burst: steps.flatMap(callbacksOf) },
	];
}

const modifiers: Modifier[] = [
	{
		example: 'burst of 100: Li Lei writes "hello" (the same callback, all at once)',
		pattern: /^burst of (?<times>\d+): ?(?<inner>.+)$/i,
		cue: (line, inner, { times }) => {
			const { silent, steps } = repeated(line, inner, count(times));
			return { line, silent, steps: (stage) => together(steps(stage)) };
		},
	},
	{
		example:
			'in random order: Li Lei writes "1"; Lucy writes "2" (repeatable: in random order (seed 7): …)',
		pattern: /^in random order(?: \(seed (?<seed>\d+)\))?: ?(?<inner>.+)$/i,
		lines: (inner) => inner.match(/(?:["“](?:[^"”\\]|\\.)*["”]|[^;])+/g) ?? [inner],
		cue: (line, inner, { seed = String(randomInt(1_000_000)) }) => ({
			// The result names the seed, so that an order that revealed something can be had again.
			line: line.replace(/^(\s*in random order)(?: \(seed \d+\))?/i, `$1 (seed ${seed})`),
			silent: silent(inner),
			steps: (stage) => shuffled(stepsOf(inner, stage), Number(seed)),
		}),
	},
	{
		example: 'Li Lei writes "hello" twice (the same callback, byte for byte)',
		pattern: /^(?<inner>.+) twice$/i,
		cue: (line, inner) => repeated(line, inner, 2),
	},
	{
		example: 'Li Lei writes "hello" 5 times',
		pattern: /^(?<inner>.+) (?<times>\d+) times$/i,
		cue: (line, inner, { times }) => repeated(line, inner, count(times)),
	},
];

/** All forms by chapter, for the message about a line that is none of them. */
function manual(): string {
	const modified = { title: 'Any of them', forms: modifiers };
	return [...allChapters, modified]
		.map(({ title, forms }) => [`${title}:`, ...forms.map(({ example }) => `  ${example}`)])
		.flat()
		.join('\n');
}

/** As the registration wants to have it. */
function inFormat({ world, gateway }: Stage, step: Step): Step {
	if (gateway !== 'eyun' || !world.developer.oldFormat || !('callback' in step) || step.exact)
		return step;
	return { callback: inOldFormat(step.callback) };
}

/** The line as a cue; undefined when it is none of the forms. */
function understood(line: string): Cue | undefined {
	const text = line.trim();
	for (const { pattern, lines = (inner: string) => [inner], cue } of modifiers) {
		const match = pattern.exec(text);
		if (!match) continue;
		const words = { ...match.groups };
		const inner = lines(words.inner).map(understood);
		if (inner.every((one) => one !== undefined)) return cue(line, inner, words);
	}
	for (const { pattern, silent = false, steps } of allChapters.flatMap(({ forms }) => forms)) {
		const match = pattern.exec(text);
		if (!match) continue;
		return {
			line,
			silent,
			steps: (stage) => steps(stage, { ...match.groups }).map((step) => inFormat(stage, step)),
		};
	}
	return undefined;
}

function cueOfText(line: string, number: number): Cue {
	const cue = understood(line);
	if (cue) return cue;
	throw new Error(`Line ${number} is not understood: ${line.trim()}\nThe forms are:\n${manual()}`);
}

function cueOfObject(line: Exclude<Line, string>, number: number): Cue {
	if ('wait' in line) return { line: `wait ${line.wait} ms`, silent: true, steps: () => [line] };
	if ('line' in line) {
		const { steps, ...cue } = cueOfText(line.line, number);
		return { ...cue, steps: (stage) => steps({ ...stage, file: line.file }) };
	}
	if ('body' in line) {
		const steps = ({ world }: Stage) => [{ callback: readyMade(world, 'body', line.body) }];
		return { line: 'callback body', silent: false, steps };
	}
	const { messageType, data, wcId } = line;
	return {
		line: `callback ${messageType}`,
		silent: false,
		steps: ({ world }) => [{ callback: callback(world, messageType, data, wcId), exact: true }],
	};
}

/**
 * Understands a script: lines of text (empty ones and those starting with # are skipped) or a list
 * of lines. Throws for the first line that is none of the forms, naming it and them.
 */
export function parseScript(script: string | Line[]): Cue[] {
	const lines: Line[] = typeof script === 'string' ? script.split(/\r?\n/) : script;
	return lines.flatMap((line, index) => {
		if (typeof line !== 'string') return [cueOfObject(line, index + 1)];
		if (/^\s*(#.*)?$/.test(line)) return [];
		return [cueOfText(line, index + 1)];
	});
}
