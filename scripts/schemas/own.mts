/** Finds out what the operations return that are no endpoints of their own. */
import { openTrigger } from '../../test/contract/liveTrigger.mts';
import { runNode } from '../../test/contract/runNode.mts';
import { byId } from '../../test/editor.mts';
import { underTest } from '../../test/contract/underTest.mts';
import { toResult } from '../../nodes/questions/result';
import { type Simulator, startSimulator } from '../../test/simulator/index.mts';

type GatewayId = Simulator['gateway'];

/** With a trigger that has got and refused something, and with none that is known. */
async function checkCallbacks(gateway: GatewayId): Promise<unknown[]> {
	const { id, nodeType, credential } = underTest[gateway];
	const simulator = await startSimulator({ gateway });
	for (const account of simulator.world.accounts) account.online = true;
	const fields = credential(simulator);
	const setting = { gateway: id, baseUrl: simulator.url, fields };
	const trigger = await openTrigger(setting, `schema-${gateway}`);
	const check = async () => {
		const parameters = { resource: 'incomingMessage', operation: 'checkCallbacks' };
		const [{ json }] = await runNode({ ...setting, parameters }, nodeType);
		return json;
	};
	try {
		const unknown = await check();
		await trigger.activate();
		await simulator.settled();
		await fetch(trigger.address, { method: 'POST', body: '{}' });
		await simulator.play('Li Lei writes "Hello"');
		return [await check(), unknown];
	} finally {
		await trigger.close();
		await simulator.close();
	}
}

/** Of a message that is there. */
async function sendQuote(gateway: GatewayId): Promise<unknown[]> {
	const { id, nodeType, credential } = underTest[gateway];
	const simulator = await startSimulator({ gateway });
	const { chat, newMsgId } = simulator.world.messages[0];
	const parameters = {
		...{ resource: 'message', operation: 'sendQuote', to: byId(chat), text: 'Yes' },
		...{ newMsgId: String(newMsgId), options: { pacing: 'off' } },
	};
	try {
		const setting = { gateway: id, baseUrl: simulator.url, fields: credential(simulator) };
		return (await runNode({ ...setting, parameters }, nodeType)).map(({ json }) => json);
	} finally {
		await simulator.close();
	}
}

/** What a waiting node returns when the answer has come: the fields of a form are the user's. */
const sendAndWait = async (): Promise<unknown[]> =>
	[{ approved: true }, { text: 'Yes' }].map((data) => toResult(data).json);

/** With all that can be included. */
async function listContacts(gateway: GatewayId): Promise<unknown[]> {
	const { id, nodeType, account, credential } = underTest[gateway];
	const simulator = await startSimulator({ gateway });
	for (const each of simulator.world.accounts) each.addressListReady = true;
	const parameters = {
		...{ resource: 'contact', operation: 'getMany', returnAll: true, include: 'all' },
		weChatAccount: { __rl: true, ...account(simulator.world) },
	};
	try {
		const setting = { gateway: id, baseUrl: simulator.url, fields: credential(simulator) };
		return (await runNode({ ...setting, parameters }, nodeType)).map(({ json }) => json);
	} finally {
		await simulator.close();
	}
}

/** What the operations have returned, by resource and operation. */
export const OWN: Record<string, (gateway: GatewayId) => Promise<unknown[]>> = {
	'incomingMessage checkCallbacks': checkCallbacks,
	'message sendAndWait': sendAndWait,
	'contact getMany': listContacts,
	'message sendQuote': sendQuote,
};
