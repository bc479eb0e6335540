import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { freePort } from '../../../scripts/lib/free-port.mjs';
import { startSimulator } from '../../../scripts/lib/simulator-process.mjs';
import { type Listening, registrations, TRIGGER } from '../support/registrations.mts';
import { CREDENTIAL_TYPE, type Stage } from '../support/stage.mts';

const SET = '/setHttpCallbackUrl';

/** Who has the callback URL, over starts of n8n and with several workflows and credentials. */
export function registration(stage: () => Stage): void {
	const { callbackUrl, deliveredTo, created, active, arrives, toldAgain, gone } =
		registrations(stage);

	/** An account of the same gateway and developer account, stored once more. */
	const secondCredential = async () =>
		await stage().rest.createCredential({
			name: 'E Cloud, again',
			type: CREDENTIAL_TYPE,
			data: { ...stage().credentialData, baseUrl: `${stage().credentialData.baseUrl}/` },
		});

	describe('after n8n was started again', () => {
		let production: Listening;
		let elsewhere: Listening;
		let otherGateway: Stage['simulator'];
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
			for (const gateway of gateways) await toldAgain(gateway, SET);
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
				await toldAgain(stage().simulator, SET);
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
			await toldAgain(stage().simulator, SET);
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
		let production: Listening;
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
			await gone(production.production);
			await arrives('to the other one', [other.workflow, 'webhook']);
			expect(await callbackUrl()).toContain(other.production);
			await stage().rest.deactivate(other.workflow);
			await deliveredTo('');
		});
	});
}
