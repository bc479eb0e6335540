import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { freePort } from '../../../scripts/lib/free-port.mjs';
import { itemsOf, type Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { startSimulator } from '../../../scripts/lib/simulator-process.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import { CREDENTIAL_TYPE, type Stage } from '../support/stage.mts';
import { inARow, weChatTrigger } from '../support/workflow.mts';

type Gateway = Stage['simulator'];

const TRIGGER = 'WeChat Trigger';
const SET = '/setHttpCallbackUrl';

/** Who has the callback URL, over starts of n8n and with several workflows and credentials. */
export function registration(stage: () => Stage): void {
	const callbackUrl = async (gateway: Gateway = stage().simulator) =>
		(await gateway.control.state()).developer.callbackUrl ?? '';

	const deliveredTo = (address: string, gateway?: Gateway) =>
		waitFor({
			what: `The delivery to ${address || 'nobody'}`,
			timeoutMs: 60_000,
			ask: async () => {
				const url = await callbackUrl(gateway);
				return address === '' ? url === '' : url.includes(address);
			},
		});

	/** A workflow with the trigger alone, and the part of its address that is its own. */
	async function created(name: string, credential = stage().credential) {
		const node = weChatTrigger(credential);
		const workflow = await stage().rest.createWorkflow(inARow(name, [node]));
		const production = `/webhook/${String(node.webhookId)}/`;
		const test = `/webhook-test/${String(node.webhookId)}/`;
		return { workflow, production, test };
	}

	async function active(name: string, credential = stage().credential, gateway?: Gateway) {
		const made = await created(name, credential);
		await stage().rest.activate(made.workflow);
		await deliveredTo(made.production, gateway);
		return made;
	}

	/** An account of the same gateway and developer account, stored once more. */
	const secondCredential = async () =>
		await stage().rest.createCredential({
			name: 'E Cloud, again',
			type: CREDENTIAL_TYPE,
			data: { ...stage().credentialData, baseUrl: `${stage().credentialData.baseUrl}/` },
		});

	/** A text that somebody writes, until a workflow has been started by it in that mode. */
	async function arrives(text: string, ...receivers: Array<[Workflow, mode: string]>) {
		const [played] = await stage().simulator.control.play(`Li Lei writes "${text}"`);
		expect(played.httpStatus).toBe(200);
		for (const [workflow, mode] of receivers) {
			await waitFor({
				what: `The execution of "${workflow.name}" for "${text}"`,
				timeoutMs: 60_000,
				ask: async () => {
					const runs = (await stage().rest.executions(workflow)).filter((run) => run.mode === mode);
					for (const { id } of runs) {
						const execution = await stage().rest.waitForExecution(id);
						if (itemsOf(execution, TRIGGER).some(({ json }) => json.text === text)) return true;
					}
					return false;
				},
			});
		}
	}

	/** Until the gateway has been told the URL since the requests were forgotten last. */
	const toldAgain = ({ control }: Gateway) =>
		waitFor({
			what: 'The registration after the start',
			timeoutMs: 60_000,
			ask: async () =>
				(await control.requests()).some(({ path, status }) => path === SET && status === 200),
		});

	describe('after n8n was started again', () => {
		let production: Awaited<ReturnType<typeof active>>;
		let elsewhere: Awaited<ReturnType<typeof active>>;
		let otherGateway: Gateway;
		let folder: string;

		beforeAll(async () => {
			folder = mkdtempSync(join(tmpdir(), 'wechat-gateway-e2e-'));
			const logFile = join(folder, 'simulator.log');
			otherGateway = await startSimulator({ port: await freePort(), logFile });
		});
		afterAll(async () => {
			await otherGateway?.stop();
			rmSync(folder, { recursive: true, force: true });
		});

		it('each active trigger has told its gateway the URL again', async () => {
			production = await active('Production');
			const { url: baseUrl, authorization } = otherGateway;
			const credential = await stage().rest.createCredential({
				name: 'Another gateway',
				type: CREDENTIAL_TYPE,
				data: { ...stage().credentialData, baseUrl, authorization },
			});
			elsewhere = await active('Elsewhere', credential, otherGateway);

			const gateways = [stage().simulator, otherGateway];
			for (const { control } of gateways) await control.forgetRequests();
			await stage().restart();
			for (const gateway of gateways) await toldAgain(gateway);
			await deliveredTo(production.production);
			await deliveredTo(elsewhere.production, otherGateway);
			await arrives('after the start', [production.workflow, 'webhook']);
		});

		it('of several workflows the one that had the callback has it again, whatever their order', async () => {
			const rivals = [await active('One'), await active('Other')];
			const { control } = stage().simulator;
			for (const { workflow, production: address } of [...rivals]) {
				// Each has once been the last.
				await stage().rest.deactivate(workflow);
				await stage().rest.activate(workflow);
				await deliveredTo(address);
				await control.forgetRequests();
				await stage().restart();
				await toldAgain(stage().simulator);
				await deliveredTo(address);
				await arrives(`after a start ${address}`, [workflow, 'webhook']);
			}
			for (const { workflow } of rivals.reverse()) await stage().rest.deactivate(workflow);
			await deliveredTo(production.production);
		});

		it('a test run in another workflow that is stopped leaves production as it was', async () => {
			const draft = await created('Draft, stopped');
			await stage().rest.listenForTestEvent(draft.workflow, TRIGGER);
			await deliveredTo(draft.test);
			await stage().rest.stopListening(draft.workflow);
			await deliveredTo(production.production);
			await arrives('after the stop', [production.workflow, 'webhook']);
		});

		it('one that is ended by an event, too, and production gets the event as well', async () => {
			const draft = await created('Draft, ended');
			await stage().rest.listenForTestEvent(draft.workflow, TRIGGER);
			await deliveredTo(draft.test);
			await arrives('for both', [draft.workflow, 'manual'], [production.workflow, 'webhook']);
			await deliveredTo(production.production);
			await arrives('after the event', [production.workflow, 'webhook']);
		});

		it('with a gateway that is out of order meanwhile, workflows stay active', async () => {
			const { control } = stage().simulator;
			await control.misbehave(SET, { status: 502, html: true }, 2);
			await control.forgetRequests();
			await stage().restart();
			await arrives('while it is out of order', [production.workflow, 'webhook']);
			await toldAgain(stage().simulator);
			await arrives('after it has recovered', [production.workflow, 'webhook']);
		});

		it('a deactivation cancels', async () => {
			await stage().rest.deactivate(production.workflow);
			await deliveredTo('');
			await stage().rest.deactivate(elsewhere.workflow);
			await deliveredTo('', otherGateway);
		});
	});

	describe('with two credentials for one developer account', () => {
		let production: Awaited<ReturnType<typeof active>>;
		let second: Stage['credential'];

		it('a test run with the other one leaves production as it was', async () => {
			second = await secondCredential();
			production = await active('Production');
			const draft = await created('Draft', second);
			await stage().rest.listenForTestEvent(draft.workflow, TRIGGER);
			await deliveredTo(draft.test);
			await arrives('in a test run', [draft.workflow, 'manual'], [production.workflow, 'webhook']);
			await deliveredTo(production.production);
			await arrives('after it', [production.workflow, 'webhook']);
		});

		it('a workflow that takes over and is deactivated gives it back', async () => {
			const other = await active('Takes over', second);
			await stage().rest.deactivate(other.workflow);
			await deliveredTo(production.production);
			await arrives('once more', [production.workflow, 'webhook']);
		});

		it('a workflow that has lost it does not cancel it when it is deactivated', async () => {
			const other = await active('Has it', second);
			await stage().rest.deactivate(production.workflow);
			await waitFor({
				what: 'The deactivation',
				timeoutMs: 60_000,
				ask: async () => {
					const { url } = stage().rest;
					const answer = await fetch(`${url}${production.production}wechat`, { method: 'POST' });
					return answer.status === 404;
				},
			});
			await arrives('to the other one', [other.workflow, 'webhook']);
			expect(await callbackUrl()).toContain(other.production);
			await stage().rest.deactivate(other.workflow);
			await deliveredTo('');
		});
	});
}
