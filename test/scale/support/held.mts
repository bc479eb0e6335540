import { readdirSync } from 'node:fs';
import { memoryNow } from '../../../scripts/bench/memory.mjs';
import { median } from '../../../scripts/bench/statistics.mjs';
import type { ManyProcesses } from './stage.mts';

/** What each process of n8n holds at a moment, and what n8n has saved of its triggers. */
export interface Held {
	/** In MB. */
	memory: Record<string, number>;
	/** Files and connections that are open. */
	handles: Record<string, number>;
	/** In characters: the largest of all workflows. */
	staticData: number;
}

const PROCESSES = ['main', 'webhook 1', 'webhook 2', 'worker 1', 'worker 2'] as const;

export async function held({ parts, lines }: ManyProcesses): Promise<Held> {
	const ofEach = (measure: (pid: number) => number) =>
		Object.fromEntries(PROCESSES.map((name) => [name, measure(parts[name].pid)]));
	const [longest] = await lines('select max(length("staticData"::text)) from workflow_entity');
	return {
		memory: ofEach(memoryNow),
		handles: ofEach((pid) => readdirSync(`/proc/${pid}/fd`).length),
		staticData: Number(longest ?? 0),
	};
}

/** The median of something when all has warmed up, and at the end: of the second and the last quarter. */
export function earlierAndLater(all: Held[], of: (held: Held) => number): [number, number] {
	const quarter = Math.floor(all.length / 4);
	return [median(all.slice(quarter, 2 * quarter).map(of)), median(all.slice(-quarter).map(of))];
}
