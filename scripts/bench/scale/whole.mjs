import { NEWEST } from '../../lib/n8n-versions.mjs';
import { PACKAGE_NAME } from '../../lib/project.mjs';
import { provideN8n } from '../../lib/provision.mjs';
import { machine } from './machine.mjs';
import { provideNeighbour } from './neighbour.mjs';
import { packages } from './packages.mjs';
import { processes, WEBHOOKS } from './processes.mjs';
import { QueueStage } from './queue-stage.mjs';
import { replies } from './replies.mjs';
import { sending } from './sending.mjs';
import { openStage } from './stage.mjs';
import { folderWith, starts } from './starts.mjs';

/**
 * All measurements, one after the other.
 *
 * @param {import('./sizes.mjs').Sizes} sizes
 * @returns {Promise<string>} Markdown: on what it was measured, and the tables
 */
export async function measureAll(sizes) {
	const provided = await provideN8n(NEWEST);
	const open = await openStage(provided, await provideNeighbour());
	const { stage, userFolder, simulator } = open;
	const answered = await replies(stage, sizes);
	const sent = await sending(stage, sizes);
	const weighed = await packages(provided, { userFolder, stage }, sizes);
	await open.close();
	const started = await starts(provided, userFolder, sizes);
	const folder = folderWith(userFolder, [PACKAGE_NAME]);
	const queue = await QueueStage.open(provided, folder, simulator, Math.max(...WEBHOOKS));
	const taken = await processes(queue, sizes);
	const on = await machine(provided, await queue.postgresVersion());
	await queue.many.stop();
	const tables = [answered, taken, sent, started, weighed];
	return [on, sizes.note ?? [], tables].flat().join('\n\n');
}
