import axios from 'axios';
import { misbehaving, noReason } from '../support/faults.mts';
import { OUTSIDE, type Scenario, type Trial } from '../support/trial.mts';

/** Waits for the next thing that somebody outside is told. */
async function told({ outside, until }: Trial, before: number) {
	return await until('A notice', async () => outside.received[before]);
}

/** Opens the link of a notice. A run that stops before it answers leaves the link without one. */
const open = async (notice: Record<string, unknown>) =>
	await axios.get(String(notice.link), {
		proxy: false,
		timeout: 15_000,
		responseType: 'arraybuffer',
		validateStatus: () => true,
	});

/** Opens the link of a notice once the run waits for that; it says 409 before. */
const opened = async (trial: Trial, notice: Record<string, unknown>) =>
	await trial.until('A run that waits', async () => {
		const answer = await open(notice);
		return answer.status !== 409 && answer;
	});

export const tellMeWhenOffline: Scenario = {
	name: 'tell-me-when-offline',
	nameForGewe: 'tell-me-when-offline-gewe',
	changes: { 'Where to Tell': { 'assignments.assignments.0.value': OUTSIDE } },
	async check(trial) {
		const { simulator, outside, gateway } = trial;
		const [account] = simulator.world.accounts;
		await trial.publish();
		// GeWe's notices give no reason, so a second one within a minute is taken for the same.
		if (gateway === 'eyun') {
			await trial.execution(async () => {
				await simulator.play('account goes offline: a hiccup');
				Object.assign(account, { online: true, offlineReason: null });
			});
			expect(outside.received).toEqual([]);
		}

		await simulator.play('account goes offline: another device');
		let notice = await told(trial, 0);
		expect(notice.text).toContain(account.wcId);
		if (gateway === 'eyun') {
			misbehaving(trial, 'getQrCode', noReason(trial));
			const none = await opened(trial, notice);
			expect([none.status, String(none.data)]).toEqual([502, expect.stringMatching(/不支持/)]);
			notice = await told(trial, 1);
			simulator.world.loginRules.autoScan = false;
			expect((await opened(trial, notice)).status).toBe(200);
			notice = await told(trial, 2);
			simulator.world.loginRules.autoScan = true;
			simulator.world.loginRules.verifyPages = 1;
			expect((await opened(trial, notice)).status).toBe(200);
			notice = await told(trial, 3);
		}
		const before = outside.received.length;
		const shown = await opened(trial, notice);
		expect(shown.status).toBe(200);
		expect(String(shown.headers['content-type'])).toMatch(/^image\//);
		expect(await told(trial, before)).toEqual({
			text: `The WeChat account ${account.wcId} is online again.`,
		});
		await trial.until('The message', async () => trial.sent('filehelper').length > 0);
		expect(account.online).toBe(true);
		expect(account.addressListReady).toBe(true);
		expect(trial.sent('filehelper')).toEqual([expect.stringMatching(/^Online again\./)]);
		expect(outside.received).toHaveLength(before + 1);
		await trial.ended((await trial.executions())[0]);
	},
};
