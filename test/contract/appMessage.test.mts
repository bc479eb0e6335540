/** A card that was received is sent on behind the trigger with nothing filled in: of its XML goes what the gateway takes. */
import type { IDataObject } from 'n8n-workflow';

import { byId } from '../editor.mts';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { errorOf } from './errorOf.mts';
import { runNode } from './runNode.mts';
import { underTest } from './underTest.mts';

const PART =
	'<appmsg appid="" sdkver="0"><title>T</title><type>33</type><weappinfo><username>gh_1@app</username></weappinfo></appmsg>';
const WHOLE = `<?xml version="1.0"?>\n<msg>\n\t${PART}\n\t<fromusername>a</fromusername>\n</msg>`;

const COVER = 'https://files.example.com/cover.jpg';

let simulator: Simulator;
afterEach(() => simulator.close());

async function run(gateway: Simulator['gateway'], parameters: IDataObject, xml: string) {
	simulator = await startSimulator({ gateway });
	const { nodeType, credential, account } = underTest[gateway];
	return await runNode(
		{
			...{ gateway, baseUrl: simulator.url, fields: credential(simulator), items: [{ xml }] },
			parameters: {
				to: byId('wxid_lilei00demo01'),
				weChatAccount: { __rl: true, ...account(simulator.world) },
				options: { pacing: 'off' },
				...parameters,
			} as never,
		},
		nodeType,
	);
}

const sendApp = { resource: 'message', operation: 'sendApp' };
const forward = { resource: 'message', operation: 'forwardMiniProgram', imgUrl: COVER };

it.each([
	['eyun', sendApp, '/sendApplet', 'content', PART],
	['eyun', forward, '/sendApplet', 'content', PART],
	['gewe', sendApp, '/message/postAppMsg', 'appmsg', PART],
	['gewe', { ...sendApp, resource: 'legacyMessage' }, '/api/message/sendapp', 'xml', PART],
	// The vendor wants the whole message here.
	['gewe', forward, '/message/forwardMiniApp', 'xml', WHOLE],
] as const)('%s: %j', async (gateway, parameters, path, key, expected) => {
	await run(gateway, parameters, WHOLE);
	const sent = simulator.requests.filter((request) => request.path.endsWith(path));
	expect(sent.map(({ body }) => (body as IDataObject)[key])).toEqual([expected]);
	expect(simulator.world.messages.at(-1)).toMatchObject({ direction: 'sent', text: 'T' });
});

it.each(['eyun', 'gewe'] as const)(
	'%s: what is no card says so, and nothing is sent',
	async (gateway) => {
		const error = await errorOf(run(gateway, sendApp, '<msg><img aeskey="1" /></msg>'));
		expect(error.message).toBe("'App Message XML' holds no appmsg element");
		expect(simulator.requests.filter(({ path }) => /sendApplet|postAppMsg/.test(path))).toEqual([]);
	},
);
