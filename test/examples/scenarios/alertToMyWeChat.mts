import { CUSTOMERS } from '../../simulator/seed/groups.mts';
import type { Scenario, Trial } from '../support/trial.mts';

const ARRIVES = 'Alert Arrives';

async function answers(trial: Trial, body: object, status: number) {
	const answer = await trial.call(ARRIVES, body);
	expect(answer.status).toBe(status);
	return answer.data;
}

export const alertToMyWeChat: Scenario = {
	name: 'alert-to-my-wechat',
	async check(trial) {
		await trial.publish();
		expect((await trial.call(ARRIVES, { text: 'From a stranger' }, {})).status).toBe(403);
		expect(await answers(trial, { title: 'Disk', text: '90 % full' }, 200)).toEqual({ sent: true });
		expect(await answers(trial, { message: 'Backup done' }, 200)).toEqual({ sent: true });
		expect(await answers(trial, { title: '' }, 400)).toMatchObject({ sent: false });
		trial.logOut();
		expect(await answers(trial, { text: 'Too late' }, 502)).toMatchObject({
			sent: false,
			error: expect.any(String),
			errorCode: 'accountOffline',
			errorAdvice: expect.any(String),
		});
		expect(trial.sent('filehelper')).toEqual(['Disk\n90 % full', 'Backup done']);
	},
};

export const alertToAGroup: Scenario = {
	name: 'alert-to-my-wechat',
	changes: { 'Where and What': { 'assignments.assignments.0.value': CUSTOMERS } },
	async check(trial) {
		await trial.publish();
		expect(await answers(trial, { text: 'An order' }, 200)).toEqual({ sent: true });
		expect(trial.sent(CUSTOMERS)).toEqual(['An order']);
	},
};
