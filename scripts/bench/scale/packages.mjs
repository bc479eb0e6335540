import { markdownTable } from '../../lib/markdown-table.mjs';
import { PACKAGE_NAME } from '../../lib/project.mjs';
import { ratiosOf } from '../compare.mjs';
import { median } from '../statistics.mjs';
import { descriptions } from './descriptions.mjs';
import { figure, times } from './figures.mjs';
import { loadTimes } from './load-times.mjs';
import { NEIGHBOUR } from './neighbour.mjs';

const kB = (/** @type {number} */ bytes) => `${figure(bytes / 1000)} kB`;

/**
 * @param {import('./descriptions.mjs').Description[]} all
 * @returns {string} a table
 */
function descriptionTable(all) {
	const rows = all.map(({ node, bytes, operations }) => [
		node,
		kB(bytes),
		operations ? String(operations) : '',
		operations ? `${Math.round(bytes / operations)} bytes` : '',
	]);
	return markdownTable(
		['Description of the node, as the editor gets it', 'Size', 'Operations', 'Each'],
		rows,
	);
}

/**
 * What the package weighs, beside its neighbour.
 *
 * @param {import('../../lib/provision.mjs').ProvidedN8n} provided
 * @param {{ userFolder: string, stage: import('./stage.mjs').Stage }} open
 * @param {import('./sizes.mjs').Sizes} sizes
 * @returns {Promise<string>} tables
 */
export async function packages(provided, { userFolder, stage }, { loads }) {
	const described = descriptionTable(await descriptions(stage.runner.rest));
	const names = [PACKAGE_NAME, NEIGHBOUR.name];
	const [ours, theirs] = await loadTimes(provided, userFolder, names, loads);
	const head = [
		`Loading all nodes and credentials of a package in a new process, median of ${loads}`,
		'Time',
	];
	const rows = [
		[PACKAGE_NAME, `${figure(median(ours))} ms`],
		[`${NEIGHBOUR.name} ${NEIGHBOUR.version}`, `${figure(median(theirs))} ms`],
		['the first beside the second', times(median(ratiosOf(ours, theirs)))],
	];
	return `${described}\n\n${markdownTable(head, rows)}`;
}
