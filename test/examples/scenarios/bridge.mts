import { CUSTOMERS, FAMILY } from '../../simulator/seed/groups.mts';
import type { Scenario, Trial } from '../support/trial.mts';

const ARRIVES = 'Answer Arrives';

async function fromGroups(trial: Trial): Promise<void> {
	const { outside } = trial;
	await trial.passes('Li Lei writes "In private"');
	await trial.passes('Demo Shop writes "By ourselves" in group Family');
	await trial.happens('Li Lei writes "Is it open?" in group Family');
	await trial.happens('Lucy writes "Yes" in group Demo Customers');
	await trial.happens('Li Lei sends a picture in group Family');
	// As another account of ours would hear what this one has passed on.
	await trial.happens('Lucy writes "⇄ Li Lei: Is it open?" in group Demo Customers');
	outside.answers(503);
	await trial.happens('Li Lei writes "Thanks" in group Family');
	expect(trial.sent(CUSTOMERS)).toEqual([
		'⇄ Li Lei: Is it open?',
		'⇄ Li Lei: [Image]',
		'⇄ Li Lei: Thanks',
	]);
	// The second is what somebody has written on the phone.
	expect(trial.sent(FAMILY)).toEqual(['By ourselves', '⇄ Lucy: Yes']);
	expect(outside.received).toMatchObject([
		{ chatId: FAMILY, sender: 'Li Lei', text: 'Is it open?', marked: '⇄ Li Lei: Is it open?' },
		{ chatId: FAMILY, text: '[Image]' },
		{ chatId: FAMILY, text: 'Thanks' },
	]);
	expect(await trial.tables.rows('WeChat bridge failures')).toMatchObject([
		{ toUrl: outside.url, text: '⇄ Li Lei: Thanks', reason: expect.stringMatching(/./) },
	]);
}

async function backIntoAGroup(trial: Trial): Promise<void> {
	const status = async (body: object, headers?: Record<string, string>) =>
		(await trial.call(ARRIVES, body, headers)).status;
	const answer = { chatId: FAMILY, sender: 'Anna', text: 'From outside' };
	expect(await status(answer, {})).toBe(403);
	expect(await trial.call(ARRIVES, answer)).toMatchObject({ status: 200, data: { sent: true } });
	expect(await status({ ...answer, text: '⇄ Li Lei: Is it open?' })).toBe(422);
	expect(await status({ ...answer, chatId: CUSTOMERS })).toBe(422);
	expect(await status({ ...answer, text: '' })).toBe(422);
	trial.logOut();
	const failed = await trial.call(ARRIVES, answer);
	expect(failed).toMatchObject({ status: 502, data: { sent: false, errorCode: 'accountOffline' } });
	expect(trial.sent(FAMILY).slice(2)).toEqual(['⇄ Anna: From outside']);
	expect(trial.sent(CUSTOMERS)).toHaveLength(3);
}

export const bridge: Scenario = {
	name: 'bridge',
	async check(trial) {
		await trial.runs('Set Up');
		await trial.tables.insert(
			'WeChat bridges',
			{ fromChat: FAMILY, toChat: CUSTOMERS },
			{ fromChat: CUSTOMERS, toChat: FAMILY },
			{ fromChat: FAMILY, toUrl: trial.outside.url },
		);
		await trial.publish();
		await fromGroups(trial);
		await backIntoAGroup(trial);
	},
};
