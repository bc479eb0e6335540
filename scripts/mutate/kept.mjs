import { createHash } from 'node:crypto';
import {
	appendFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
} from 'node:fs';
import { join } from 'node:path';

/** Results that nobody has asked for this long are removed. */
const LIFETIME_MS = 30 * 24 * 3_600_000;

/**
 * @typedef {object} Result of a changed place
 * @property {string} place
 * @property {string[]} tests that ran together, by the keys of `reachOf`
 * @property {boolean} noticed whether one of them has
 */

/**
 * What tests have said of changed places, for later runs. Nothing has to be put right when something
 * changes: a test is known by all that its outcome depends on, the file in which the place is
 * included, so what was said before simply is not found any more.
 */
export class Kept {
	/** @type {Map<string, Result[]>} by place */
	#results = new Map();

	/** @type {Map<string, number>} of each test, how often it has noticed */
	#noticed = new Map();

	/**
	 * @param {string} folder
	 * @param {string} file in which places are changed
	 * @param {string} source what it holds
	 */
	constructor(folder, file, source) {
		mkdirSync(folder, { recursive: true });
		const hash = createHash('sha256').update(`${file}\n${source}`).digest('hex').slice(0, 24);
		this.path = join(folder, `${file.replaceAll('/', '-')}-${hash}.jsonl`);
		if (!existsSync(this.path)) return;
		for (const line of readFileSync(this.path, 'utf8').split('\n')) this.#remember(line);
	}

	/** @param {string} line of the file; one that somebody has not written to its end counts for nothing */
	#remember(line) {
		try {
			/** @type {Result} */
			const result = JSON.parse(line);
			const known = this.#results.get(result.place);
			if (known) known.push(result);
			else this.#results.set(result.place, [result]);
			if (!result.noticed) return;
			for (const test of result.tests) this.#noticed.set(test, this.noticedBy(test) + 1);
		} catch {
			return;
		}
	}

	/**
	 * @param {string} place
	 * @param {string[]} tests that are to run, by their keys
	 * @returns {boolean} whether it is known that one of them notices
	 */
	isNoticed(place, tests) {
		return (this.#results.get(place) ?? []).some(
			(result) => result.noticed && result.tests.every((test) => tests.includes(test)),
		);
	}

	/**
	 * @param {string} place
	 * @param {string} test by its key
	 * @returns {boolean} whether it is known not to notice
	 */
	isUnnoticed(place, test) {
		return (this.#results.get(place) ?? []).some(
			(result) => !result.noticed && result.tests.includes(test),
		);
	}

	/**
	 * @param {string} test by its key
	 * @returns {number} how many places of the file it has noticed
	 */
	noticedBy(test) {
		return this.#noticed.get(test) ?? 0;
	}

	/** @param {Result} result */
	keep(result) {
		const line = JSON.stringify(result);
		this.#remember(line);
		appendFileSync(this.path, `${line}\n`);
	}
}

/** @param {string} folder from which what has not been added to for long is removed */
export function removeOld(folder) {
	if (!existsSync(folder)) return;
	for (const name of readdirSync(folder)) {
		const file = join(folder, name);
		if (Date.now() - statSync(file).mtimeMs > LIFETIME_MS) rmSync(file, { force: true });
	}
}
