import { errorOf, itemsOf, type Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import { post, textCallback } from '../support/callback.mts';
import { activatedAt, type CallbackGateway, openCallbackGateway } from '../support/gateway.mts';
import { CREDENTIAL_TYPE, type Stage } from '../support/stage.mts';
import { inARow, weChatTrigger } from '../support/workflow.mts';

const TRIGGER = 'WeChat Trigger';

/** Who may deliver, and when n8n starts what. */
export function receiving(stage: () => Stage): void {
	let gateway: CallbackGateway;

	beforeAll(async () => {
		gateway = await openCallbackGateway();
	});
	afterAll(() => gateway.close());

	const dataWith = (authorization: string) => ({
		gateway: 'eyun',
		baseUrl: gateway.url,
		authorization,
		authorizationPrefix: '',
	});

	const credentialWith = (name: string, authorization: string) =>
		stage().rest.createCredential({ name, type: CREDENTIAL_TYPE, data: dataWith(authorization) });

	const create = (
		name: string,
		credential: Stage['credential'],
		parameters: object = {},
		more: object = {},
	) =>
		stage().rest.createWorkflow(
			inARow(name, [
				{ ...weChatTrigger(credential, { ...parameters }), ...more },
				{ name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} },
			]),
		);

	const activate = async (workflow: Workflow, headers?: Record<string, string>) =>
		await activatedAt(gateway, stage(), workflow, headers);

	async function deactivate(workflow: Workflow): Promise<void> {
		await stage().rest.deactivate(workflow);
		await waitFor({
			what: 'The cancellation',
			timeoutMs: 60_000,
			ask: async () => gateway.callbackUrl() === undefined,
		});
	}

	/** Waits until a text has started a workflow. */
	const arrived = (workflow: Workflow, text: string, mode = 'webhook') =>
		waitFor({
			what: `The execution for "${text}"`,
			timeoutMs: 60_000,
			ask: async () => {
				const listed = await stage().rest.executions(workflow);
				const ended = listed.filter((run) => run.mode === mode && run.status === 'success');
				const runs = await Promise.all(ended.map(({ id }) => stage().rest.execution(id)));
				return runs.some((run) => itemsOf(run, TRIGGER).some(({ json }) => json.text === text));
			},
		});

	const failed = async (workflow: Workflow) =>
		(await stage().rest.executions(workflow)).filter(({ status }) => status === 'error');

	it('a new Authorization is registered, taken at once, and told when the old one still comes', async () => {
		const { rest } = stage();
		const credential = await credentialWith('Renewed', 'authorization-of-before-1');
		const workflow = await create('Renewed Authorization', credential);
		const old = await activate(workflow);
		expect(await post(old, textCallback('with the old one'))).toBe(200);
		await arrived(workflow, 'with the old one');

		await rest.updateCredential({
			...credential,
			type: CREDENTIAL_TYPE,
			data: dataWith('authorization-of-today-2'),
		});
		await deactivate(workflow);
		const renewed = await activate(workflow);
		expect(renewed).not.toBe(old);
		expect(await post(renewed, textCallback('with the new one'))).toBe(200);
		await arrived(workflow, 'with the new one');

		const withoutToken = new URL(old);
		withoutToken.searchParams.delete('token');
		expect(await post(withoutToken.toString(), textCallback('scan'))).toBe(403);
		expect(await failed(workflow)).toEqual([]);

		for (let i = 0; i < 3; i++) expect(await post(old, textCallback('lost'))).toBe(403);
		const [{ id }] = await waitFor({
			what: 'The failed execution',
			timeoutMs: 60_000,
			ask: async () => (await failed(workflow)).length > 0 && (await failed(workflow)),
		});
		const execution = await rest.execution(id);
		expect(execution.data.resultData.error).toMatchObject({
			message: expect.stringContaining('a token that is not valid any more'),
			description: expect.stringContaining('unpublish the workflow and publish it again'),
		});
		expect(errorOf(execution)).not.toContain(old);

		expect(await post(renewed, textCallback('afterwards'))).toBe(200);
		await arrived(workflow, 'afterwards');
		expect(await failed(workflow)).toHaveLength(1);
		await deactivate(workflow);
	});

	it('with allowed senders, a test run leaves production its messages', async () => {
		const { rest } = stage();
		const credential = await credentialWith('Allowed', 'authorization-of-allowed-3');
		const parameters = { options: { allowedIps: ['203.0.113.0/24'] } };
		const workflow = await create('Allowed Senders', credential, parameters);
		const gatewayItself = { 'X-Forwarded-For': '203.0.113.7' };
		const production = await activate(workflow, gatewayItself);
		expect(await post(production, textCallback('from elsewhere'))).toBe(403);
		expect(await post(production, textCallback('from the gateway'), gatewayItself)).toBe(200);
		await arrived(workflow, 'from the gateway');

		await rest.listenForTestEvent(workflow, TRIGGER);
		const test = await gateway.anotherThan(production);
		expect(new URL(test).searchParams.has('also')).toBe(true);
		expect(await post(test, textCallback('during a test'), gatewayItself)).toBe(200);
		await arrived(workflow, 'during a test', 'manual');
		await arrived(workflow, 'during a test');
		expect(await gateway.anotherThan(test)).toBe(production);
		await deactivate(workflow);
	});

	it('a workflow that was made with version 1 of the trigger goes on', async () => {
		const credential = await credentialWith('Version 1', 'authorization-of-version-1');
		const workflow = await create('Version 1', credential, {}, { typeVersion: 1 });
		const url = await activate(workflow);
		expect(await post(url, textCallback('to version 1'))).toBe(200);
		await arrived(workflow, 'to version 1');
		expect(await post(url, textCallback('as nonsense'), { 'Content-Type': 'nonsense' })).toBe(200);
		await arrived(workflow, 'as nonsense');
		await deactivate(workflow);
	});
}
