/** A file does not get to an agent, so that its tool downloads none. */
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { toolsOf } from './agent.mts';
import { underTest } from './underTest.mts';

let simulator: Simulator;
afterEach(() => simulator.close());

it.each(['eyun', 'gewe'] as const)('%s', async (id) => {
	simulator = await startSimulator({ gateway: id });
	const { nodeType, account, credential } = underTest[id];
	const setting = {
		gateway: id,
		baseUrl: simulator.url,
		fields: credential(simulator),
		parameters: {
			...{ resource: 'contact', operation: 'getMyQrCode', download: true },
			weChatAccount: { __rl: true, ...account(simulator.world) },
		},
	};
	const [tool] = await toolsOf([{}], [setting], nodeType);
	const [answer] = JSON.parse(await tool.invoke({}));
	// E Cloud answers with a link, GeWe with the picture itself, which a model could only pay for.
	expect(answer.qrCode).toBeUndefined();
	expect(answer.downloadError).toBeUndefined();
	if (id === 'eyun') expect(answer.qrCodeUrl).toMatch(/^http/);
	expect(simulator.downloads).toEqual([]);
});
