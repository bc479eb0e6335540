/** What the credential says of how many processes send, in what a node does. */
import { errorOf } from './errorOf.mts';
import { renamedSimulator } from './renamedSimulator.mts';
import { runNode } from './runNode.mts';
import { underTest } from './underTest.mts';

describe.each(['eyun', 'gewe'] as const)('%s', (id) => {
	const { nodeType, account, credential } = underTest[id];
	const simulator = renamedSimulator(id);

	/** Once in two hours. */
	const RARELY = { pacing: 'custom', shortestPause: 0, longestPause: 0, perMinute: '0.0084' };

	const create = async (labelName: string, more: object, options: object = RARELY) =>
		await runNode(
			{
				gateway: id,
				baseUrl: simulator().url,
				fields: { ...credential(simulator()), ...more },
				parameters: {
					...{ resource: 'label', operation: 'create', labelName },
					weChatAccount: { __rl: true, ...account(simulator().world) },
					options,
				} as never,
			},
			nodeType,
		);

	it.each([
		[{}, '120 minutes'],
		[{ sendingProcesses: 1 }, '120 minutes'],
		[{ sendingProcesses: 3 }, '6 hours'],
	])('%p: one in two hours leaves %s', async (more, time) => {
		await create('one', more);
		const error = await errorOf(create('two', more));
		expect(error.message).toContain(`the next one is allowed in ${time}`);
		expect(error.context.errorCode).toBe('limitReached');
	});

	it('nothing is done where it holds no number', async () => {
		const error = await errorOf(create('one', { sendingProcesses: 'all' }));
		expect(error.message).toContain("'Sending Processes' in the credential needs a whole number");
		expect(error.context.errorCode).toBe('credentialInvalid');
		expect(simulator().world.labels.map(({ labelName }) => labelName)).not.toContain('one');
	});
});
