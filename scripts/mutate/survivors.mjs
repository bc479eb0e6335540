import { readFileSync } from 'node:fs';
import { inProject } from '../lib/project.mjs';

/**
 * @typedef {object} Survivor a changed place that no test needs to notice
 * @property {string} file
 * @property {string} line the line of the code in which it begins, without white space around it
 * @property {string} becomes what stands there instead, in one line
 * @property {string} reason why no test notices
 */

/** @returns {Survivor[]} */
export function allowed() {
	return JSON.parse(readFileSync(inProject('scripts', 'mutate', 'survivors.json'), 'utf8'));
}

/**
 * @param {Omit<Survivor, 'reason'>} place
 * @param {Survivor[]} known
 * @returns {string | undefined} why no test needs to notice
 */
export const reasonOf = ({ file, line, becomes }, known) =>
	known.find((one) => one.file === file && one.line === line && one.becomes === becomes)?.reason;

/**
 * @param {string} file
 * @param {string} source of the file
 * @param {Pick<import('./stryker.mjs').Mutant, 'location' | 'replacement'>} mutant
 * @returns {Omit<Survivor, 'reason'> & { number: number }} with the number of its line
 */
export function placeOf(file, source, { location, replacement }) {
	const { line: number } = location.start;
	const line = source.split('\n')[number - 1].trim();
	return { file, line, becomes: replacement.replace(/\s+/g, ' '), number };
}
