import { openGateway, Runner } from '../send-stage.mjs';
import { n8nWith } from '../n8n-with.mjs';
import { Publisher, registering } from '../stage.mjs';

/**
 * @typedef {object} Stage an n8n of one process, with what it is measured with
 * @property {Publisher} publisher of workflows that receive
 * @property {Runner} runner of workflows that send
 * @property {import('../gateway.mjs').Gateway} gateway that they send to
 * @property {string} gatewayUrl
 */

/**
 * @param {import('../../lib/provision.mjs').ProvidedN8n} provided
 * @param {import('../n8n-with.mjs').LocalPackage} neighbour
 */
export async function openStage(provided, neighbour) {
	const { userFolder, start } = await n8nWith(provided, [neighbour]);
	const simulator = await registering(userFolder);
	const { gateway, url: gatewayUrl } = await openGateway();
	const n8n = await start('with both packages');
	const publisher = new Publisher(n8n.url, simulator);
	await publisher.furnish();
	const runner = new Runner(n8n.url, gateway, publisher.rest);
	await runner.connect(gatewayUrl);
	/** @type {Stage} */
	const stage = { publisher, runner, gateway, gatewayUrl };
	return { stage, userFolder, simulator, close: n8n.stop };
}
