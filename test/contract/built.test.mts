/**
 * The package as it is published: its nodes share what lies in a module, such as a lane. In the sources
 * every module exists once anyway, so that only the built files can show it.
 */
import type { INodeParameters, INodeType } from 'n8n-workflow';

import { waitFor } from '../../scripts/lib/wait.mjs';
import { byId } from '../editor.mts';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import type { Setting } from './n8n.mts';
import { runNode } from './runNode.mts';

const built = (name: string): INodeType =>
	new (require(`../../dist/nodes/${name}/${name}.node.js`)[name])();

const weChatEyun = built('WeChatEyun');
const weChatGewe = built('WeChatGewe');

/** Long enough for the other node, were it not to wait. */
const SLOW_MS = 1500;

const SENDING = ['/sendText', '/message/postText'];

/** What has been sent, in the order of the answers. */
let sent: string[];
let eyun: Simulator;
let gewe: Simulator;

beforeEach(async () => {
	sent = [];
	const onRequest = ({ path }: { path: string }) => {
		if (SENDING.includes(path)) sent.push(path);
	};
	eyun = await startSimulator({ gateway: 'eyun', onRequest });
	gewe = await startSimulator({ gateway: 'gewe', onRequest });
});
afterEach(async () => {
	await eyun.close();
	await gewe.close();
});

const ofEyun = (parameters: INodeParameters): Setting => ({
	gateway: 'eyun',
	baseUrl: eyun.url,
	authorization: eyun.authorization,
	parameters,
});

const ofGewe = (parameters: INodeParameters): Setting => ({
	gateway: 'gewe',
	baseUrl: `${gewe.url}/gewe/v2/api`,
	fields: { token: gewe.authorization, devices: '' },
	parameters,
});

const sendingAs = (mode: string, account: string): INodeParameters => ({
	resource: 'message',
	operation: 'sendText',
	weChatAccount: { __rl: true, mode, value: account },
	to: byId('wxid_lilei00demo01'),
	text: 'Hello',
	options: { pacing: 'off' },
});

it('a lane is the same for the nodes of both gateways', async () => {
	// Lanes go by what names an account; here, both gateways name it alike.
	const { wcId } = eyun.world.accounts[0];
	gewe.world.accounts[0].appId = wcId;
	eyun.misbehave('/sendText', { delayMs: SLOW_MS });
	const first = runNode(ofEyun(sendingAs('wcId', wcId)), weChatEyun);
	await waitFor({
		what: 'The first message',
		timeoutMs: 30_000,
		everyMs: 10,
		ask: async () => eyun.requests.some(({ path }) => path === '/sendText'),
	});
	await runNode(ofGewe(sendingAs('appId', wcId)), weChatGewe);
	await first;
	expect(sent).toEqual(['/sendText', '/message/postText']);
});
