import { errorOf } from '../../../scripts/lib/n8n-rest.mjs';
import { type RabbitMqServer, startRabbitMq } from '../../../scripts/lib/rabbitmq.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import { CREDENTIAL_TYPE } from '../../e2e/support/stage.mts';
import { itemsWith, numbered } from '../../e2e/support/texts.mts';
import { FAMILY, START } from '../../e2e/support/workflow.mts';
import { callingWorkflow } from '../../examples/support/calling.mts';
import { readExample, withChanges, withCredentials } from '../../examples/support/importing.mts';
import { counted, sized } from '../support/figures.mts';
import type { ManyProcesses } from '../support/stage.mts';

/** What the example does that sends by way of a queue. */
export function order(stage: () => ManyProcesses): void {
	let queue: RabbitMqServer;
	beforeAll(async () => {
		queue = await startRabbitMq();
	});
	afterAll(async () => await queue?.stop());

	it('four workflows send by way of a queue: over both workers one after another, each in its order', async () => {
		const { rest, simulator, credential } = stage();
		const { control } = simulator;
		const rabbitmq = await rest.createCredential({
			...{ name: 'RabbitMQ', type: 'rabbitmq' },
			data: queue.credential,
		});
		const example = withChanges(readExample('send-in-order'), {
			Send: { 'options.pacing': 'off' },
		});
		const workflow = await rest.createWorkflow(
			withCredentials(example, { [CREDENTIAL_TYPE]: credential, rabbitmq }),
		);
		const connected = queue.nextClient();
		await rest.activate(workflow);
		await connected();
		await control.forgetRequests();
		await control.misbehave('/sendText', { delayMs: 100 }, 'always');
		const before = stage().begun();

		const each = sized(10, 50);
		const own = ['A', 'B', 'C', 'D'].map((letter) => numbered(`in order ${letter}`, each));
		const callers = await Promise.all(
			own.map(async (texts) => {
				const items = itemsWith(texts).map((item) => ({ ...item, to: FAMILY }));
				const caller = await rest.createWorkflow(callingWorkflow(workflow, items));
				return await rest.start(caller, START);
			}),
		);
		for (const id of callers) expect(errorOf(await rest.waitForExecution(id))).toBeUndefined();
		const sent = await waitFor({
			what: 'All texts',
			timeoutMs: 300_000,
			everyMs: 1_000,
			ask: async () => {
				const all = (await control.requests()).filter(({ path }) => path === '/sendText');
				return all.length >= 4 * each && all.every(({ ended }) => ended > 0) && all;
			},
		}).finally(async () => await control.behave());

		const texts = sent.map(({ body }) => String(body.content));
		expect(texts).toHaveLength(4 * each);
		for (const mine of own) expect(texts.filter((text) => mine.includes(text))).toEqual(mine);
		const beside = sent.filter(({ began }, index) => index > 0 && began < sent[index - 1].ended);
		expect(beside).toEqual([]);
		const shares = stage()
			.begun()
			.map((count, index) => count - before[index]);
		expect(Math.min(...shares)).toBeGreaterThan(0);
		counted(
			`four workflows by way of a queue, ${texts.length} messages: all in order, ${beside.length} began while another was under way; the workers began ${shares.join(' and ')} executions`,
		);
	});
}
