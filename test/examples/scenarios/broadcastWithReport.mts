import type { Scenario } from '../support/trial.mts';
import { misbehaving, tooOften } from '../support/faults.mts';

const TABLE = 'WeChat broadcast';
const DAILY = 'Every Day at Ten';

const PEOPLE = {
	'Li Lei': 'wxid_lilei00demo01',
	Nobody: 'wxid_nobody00demo99',
	Lucy: 'wxid_lucy000demo03',
	Meimei: 'wxid_hanmei0demo02',
	Polly: 'wxid_polly00demo06',
	Wang: 'wxid_wang000demo05',
};

const text = (name: string) =>
	`Hello ${name}, we have fresh spring tea. Shall I keep some for you?`;

export const broadcastWithReport: Scenario = {
	name: 'broadcast-with-report',
	changes: { 'Who Is Still to Get It': { limit: 3 } },
	async check(trial) {
		await trial.runs('Set Up');
		const people = Object.entries(PEOPLE).map(([name, chatId]) => ({ name, chatId }));
		await trial.tables.insert(TABLE, ...people);
		const got = (name: keyof typeof PEOPLE) => trial.sent(PEOPLE[name]);
		const results = async () =>
			(await trial.tables.rows(TABLE)).map(({ name, status }) => [name, status || null]);
		const report = () => trial.sent('filehelper').at(-1)?.split('\n') ?? [];

		await trial.runs(DAILY);
		expect([got('Li Lei'), got('Lucy'), got('Meimei')]).toEqual([
			[text('Li Lei')],
			[text('Lucy')],
			[],
		]);
		expect(report().sort()).toEqual([
			expect.stringMatching(/^1 not sent, because: .+ \(Nobody\)$/),
			'2 sent (Li Lei, Lucy)',
			'3 still to come (Meimei, Polly, Wang)',
			'Broadcast',
		]);

		// The next day, the gateway wants to be left alone.
		misbehaving(trial, 'sendText', tooOften(trial));
		await trial.runs(DAILY);
		expect([got('Meimei'), got('Polly')]).toEqual([[], []]);
		expect(report()).toContainEqual(
			expect.stringMatching(/^1 still to come, because: .+ \(Meimei\)$/),
		);

		// Another day, n8n ends while somebody is being written to.
		misbehaving(trial, 'sendText', { delayMs: 60_000, when: 'Meimei' });
		await trial.stage.rest.start(trial.workflow, DAILY);
		await trial.until('The message', async () => got('Meimei').length > 0);
		await trial.stage.kill();

		await trial.runs(DAILY);
		expect(report()).toContainEqual('1 sending (Meimei)');
		await trial.runs(DAILY);
		expect(await results()).toEqual([
			['Li Lei', 'sent'],
			['Nobody', 'not sent'],
			['Lucy', 'sent'],
			['Meimei', 'sending'],
			['Polly', 'sent'],
			['Wang', 'sent'],
		]);
		const names = Object.keys(PEOPLE) as Array<keyof typeof PEOPLE>;
		const everybody = names.filter((name) => name !== 'Nobody');
		expect(everybody.map(got)).toEqual(everybody.map((name) => [text(name)]));
		expect(trial.sent('filehelper')).toHaveLength(3);
	},
};
