import { PACKAGE_NAME } from '../../lib/project.mjs';
import { Stop } from '../../lib/stop.mjs';
import { NEIGHBOUR } from './neighbour.mjs';

/** What n8n itself adds to the operations of a node. */
const OF_N8N = '__CUSTOM_API_CALL__';

/**
 * @typedef {object} Description
 * @property {string} node as the editor calls it
 * @property {number} bytes of its description as JSON, as the editor gets it
 * @property {number} operations none of a trigger
 */

/** @param {any} type */
const operationsOf = ({ properties }) =>
	properties
		.filter((/** @type {any} */ { name }) => name === 'operation')
		.flatMap((/** @type {any} */ { options }) => options)
		.filter((/** @type {any} */ { value }) => value !== OF_N8N).length;

/**
 * The nodes of this package, and last that of the neighbour.
 *
 * @param {import('../../lib/n8n-rest.mjs').N8nRest} rest
 * @returns {Promise<Description[]>}
 */
export async function descriptions(rest) {
	const types = await rest.nodeTypes();
	const names = ['weChatEyun', 'weChatGewe', 'weChatTrigger'];
	return [...names.map((name) => `${PACKAGE_NAME}.${name}`), NEIGHBOUR.type].map((name) => {
		// n8n has several entries for a node of several versions: the newest is what the editor shows.
		const type = types.filter((one) => one.name === name).at(-1);
		if (!type) throw new Stop(`n8n does not know ${name}.`);
		const bytes = Buffer.byteLength(JSON.stringify(type));
		return { node: type.displayName, bytes, operations: operationsOf(type) };
	});
}
