import { markdownTable } from '../../lib/markdown-table.mjs';
import { PACKAGE_NAME } from '../../lib/project.mjs';
import { ratiosOf } from '../compare.mjs';
import { median } from '../statistics.mjs';
import { descriptions } from './descriptions.mjs';
import { figure, times, whole } from './figures.mjs';
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
		operations ? `${whole(bytes / operations)} bytes` : '',
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
	const [ms, bytes] = [
		[ours, theirs].map((all) => all.map((loaded) => loaded.ms)),
		[ours, theirs].map((all) => all.map((loaded) => loaded.bytes)),
	];
	const rows = [
		[
			'Time to load all of its nodes and credentials',
			...ms.map((all) => `${figure(median(all))} ms`),
			times(median(ratiosOf(ms[0], ms[1]))),
		],
		[
			"Of JavaScript's memory that they hold then",
			...bytes.map((all) => kB(median(all))),
			times(median(ratiosOf(bytes[0], bytes[1]))),
		],
	];
	const head = [
		`In a new process, median of ${loads}`,
		PACKAGE_NAME,
		`${NEIGHBOUR.name} ${NEIGHBOUR.version}`,
		'The first beside the second',
	];
	return `${described}\n\n${markdownTable(head, rows)}`;
}
