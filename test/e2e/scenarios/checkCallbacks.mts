import { freePort } from '../../../scripts/lib/free-port.mjs';
import { itemsOf } from '../../../scripts/lib/n8n-rest.mjs';
import { type Listening, registrations } from '../support/registrations.mts';
import { CREDENTIAL_TYPE, type Stage } from '../support/stage.mts';
import { runOn, weChatEyun } from '../support/workflow.mts';

const CHECK = { resource: 'incomingMessage', operation: 'checkCallbacks' };

/** Whether callbacks arrive: the operation that calls n8n's own address, and the list in the trigger. */
export function checkingCallbacks(stage: () => Stage): void {
	const { active, arrives, gone } = registrations(stage);
	let listening: Listening;
	let address: string;

	async function check(triggerUrl = '') {
		const node = weChatEyun(stage().credential, 'Check', { ...CHECK, triggerUrl });
		const execution = await runOn(stage(), [{}], node);
		expect(execution.status).toBe('success');
		expect(/token=[\w-]{43}/.test(JSON.stringify(itemsOf(execution, 'Check')))).toBe(false);
		return itemsOf(execution, 'Check')[0].json;
	}

	const shown = async (parameters: object) =>
		await stage().rest.options({
			type: 'n8n-nodes-wechat-gateway.weChatTrigger',
			method: 'showCallbacks',
			parameters,
			credentials: { [CREDENTIAL_TYPE]: stage().credential },
		});

	beforeAll(async () => {
		listening = await active('Check me');
		address = `${stage().rest.url}${listening.production}wechat`;
	});

	it('the active workflow answers for itself, and does not start', async () => {
		await arrives('before the check', [listening.workflow, 'production']);
		const before = await stage().rest.executions(listening.workflow);
		expect(await check()).toMatchObject({
			result: 'fine',
			address,
			registration: 'automatic',
			isPublic: false,
			httpStatus: 200,
			workflow: 'Check me',
			workflowId: listening.workflow.id,
			node: 'WeChat Trigger',
			lastCallback: expect.stringMatching(/Z$/),
		});
		expect(await stage().rest.executions(listening.workflow)).toHaveLength(before.length);
	});

	it('the list in the trigger says the same', async () => {
		const names = (await shown({})).map(({ name }) => name);
		expect(names).toContain(`Registered address: ${address}`);
		expect(names.at(-1)).toMatch(/^Last callback: .* ago \(/);
	});

	it('with a manual registration it has the token, for whoever may use the credential', async () => {
		const [{ name, value }] = await shown({ options: { registration: 'manual' } });
		// A boolean, so that a failure does not print it.
		expect([/\?token=[\w-]{43} behind it$/.test(name), value]).toEqual([true, '']);
	});

	it('a wrong token', async () => {
		const wrong = `${address}?token=${'a'.repeat(43)}`;
		expect(await check(wrong)).toMatchObject({ result: 'wrongToken', workflow: 'Check me' });
	});

	it('nobody there', async () => {
		const elsewhere = `http://127.0.0.1:${await freePort()}${listening.production}wechat`;
		expect(await check(elsewhere)).toMatchObject({ result: 'unreachable', httpStatus: null });
	});

	it('n8n itself behind a path that a proxy should have taken away', async () => {
		const hidden = `${stage().rest.url}/hidden${listening.production}wechat`;
		const found = await check(hidden);
		expect(found).toMatchObject({ result: 'wrongPath', workflow: null });
		expect(found.whatToDo).toContain('begins with the path /hidden/');
	});

	it('no active workflow', async () => {
		await stage().rest.deactivate(listening.workflow);
		await gone(listening.production);
		expect(await check(address)).toMatchObject({ result: 'inactive', httpStatus: 404 });
	});
}
