import { appendFileSync } from 'node:fs';

/** Whether all is counted, or a small part of it. */
export const isFull = process.env.SCALE_FULL !== undefined;

/** So many of something: fewer unless all is counted. */
export const sized = (small: number, full: number): number => (isFull ? full : small);

/** A line of what has been counted, for the end of the script. */
export function counted(line: string): void {
	if (process.env.SCALE_FIGURES) appendFileSync(process.env.SCALE_FIGURES, `  ${line}\n`);
}
