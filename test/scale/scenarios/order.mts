import { errorOf } from '../../../scripts/lib/n8n-rest.mjs';
import { type RabbitMqServer, startRabbitMq } from '../../../scripts/lib/rabbitmq.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import { numbered } from '../../e2e/support/texts.mts';
import { byQueue } from '../support/byQueue.mts';
import { counted, sized } from '../support/figures.mts';
import type { ManyProcesses } from '../support/stage.mts';
import { started } from '../support/started.mts';

/** A queue for the tests of a scenario. */
function withQueue(): () => RabbitMqServer {
	let queue: RabbitMqServer;
	beforeAll(async () => {
		queue = await startRabbitMq();
	});
	afterAll(async () => await queue?.stop());
	return () => queue;
}

/** What the example does that sends by way of a queue. */
export function order(stage: () => ManyProcesses): void {
	const queue = withQueue();

	it('four workflows send by way of a queue: over both workers one after another, each in its order', async () => {
		const { rest, simulator } = stage();
		const { control } = simulator;
		const { hand, sent } = await byQueue(stage(), queue());
		await control.forgetRequests();
		await control.misbehave('/sendText', { delayMs: 100 }, 'always');
		const before = stage().begun();

		const each = sized(10, 50);
		const own = ['A', 'B', 'C', 'D'].map((letter) => numbered(`in order ${letter}`, each));
		const callers = await Promise.all(own.map(hand));
		for (const id of callers) expect(errorOf(await rest.waitForExecution(id))).toBeUndefined();
		const requests = await waitFor({
			what: 'All texts',
			timeoutMs: 300_000,
			everyMs: 1_000,
			ask: async () => {
				const all = await sent();
				return all.length >= 4 * each && all.every(({ ended }) => ended > 0) && all;
			},
		}).finally(async () => await control.behave());

		const texts = requests.map(({ body }) => String(body.content));
		expect(texts).toHaveLength(4 * each);
		for (const mine of own) expect(texts.filter((text) => mine.includes(text))).toEqual(mine);
		const beside = requests.filter(
			({ began }, index) => index > 0 && began < requests[index - 1].ended,
		);
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

/** What becomes of the queue when what sends is killed. */
export function orderAfterKill(stage: () => ManyProcesses): void {
	const queue = withQueue();
	const { latest, settled } = started(stage);

	it.each([
		['worker', 'the one that was under way has failed'],
		['main', 'the one that was under way is handed out again, and not sent'],
	])('%s, while it sends by way of a queue: nobody gets anything twice, and %s', async (victim) => {
		const { rest, simulator } = stage();
		const { control } = simulator;
		const { workflow, hand, sent } = await byQueue(stage(), queue());
		await control.forgetRequests();
		// It is done, and nobody hears of it in time.
		await control.misbehave('/sendText', { after: true, delayMs: 1_000 }, 'always');
		const texts = numbered(`in order without ${victim}`, sized(8, 20));
		expect(errorOf(await rest.waitForExecution(await hand(texts)))).toBeUndefined();
		await waitFor({
			what: 'The third text',
			timeoutMs: 60_000,
			everyMs: 50,
			ask: async () => (await sent()).length >= 3,
		});
		const part = victim === 'main' ? 'main' : stage().workerOf(String(await latest(workflow)));
		await stage().parts[part].kill();
		await stage().parts[part].startAgain();
		await waitFor({
			what: 'The last text',
			timeoutMs: 120_000,
			everyMs: 1_000,
			ask: async () => (await sent()).some(({ body }) => body.content === texts.at(-1)),
		}).finally(async () => await control.behave());
		await settled(workflow);
		const arrived = (await sent()).map(({ body }) => body.content);
		expect(arrived).toEqual(texts);
		const [failed, ...more] = (await rest.executions(workflow)).filter(
			({ status }) => status !== 'success',
		);
		expect(more).toEqual([]);
		if (victim === 'main') {
			expect(errorOf(await rest.execution(failed.id))).toContain(`may have arrived: "${texts[2]}"`);
		} else {
			// Whichever part of n8n notices it first.
			expect(['error', 'crashed']).toContain(failed.status);
		}
		counted(
			`${part} killed while message 3 of ${texts.length} was sent by way of a queue: ${arrived.length} sent, all in order, none twice; 1 execution has failed`,
		);
		await rest.deactivate(workflow);
	});
}
