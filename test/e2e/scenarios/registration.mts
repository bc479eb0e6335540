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
	const { named, deliveredTo, left, created, active, arrives, toldAgain, gone } =
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
			await arrives('after the start', [production.workflow, 'production']);
		});

		it('of several workflows all are named again, and the same one receives', async () => {
			const others = [await active('One'), await active('Other')];
			const all = [production, ...others];
			const addresses = all.map((each) => each.production);
			expect(await named()).toEqual(addresses);
			await stage().simulator.control.forgetRequests();
			await stage().restart();
			await toldAgain(stage().simulator, SET);
			expect(await named()).toEqual(addresses);
			await arrives(
				'after a start',
				...all.map(({ workflow }) => [workflow, 'production'] as [typeof workflow, 'production']),
			);
			for (const { workflow, production: address } of others) {
				await stage().rest.deactivate(workflow);
				await left(address);
			}
			expect(await named()).toEqual([production.production]);
		});

		it('a test run in another workflow that is stopped leaves production as it was', async () => {
			const draft = await created('Draft, stopped');
			await stage().rest.listenForTestEvent(draft.workflow, TRIGGER);
			await deliveredTo(draft.test);
			expect((await named())[0]).toBe(production.production);
			await stage().rest.stopListening(draft.workflow);
			await left(draft.test);
			expect(await named()).toEqual([production.production]);
			await arrives('after the stop', [production.workflow, 'production']);
		});

		it('one that is ended by an event, too, and production gets the event as well', async () => {
			const draft = await created('Draft, ended');
			await stage().rest.listenForTestEvent(draft.workflow, TRIGGER);
			await deliveredTo(draft.test);
			await arrives('for both', [draft.workflow, 'manual'], [production.workflow, 'production']);
			await left(draft.test);
			expect(await named()).toEqual([production.production]);
			await arrives('after the event', [production.workflow, 'production']);
		});

		it('with a gateway that is out of order meanwhile, workflows stay active', async () => {
			const { control } = stage().simulator;
			await control.misbehave(SET, { status: 502, html: true }, 2);
			await control.forgetRequests();
			await stage().restart();
			await arrives('while it is out of order', [production.workflow, 'production']);
			await toldAgain(stage().simulator, SET);
			await arrives('after it has recovered', [production.workflow, 'production']);
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
			await arrives(
				'in a test run',
				[draft.workflow, 'manual'],
				[production.workflow, 'production'],
			);
			await left(draft.test);
			expect(await named()).toEqual([production.production]);
			await arrives('after it', [production.workflow, 'production']);
		});

		it('a second workflow takes nothing away, and leaves the first one when it is deactivated', async () => {
			const other = await active('Beside it', second);
			expect(await named()).toEqual([production.production, other.production]);
			await arrives('to both', [production.workflow, 'production'], [other.workflow, 'production']);
			await stage().rest.deactivate(other.workflow);
			await left(other.production);
			await arrives('once more', [production.workflow, 'production']);
		});

		it('when the one that receives is deactivated, the other one does', async () => {
			const other = await active('Stays', second);
			await stage().rest.deactivate(production.workflow);
			await gone(production.production);
			await left(production.production);
			expect(await named()).toEqual([other.production]);
			await arrives('to the other one', [other.workflow, 'production']);
			await stage().rest.deactivate(other.workflow);
			await deliveredTo('');
		});
	});
}
