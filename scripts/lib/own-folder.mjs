import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Starts a server in a temporary folder of its own, which is thrown away when it has stopped or does not start.
 *
 * @template {{ stop: () => Promise<void> }} Server
 * @param {string} name a part of that of the folder
 * @param {(folder: string) => Promise<Server>} start
 * @param {object} [more]
 * @param {{ uid: number, gid: number }} [more.owner] of the folder, unless it is this process's own
 * @param {() => Promise<unknown>} [more.behind] what is to be done when it is gone, before that of the folder
 * @returns {Promise<Server>}
 */
export async function inOwnFolder(name, start, { owner, behind = async () => {} } = {}) {
	const folder = mkdtempSync(join(tmpdir(), `wechat-gateway-${name}-`));
	if (owner) chownSync(folder, owner.uid, owner.gid);
	const throwAway = async () => {
		await behind();
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		const server = await start(folder);
		return {
			...server,
			async stop() {
				await server.stop();
				await throwAway();
			},
		};
	} catch (error) {
		await throwAway();
		throw error;
	}
}
