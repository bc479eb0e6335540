import { table } from '../bench/table.mjs';
import { placeOf, reasonOf } from './survivors.mjs';

/**
 * @typedef {import('./stryker.mjs').Report} Report
 * @typedef {import('./survivors.mjs').Survivor} Survivor
 * @typedef {ReturnType<typeof placeOf> & { reason?: string }} Place
 */

/** Percent of the changed places that tests must notice: in all files, and in each. */
const LEAST = { total: 90, file: 80 };

/**
 * A test that fails, that never ends, or that cannot even load the file has noticed. Stryker leaves
 * the last kind out of its score.
 */
const NOTICED = ['Killed', 'Timeout', 'RuntimeError'];
const UNNOTICED = ['Survived', 'NoCoverage'];

/** @param {number} noticed @param {number} all */
const percent = (noticed, all) => (all === 0 ? 100 : (noticed / all) * 100);

/** @param {Place} place */
const described = ({ number, line, becomes, reason }) =>
	`  ${number}: ${line}\n      becomes ${becomes}${reason ? `\n      ${reason}` : ''}`;

/**
 * @param {Report} report
 * @param {Survivor[]} allowed
 * @param {boolean} all whether to print also those places whose reason is known
 * @returns {{ text: string, good: boolean }} what to print, and whether enough was noticed
 */
export function judge(report, allowed, all) {
	const files = Object.entries(report).map(([file, { source, mutants }]) => {
		const left = mutants
			.filter(({ status }) => UNNOTICED.includes(status))
			.map((mutant) => placeOf(file, source, mutant))
			.map((place) => ({ ...place, reason: reasonOf(place, allowed) }));
		const noticed = mutants.filter(({ status }) => NOTICED.includes(status)).length;
		return { file, noticed, all: noticed + left.length, left };
	});
	const noticed = files.reduce((sum, file) => sum + file.noticed, 0);
	const places = files.reduce((sum, file) => sum + file.all, 0);
	const total = percent(noticed, places);
	// Some loops become endless; many more than a few on a busy machine are no loops.
	const timeouts = Object.values(report)
		.flatMap(({ mutants }) => mutants)
		.filter(({ status }) => status === 'Timeout').length;
	const unexplained = files.flatMap(({ left }) => left).filter(({ reason }) => !reason).length;
	const row = (
		/** @type {string} */ name,
		/** @type {number} */ some,
		/** @type {number} */ of,
	) => [name, ...[of, some].map(String), `${percent(some, of).toFixed(1)} %`];
	const rows = [
		...files.map((file) => row(file.file, file.noticed, file.all)),
		row('Total', noticed, places),
	];
	const lists = files
		.map(({ file, left }) => ({ file, shown: left.filter(({ reason }) => all || !reason) }))
		.filter(({ shown }) => shown.length)
		.map(({ file, shown }) => `${file}\n${shown.map(described).join('\n')}\n`);
	const text = `${lists.join('\n')}
${table(['File', 'places', 'noticed', ''], rows)}

Not noticed: ${places - noticed}, of which ${unexplained} without a reason in scripts/mutate/survivors.json
Noticed because it took too long: ${timeouts}
${stale(report, allowed)}Asked for: ${LEAST.total} % of all, ${LEAST.file} % of each file
`;
	const good =
		total >= LEAST.total && files.every((file) => percent(file.noticed, file.all) >= LEAST.file);
	return { text, good };
}

/**
 * @param {Report} report
 * @param {Survivor[]} allowed
 * @returns {string} a line about entries for places that are noticed, or are no more
 */
function stale(report, allowed) {
	const places = Object.entries(report).flatMap(([file, { source, mutants }]) =>
		mutants
			.filter(({ status }) => UNNOTICED.includes(status))
			.map((mutant) => placeOf(file, source, mutant)),
	);
	const old = allowed.filter(
		(one) => report[one.file] && !places.some((place) => reasonOf(place, [one]) !== undefined),
	);
	return old.map(({ file, line }) => `No longer needed there: ${file}: ${line}\n`).join('');
}
