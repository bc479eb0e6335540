/** Long texts in parts, a label made from within its list, contacts by name, limits that outlast a restart. */
import { randomUUID } from 'node:crypto';
import { errorOf, itemsOf, type Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import { byId } from '../../editor.mts';
import { CREDENTIAL_TYPE } from '../support/stage.mts';
import { FAMILY, inARow, LI_LEI, type Node, runOn } from '../support/workflow.mts';
import type { Way } from './nothingFilledIn.mts';

const PARTS = [
	'今天有新茶，欢迎光临！',
	'Our shop is open from nine to six. https://example.com/tea?kind=green',
	'👨‍👩‍👧‍👦 '.repeat(3).trim(),
].map((text) => `${text} `.padEnd(110, '…'));

/** Once in about 17 hours. */
const DAILY = { pacing: 'custom', shortestPause: 0, longestPause: 0, perMinute: 0.001 };

/** Whoever calls its address has it run, as nobody does by hand. */
const webhook = (path: string): Node => ({
	name: 'Webhook',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	webhookId: path,
	parameters: { httpMethod: 'POST', path, options: {} },
});

/** A published workflow of one operation, which counts a limit. */
async function published({ name, stage, node }: Way) {
	const path = randomUUID();
	const search = {
		resource: 'contact',
		operation: 'search',
		searchFor: '13800000001',
		options: DAILY,
	};
	const title = `Limits: ${name}`;
	const { rest } = stage();
	const workflow: Workflow = await rest.createWorkflow(
		inARow(title, [webhook(path), node('Search', search)]),
	);
	await rest.activate(workflow);
	const run = async () => {
		const known = new Set((await rest.executions(workflow)).map(({ id }) => id));
		await waitFor({
			what: 'The webhook',
			timeoutMs: 60_000,
			ask: async () => (await fetch(`${rest.url}/webhook/${path}`, { method: 'POST' })).ok,
		});
		const started = await waitFor({
			what: 'An execution',
			timeoutMs: 60_000,
			ask: async () => (await rest.executions(workflow)).find(({ id }) => !known.has(id)),
		});
		return await rest.waitForExecution(started.id);
	};
	return { run, end: async () => await rest.deactivate(workflow) };
}

/** @param ways as which the same is done */
export function smallThings(ways: Way[]): void {
	describe.each(ways)('small things, with $name', ({ name, stage, node, prepare }) => {
		beforeAll(async () => await prepare?.());

		const only = { __rl: true, mode: 'list', value: '' };
		const asked = (parameters: Record<string, unknown>) => ({
			type: String(node('Node', {}).type),
			parameters: { weChatAccount: only, ...parameters },
			credentials: { [CREDENTIAL_TYPE]: stage().credential },
		});

		it('a long text goes out in parts, in order, and the item tells of each', async () => {
			const send = node('Send', {
				...{ resource: 'message', operation: 'sendText', to: byId(FAMILY) },
				text: PARTS.join('\n\n'),
				options: { pacing: 'off', splitText: 120 },
			});
			const execution = await runOn(stage(), [{}], send);
			expect(errorOf(execution)).toBeUndefined();
			const [{ json }, ...others] = itemsOf(execution, 'Send');
			expect(others).toEqual([]);
			expect(json.messages).toMatchObject(PARTS.map((text) => ({ text, chatId: FAMILY })));
			const sent = await stage().simulator.control.messages(FAMILY);
			expect(sent.slice(-PARTS.length)).toMatchObject(PARTS.map((text) => ({ text })));
		});

		it('a label is made from within its list', async () => {
			const label = `Tea lovers of ${name}`;
			const made = await stage().rest.make({ ...asked({}), handler: 'createLabel', name: label });
			const { results } = await stage().rest.search({ ...asked({}), method: 'searchLabels' });
			expect(results).toContainEqual({ name: `${label} (${made})`, value: made });
			const again = await stage().rest.make({ ...asked({}), handler: 'createLabel', name: label });
			expect(again).toBe(made);
		});

		it('a label without a name says so', async () => {
			const making = stage().rest.make({ ...asked({}), handler: 'createLabel', name: '' });
			await expect(making).rejects.toThrow('A new label needs a name');
		});

		it('contacts come by name', async () => {
			if (name === 'E Cloud') {
				const load = node('Load', { resource: 'login', operation: 'initAddressList' });
				expect(errorOf(await runOn(stage(), [{}], load))).toBeUndefined();
			}
			const list = node('List', {
				...{ resource: 'contact', operation: 'getMany', limit: 30, include: 'contacts' },
			});
			const execution = await runOn(stage(), [{}], list);
			expect(errorOf(execution)).toBeUndefined();
			const rows = itemsOf(execution, 'List').map(({ json }) => json);
			expect(rows.length).toBeLessThanOrEqual(30);
			expect(rows.find(({ chatId }) => chatId === LI_LEI)).toMatchObject({
				...{ chatType: 'private', nickName: 'Li Lei', name: expect.any(String) },
			});
		});
	});

	it('small things: limits of a day outlast a restart of n8n', async () => {
		const [{ stage }] = ways;
		// What others have searched for in this process would count as well.
		await stage().restart();
		const workflows = await Promise.all(ways.map(published));
		for (const { run } of workflows) expect(errorOf(await run())).toBeUndefined();
		await stage().restart();
		for (const { run, end } of workflows) {
			const execution = await run();
			expect(errorOf(execution)).toContain('The limit of this operation is reached');
			expect(execution.data.resultData.error?.context).toMatchObject({ errorCode: 'limitReached' });
			await end();
		}
	});
}
