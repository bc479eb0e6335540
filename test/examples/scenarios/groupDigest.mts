import { readFileSync } from 'node:fs';
import { byId } from '../../editor.mts';
import { FAMILY } from '../../simulator/seed/groups.mts';
import { FOLDER } from '../support/folder.mts';
import type { Scenario, Trial } from '../support/trial.mts';
import { cellsOf } from '../support/xlsx.mts';

const EVENING = 'Every Evening at Eight';
const SUMMARY = 'They will have dinner on Sunday.';

const changes = {
	'Where Files Go': { 'assignments.assignments.0.value': FOLDER },
	'WeChat Trigger': { 'filters.chats.picked': [{ id: byId(FAMILY) }] },
};

/** The spreadsheet that was sent last, as the phone gets it. */
function sheetOf({ simulator, gateway }: Trial): Buffer {
	if (gateway === 'gewe') return simulator.fetches.at(-1)!.bytes;
	return Buffer.from(simulator.world.messages.findLast(({ file }) => file)!.file!.bytes);
}

const sheets = (trial: Trial) => trial.said('filehelper').filter(({ kind }) => kind === 'file');
const texts = (trial: Trial) => trial.said('filehelper').filter(({ kind }) => kind === 'text');

async function aDay(trial: Trial): Promise<void> {
	await trial.passes('Lucy writes "Not chosen" in group Demo Customers');
	await trial.passes('Li Lei writes "In private"');
	await trial.happens('Li Lei writes "Dinner on Sunday?" in group Family');
	await trial.happens('Han Meimei sends a picture in group Family');
	trial.simulator.misbehave('/media/*', { status: 404 }, Infinity);
	await trial.happens('Li Lei sends a picture in group Family');
	trial.simulator.behave();
}

export const groupDigest: Scenario = {
	name: 'group-digest',
	changes,
	switchedOn: ['Summary by AI', 'Language Model'],
	async check(trial) {
		await trial.runs('Set Up');
		await trial.publish();
		await aDay(trial);
		trial.model.willSay(SUMMARY);
		await trial.runs(EVENING);

		const cells = cellsOf(sheetOf(trial));
		expect(cells[0]).toEqual(['Time', 'Group', 'Sender', 'Text', 'File']);
		expect(cells.slice(1).map(([, ...rest]) => rest)).toEqual([
			['Family', 'Li Lei', 'Dinner on Sunday?', ''],
			['Family', expect.stringMatching(/Mei/), '[Image]', expect.stringContaining(FOLDER)],
			['Family', 'Li Lei', '[Image]', expect.stringContaining('HTTP 404')],
		]);
		for (const [time] of cells.slice(1)) expect(time).toMatch(/^\d{4}-\d\d-\d\dT/);
		const saved = readFileSync(cells[2][4]);
		const picture = trial.simulator.world.messages.findLast(
			({ kind, newMsgId }) => kind === 'image' && cells[2][4].includes(String(newMsgId)),
		);
		expect(picture?.from).toBe('wxid_hanmei0demo02');
		// What the phone shows of a JPEG or PNG begins like this.
		expect(saved.toString('latin1', 0, 4)).toMatch(/^(\xff\xd8\xff|\x89PNG)/);

		expect(texts(trial).map(({ text }) => text)).toEqual([
			`Messages in your groups\nFamily: 3\n${SUMMARY}`,
		]);
		expect(JSON.stringify(trial.model.requests)).toContain('Family, Li Lei: Dinner on Sunday?');

		// Nothing new, nothing sent; then only what is new.
		await trial.runs(EVENING);
		await trial.happens('Li Lei writes "Good night" in group Family');
		trial.model.willSay('A quiet night.');
		await trial.runs(EVENING);
		expect(sheets(trial)).toHaveLength(2);
		expect(cellsOf(sheetOf(trial)).map((row) => row[3])).toEqual(['Text', 'Good night']);
		expect(texts(trial)).toHaveLength(2);
	},
};

export const groupDigestWithoutAi: Scenario = {
	name: 'group-digest',
	changes,
	async check(trial) {
		await trial.runs('Set Up');
		await trial.publish();
		await trial.happens('Li Lei writes "Dinner on Sunday?" in group Family');
		await trial.runs(EVENING);
		expect(texts(trial).map(({ text }) => text.trim())).toEqual([
			'Messages in your groups\nFamily: 1',
		]);
		expect(sheets(trial)).toHaveLength(1);
	},
};
