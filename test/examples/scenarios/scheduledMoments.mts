import { misbehaving, noReason, tooOften } from '../support/faults.mts';
import type { Row } from '../support/tables.mts';
import type { Scenario, Trial } from '../support/trial.mts';

const TABLE = 'WeChat Moments plan';

/** Without the pauses of the account, and every second: the test has no quarter of an hour. */
const quickly = { 'options.pacing': 'off' };
const oftener = { 'rule.interval': [{ field: 'seconds', secondsInterval: 1 }] };

const past = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const TOMORROW = new Date(Date.now() + 24 * 60 * 60_000).toISOString();

const FIRST_LABEL = '1';

/** What stands in the account's Moments, by text, oldest first. */
function posted({ simulator }: Trial, ...texts: string[]): string[] {
	const { moments, accounts } = simulator.world;
	const own = moments.filter(({ author }) => author === accounts[0].wcId).reverse();
	return own.map(({ text }) => text).filter((text) => texts.includes(text));
}

/** The labels that a post was limited to, as the gateway was told. */
function labelsOf({ simulator }: Trial, text: string): unknown {
	const { body } = simulator.requests.findLast(
		(request) => (request.body as { content?: string } | undefined)?.content === text,
	)!;
	const { groupUserLabelIds, allowTagIds } = body as Record<string, unknown>;
	return String(groupUserLabelIds ?? allowTagIds ?? '');
}

export const scheduledMoments: Scenario = {
	name: 'scheduled-moments',
	nameForGewe: 'scheduled-moments-gewe',
	changes: {
		'Every Quarter of an Hour': oftener,
		'Post Text': quickly,
		'Post Images': quickly,
		'Post Video': quickly,
		'Upload Images': quickly,
		'Upload Video': quickly,
	},
	async check(trial) {
		const { tables, gateway, simulator } = trial;
		await trial.runs('Set Up');
		const file = (name: string) => `${simulator.url}/media/size/1000.${name}`;
		const images = `${file('png')}, ${file('png')}`;
		const film = { video: file('mp4'), cover: file('png') };
		await tables.insert(
			TABLE,
			{ postAt: past(9), text: 'Two pictures', images, labels: FIRST_LABEL },
			{ postAt: past(8), text: 'Tea', labels: FIRST_LABEL },
			{ postAt: past(7), text: 'Waves', ...film },
			{ postAt: past(6), text: 'Waves for some', ...film, labels: FIRST_LABEL },
			{ postAt: past(5), text: 'Refused' },
			{ postAt: past(4), text: 'For all' },
			{ postAt: past(3), text: 'In the middle' },
			{ postAt: past(2), text: 'After the start' },
			{ postAt: TOMORROW, text: 'Tomorrow' },
		);
		const rows = async () => await tables.rows(TABLE);
		const statusOf = async (text: string) =>
			(await rows()).find((row) => row.text === text)?.status || null;
		const reaches = async (text: string, status: string) =>
			await trial.until(`"${text}" as ${status}`, async () => (await statusOf(text)) === status);

		misbehaving(trial, 'postText', tooOften(trial));
		misbehaving(trial, 'postText', { ...noReason(trial), when: 'Refused' });
		misbehaving(trial, 'postText', { delayMs: 60_000, when: 'In the middle' });
		await trial.publish();
		// One after the other, so that each has its time.
		for (const text of ['Two pictures', 'Tea', 'Waves']) await reaches(text, 'posted');
		await reaches('Refused', 'not posted');
		await reaches('For all', 'posted');
		await reaches('In the middle', 'posting');
		await trial.until('The post', async () => posted(trial, 'In the middle').length > 0);
		simulator.behave();
		await trial.stage.kill();
		await reaches('After the start', 'posted');
		await trial.unpublish();

		const after: Record<string, Row> = Object.fromEntries(
			(await rows()).map((row) => [row.text, row]),
		);
		const statuses = Object.entries(after).map(([text, { status }]) => [text, status || null]);
		const forSome = gateway === 'gewe' ? 'posted' : 'not posted';
		expect(Object.fromEntries(statuses)).toEqual({
			'Two pictures': 'posted',
			Tea: 'posted',
			Waves: 'posted',
			'Waves for some': forSome,
			Refused: 'not posted',
			'For all': 'posted',
			'In the middle': 'posting',
			'After the start': 'posted',
			Tomorrow: null,
		});
		expect(posted(trial, ...Object.keys(after))).toEqual([
			'Two pictures',
			'Tea',
			'Waves',
			...(gateway === 'gewe' ? ['Waves for some'] : []),
			'For all',
			'In the middle',
			'After the start',
		]);
		for (const text of ['Two pictures', 'Tea', 'Waves', 'For all']) {
			const moment = simulator.world.moments.find((one) => one.text === text);
			expect(after[text].postId).toBe(moment?.id);
		}
		const kinds = ['Two pictures', 'Waves'].map(
			(text) => simulator.world.moments.find((one) => one.text === text)?.kind,
		);
		expect(kinds).toEqual(['image', 'video']);
		expect(['Two pictures', 'Tea', 'For all'].map((text) => labelsOf(trial, text))).toEqual([
			FIRST_LABEL,
			FIRST_LABEL,
			'',
		]);
		expect(after.Refused.result).toMatch(/不支持/);
	},
};
