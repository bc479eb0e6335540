import { itemsOf } from '../../../scripts/lib/n8n-rest.mjs';
import { byId } from '../../editor.mts';
import { CREDENTIAL_TYPE, type Stage } from '../support/stage.mts';
import { FAMILY, runOn, weChatEyun } from '../support/workflow.mts';

/** The Authorization is nowhere to be read, whatever goes wrong. */
export function secrets(stage: () => Stage): void {
	/** Faults whose reports are tempted to quote the request. */
	const FAULTS: Array<[string, object]> = [
		['a server error', { status: 500, body: 'Internal error' }],
		['a web page', { html: true }],
		['a broken connection', { cut: true }],
		['a redirect', { redirect: 'http://127.0.0.1:9/elsewhere' }],
		['a refusal', { refuse: { code: '1001', message: 'refused' } }],
	];

	it.each(FAULTS)('errors from %s do not contain it', async (_, how) => {
		const { simulator, credential } = stage();
		for (const onError of ['stopWorkflow', 'continueRegularOutput']) {
			await simulator.control.misbehave('/sendText', how);
			const send = weChatEyun(
				credential,
				'Send',
				{ resource: 'message', operation: 'sendText', to: byId(FAMILY), text: 'Hello' },
				{ onError },
			);
			const { raw } = await runOn(stage(), [{}], send);
			expect(raw).not.toContain(simulator.authorization);
		}
	});

	it('a refused Authorization is not shown either', async () => {
		const { rest, credentialData } = stage();
		const authorization = 'wrong.token-of-the-test.fedcba9876543210';
		const data = { ...credentialData, authorization };
		const wrong = await rest.createCredential({ name: 'Wrong', type: CREDENTIAL_TYPE, data });
		const count = weChatEyun(
			wrong,
			'Count',
			{ resource: 'tool', operation: 'getCallCounts' },
			{ onError: 'continueRegularOutput' },
		);
		const execution = await runOn(stage(), [{}], count);
		expect(itemsOf(execution, 'Count')).toMatchObject([{ json: { error: expect.any(String) } }]);
		expect(execution.raw).not.toContain(authorization);
		expect(stage().n8nLog().includes(authorization)).toBe(false);
	});

	it('neither any execution nor the log of n8n contains it', async () => {
		const { simulator } = stage();
		const executions = await stage().allExecutions();
		expect(executions.length).toBeGreaterThan(0);
		// A boolean, because a failed comparison of texts would print the secret itself.
		const shown = executions.filter(({ raw }) => raw.includes(simulator.authorization));
		expect(shown.map(({ id }) => id)).toEqual([]);
		expect(stage().n8nLog().includes(simulator.authorization)).toBe(false);
	});
}
