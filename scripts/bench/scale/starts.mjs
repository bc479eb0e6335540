import { markdownTable } from '../../lib/markdown-table.mjs';
import { say } from '../../lib/progress.mjs';
import { PACKAGE_NAME } from '../../lib/project.mjs';
import { temporaryFolder } from '../../lib/temporary-folder.mjs';
import { sleep } from '../../lib/wait.mjs';
import { measuresMemory, memoryNow } from '../memory.mjs';
import { place, placeOf, starter } from '../n8n-with.mjs';
import { median, spread } from '../statistics.mjs';
import { NEIGHBOUR } from './neighbour.mjs';

/** What n8n does behind its start is over by then. */
const SETTLED_MS = 5_000;

/**
 * An n8n folder of its own for some of the packages that are in another.
 *
 * @param {string} from
 * @param {string[]} names
 */
export function folderWith(from, names) {
	const folder = temporaryFolder('wechat-gateway-bench');
	place(
		folder,
		names.map((name) => ({ name, folder: placeOf(from, name) })),
	);
	return folder;
}

/**
 * The memory of an n8n of one process that has started and does nothing: alone, and with each package. They
 * take turns.
 *
 * @param {import('../../lib/provision.mjs').ProvidedN8n} provided
 * @param {string} userFolder where both packages are
 * @param {import('./sizes.mjs').Sizes} sizes
 * @returns {Promise<string>} a table
 */
export async function starts(provided, userFolder, { starts: count }) {
	if (!measuresMemory()) return 'The memory of processes can be measured on Linux only.';
	/** @type {Record<string, string[]>} */
	const kinds = {
		'n8n alone': [],
		[`with ${PACKAGE_NAME}`]: [PACKAGE_NAME],
		[`with ${NEIGHBOUR.name}`]: [NEIGHBOUR.name],
	};
	const prepared = await Promise.all(
		Object.entries(kinds).map(async ([name, names]) => ({
			name,
			start: await starter(provided, folderWith(userFolder, names)),
			/** @type {number[]} */
			memory: [],
		})),
	);
	// The first start of each makes its database.
	for (let turn = 0; turn <= count; turn++) {
		for (const { name, start, memory } of prepared) {
			const n8n = await start(name);
			await sleep(SETTLED_MS);
			if (turn > 0) memory.push(memoryNow(n8n.pid));
			await n8n.stop();
		}
		const latest = prepared.map(({ name, memory }) => `${name} ${memory.at(-1)?.toFixed(0)} MB`);
		if (turn > 0) say(`  ${latest.join(', ')}`);
	}
	const rows = prepared.map(({ name, memory }) => [
		name,
		`${median(memory).toFixed(0)} MB`,
		spread(memory, 0),
	]);
	const head = [`Memory of one process after its start, median of ${count}`, 'Memory', 'From – to'];
	return markdownTable(head, rows);
}
