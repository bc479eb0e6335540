import { randomUUID } from 'node:crypto';

import { errorOf, type Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import { byField, byId } from '../../editor.mts';
import { fileBytes, filePath } from '../../simulator/media.mts';
import { sha256 } from '../../voices.mts';
import { byWcId, FAMILY, inARow, type Node, runOn } from '../support/workflow.mts';
import type { Way } from './nothingFilledIn.mts';

/** No less than what n8n keeps in one piece. */
const SIZE = 300_000;

/** @param ways as which the same is done */
export function filesByLink(ways: Way[]): void {
	describe.each(ways)('files of the workflow, by a signed link, with $name', (way) => {
		const { name, stage, node, prepare } = way;
		const control = () => stage().simulator.control;

		beforeAll(async () => await prepare?.());
		beforeEach(async () => await control().forgetRequests());

		const sendImage = (field: string): Node =>
			node('Send', {
				resource: 'message',
				operation: 'sendImage',
				weChatAccount: byWcId(),
				to: byId(FAMILY),
				imageUrl: byField(field),
				options: { pacing: 'off' },
			});

		/** What the gateway has fetched, and what is behind the same link now that the run has ended. */
		async function fetched(bytes: Buffer, end: string) {
			const [file] = await control().fetches();
			expect(file).toMatchObject({ status: 200, size: bytes.length, sha256: sha256(bytes) });
			expect(file.link.endsWith(end)).toBe(true);
			const later = await fetch(file.link);
			expect(later.status).toBe(200);
			expect(sha256(Buffer.from(await later.arrayBuffer()))).toBe(sha256(bytes));
			const [, secret] = /token=([\w.-]+)/.exec(file.link)!;
			return secret;
		}

		it('an image straight from HTTP Request', async () => {
			const fetchNode: Node = {
				name: 'Fetch',
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				parameters: {
					url: `${stage().simulator.url}/media/${filePath('any', 'tea.jpg', SIZE)}`,
					options: { response: { response: { responseFormat: 'file' } } },
				},
			};
			const execution = await runOn(stage(), [{}], fetchNode, sendImage('data'));
			expect(errorOf(execution)).toBeUndefined();
			const secret = await fetched(fileBytes('tea.jpg', SIZE), '&f=/tea.jpg');
			expect(execution.raw.includes(secret)).toBe(false);
			expect(stage().n8nLog().includes(secret)).toBe(false);
		});

		/** A published workflow that sends what is uploaded to it. */
		async function upload(body: () => RequestInit, field: string, options: object) {
			const path = randomUUID();
			const webhook: Node = {
				name: 'Webhook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				webhookId: path,
				parameters: { httpMethod: 'POST', path, options },
			};
			const { rest } = stage();
			const title = `Upload: ${name}, ${field}`;
			const workflow = await rest.createWorkflow(inARow(title, [webhook, sendImage(field)]));
			await rest.activate(workflow);
			await waitFor({
				what: 'The webhook',
				timeoutMs: 60_000,
				ask: async () =>
					(await fetch(`${rest.url}/webhook/${path}`, { method: 'POST', ...body() })).ok,
			});
			const execution = await endOf(workflow);
			await rest.deactivate(workflow);
			return execution;
		}

		async function endOf(workflow: Workflow) {
			const { rest } = stage();
			const started = await waitFor({
				what: 'An execution',
				timeoutMs: 60_000,
				ask: async () => (await rest.executions(workflow))[0],
			});
			return await rest.waitForExecution(started.id);
		}

		it('an image that a webhook has just received, also after the run has ended', async () => {
			const bytes = fileBytes('upload.jpg', SIZE);
			const form = () => {
				const body = new FormData();
				body.append('photo', new Blob([bytes], { type: 'image/jpeg' }), 'upload.jpg');
				return { body };
			};
			expect(errorOf(await upload(form, 'photo', {}))).toBeUndefined();
			await fetched(bytes, '&f=/upload.jpg');
		});

		it('the raw body of a webhook, which travels within the item', async () => {
			const bytes = fileBytes('raw.jpg', SIZE);
			const raw = () => ({ body: bytes, headers: { 'Content-Type': 'image/jpeg' } });
			expect(errorOf(await upload(raw, 'data', { rawBody: true }))).toBeUndefined();
			await fetched(bytes, '.jpg');
		});
	});
}
