import type { Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { post, textCallback } from '../../e2e/support/callback.mts';
import { registrations } from '../../e2e/support/registrations.mts';
import { numbered } from '../../e2e/support/texts.mts';
import { withAll } from '../support/atOnce.mts';
import { counted, sized } from '../support/figures.mts';
import { listening } from '../support/listening.mts';
import type { ManyProcesses } from '../support/stage.mts';
import { started } from '../support/started.mts';

/** What of the callbacks that webhook processes take starts a workflow, and how often. */
export function callbacks(stage: () => ManyProcesses): void {
	const { callbackUrl } = registrations(stage);
	const { publish, addresses, known, allStarted } = listening(stage);
	const { executions, texts, arrived } = started(stage);
	let workflow: Workflow;

	beforeAll(async () => {
		workflow = await publish('One');
		await known(await addresses());
	});

	const afterAllOf = async (name: string) => await allStarted(name, workflow, await addresses());

	let ids = 7_200_000_000_000_000_000n;
	const told = (name: string, count: number) =>
		numbered(name, count).map((text) => textCallback(text, ++ids));

	it('all of a flood start, each once', async () => {
		const count = sized(100, 400);
		const url = await callbackUrl();
		await withAll(told('flood', count), async (body) => expect(await post(url, body)).toBe(200));
		await arrived('flood', count, workflow);
		await afterAllOf('flood');
		expect([await executions('flood', workflow), await texts('flood', workflow)]).toEqual([
			count,
			count,
		]);
		counted(`${count} callbacks over two webhook processes: ${count} executions`);
	});

	it('what comes again at the other process starts nothing once the first has started', async () => {
		const count = sized(20, 60);
		const [first, second] = await addresses();
		// Both know the workflow by then: what each learns later, it learns from what n8n has saved.
		await afterAllOf('before again');
		const bodies = told('again', count);
		for (const body of bodies) expect(await post(first, body)).toBe(200);
		await arrived('again', count, workflow);
		for (const body of bodies) expect(await post(second, body)).toBe(200);
		await afterAllOf('again');
		expect([await executions('again', workflow), await texts('again', workflow)]).toEqual([
			count,
			count,
		]);
		counted(`${count} callbacks that come again once they have started: ${count} executions`);
	});

	it.each([
		[
			'right after the answer to the first',
			'directly',
			async (body: string, [first, second]: string[]) => {
				expect(await post(first, body)).toBe(200);
				expect(await post(second, body)).toBe(200);
			},
		],
		[
			'at the same moment',
			'both',
			async (body: string, both: string[]) => {
				const answers = await Promise.all(both.map((address) => post(address, body)));
				expect(answers).toEqual([200, 200]);
			},
		],
	])('%s, the other process may start it a second time, and not oftener', async (...row) => {
		const [when, name, deliver] = row;
		const count = sized(20, 60);
		const both = await addresses();
		for (const body of told(name, count)) await deliver(body, both);
		await afterAllOf(name);
		const begun = await executions(name, workflow);
		expect(await texts(name, workflow)).toBe(count);
		expect(begun).toBeGreaterThanOrEqual(count);
		expect(begun).toBeLessThanOrEqual(2 * count);
		counted(`${count} callbacks at two webhook processes, ${when}: ${begun} executions`);
	});

	it('several workflows of an account get each, also at processes that have published none of them', async () => {
		const count = sized(20, 60);
		const all = [workflow, await publish('Two'), await publish('Three')];
		const url = await callbackUrl();
		await withAll(told('shared', count), async (body) => expect(await post(url, body)).toBe(200));
		for (const each of all) await arrived('shared', count, each);
		await afterAllOf('shared');
		for (const each of all) {
			expect([await executions('shared', each), await texts('shared', each)]).toEqual([
				count,
				count,
			]);
		}
		counted(`${count} callbacks for three workflows of an account: ${count} executions of each`);
	});
}
