import { join } from 'node:path';
import { freePort } from '../../../scripts/lib/free-port.mjs';
import { startSimulator } from '../../../scripts/lib/simulator-process.mjs';
import type { SimulatorProcess } from './stage.mts';

export const GEWE = 'n8n-nodes-wechat-gateway.weChatGewe';

/** @param folder where it writes what it has to say */
export const startGewe = async (folder: string): Promise<SimulatorProcess> =>
	await startSimulator({
		port: await freePort(),
		logFile: join(folder, 'gewe.log'),
		gateway: 'gewe',
	});

/** Values of a credential that a simulated GeWe accepts, with all its devices. */
export async function credentialForGewe({
	url,
	authorization,
	control,
}: SimulatorProcess): Promise<Record<string, string>> {
	const { accounts } = await control.state();
	const devices = accounts.map(({ appId }: { appId: string }) => appId).join(', ');
	return { gateway: 'gewe', baseUrl: `${url}/gewe/v2/api`, token: authorization, devices };
}
