import { waitFor } from '../../../scripts/lib/wait.mjs';
import { connectMcp, type McpClient } from '../../e2e/support/mcp.mts';
import { CUSTOMERS, FAMILY } from '../../simulator/seed/groups.mts';
import { misbehaving, noReason } from '../support/faults.mts';
import { type Scenario, TOKEN, type Trial } from '../support/trial.mts';

const MESSAGES = 'WeChat recent messages';
const LI_LEI = 'wxid_lilei00demo01';
const NOBODY = 'wxid_nobody0demo99';
const OWNER = 'filehelper';

/** How long n8n may take to notice that the time of a question is over: it looks once a minute. */
const EXPIRY_MS = 90_000;

const NOTE = 'A note to myself';
const TOO_LATE = 'Too late';
const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60_000).toISOString();

interface State {
	request: number;
	state: string;
	explanation: string;
}

/** The path at which the trigger of an imported workflow is reached. */
const pathOf = ({ workflow }: Trial): string =>
	workflow.nodes.find(({ type }) => type.endsWith('.mcpTrigger'))?.parameters.path ?? 'gone';

/** What somebody does with an AI app. */
class App {
	constructor(
		private readonly trial: Trial,
		private readonly client: McpClient,
	) {}

	async tools(): Promise<string[]> {
		return (await this.client.listTools()).tools.map(({ name }) => name).sort();
	}

	async call(name: string, args: object): Promise<unknown> {
		const result = await this.client.callTool({ name, arguments: args });
		expect(result.isError ?? false).toBe(false);
		const [{ text }] = result.content;
		return JSON.parse(text);
	}

	private async one(name: string, args: object): Promise<State> {
		const [state] = (await this.call(name, args)) as State[];
		return state;
	}

	/** Asks for a message, and waits until the owner has the question. */
	async asks(chatId: string, text: string): Promise<number> {
		const before = await this.waiting();
		const { request, ...rest } = await this.one('Ask_to_Send_a_Message', { chatId, text });
		expect(rest).toEqual({
			state: 'waiting',
			explanation: expect.stringContaining('not answered'),
		});
		await this.trial.until('The question', async () =>
			(await this.waiting()).some((id) => !before.includes(id)),
		);
		expect(questions(this.trial).at(-1)).toContain(text);
		return request;
	}

	/** The runs that wait for the owner. */
	private async waiting(): Promise<string[]> {
		const { stage, workflow } = this.trial;
		const runs = await stage.rest.executions(workflow);
		return runs.filter(({ status }) => status === 'waiting').map(({ id }) => id);
	}

	async check(request: number): Promise<State> {
		return await this.one('Check_a_Request', { request });
	}

	async becomes(request: number, state: string): Promise<State> {
		return await this.trial.until(`Request ${request} as ${state}`, async () => {
			const now = await this.check(request);
			return now.state === state && now;
		});
	}
}

/** What the owner was asked, oldest first. */
const questions = (trial: Trial) =>
	trial.sent(OWNER).filter((text) => text.startsWith('May this be sent'));

/** What the owner writes on the phone, to themselves. */
const owner = async ({ simulator }: Trial, text: string) =>
	await simulator.play(`${simulator.world.accounts[0].nickName} writes "${text}" to File Transfer`);

async function reads(trial: Trial, app: App): Promise<void> {
	expect(await app.call('Find_Contacts_and_Groups', { name: 'li lei' })).toEqual([
		{ found: [{ chatId: LI_LEI, name: 'Li Lei', chatType: 'private' }] },
	]);
	expect(await app.call('Find_Contacts_and_Groups', { name: 'Family' })).toEqual([
		{ found: [{ chatId: FAMILY, name: 'Family', chatType: 'group' }] },
	]);
	expect(await app.call('Find_Contacts_and_Groups', { name: 'No such name' })).toEqual([
		{ found: [] },
	]);
	const [{ found }] = (await app.call('Find_Contacts_and_Groups', { name: '' })) as [
		{ found: unknown[] },
	];
	expect(found).toHaveLength(50);

	const members = JSON.stringify(await app.call('Get_Group_Members', { chatId: FAMILY }));
	expect(members).toContain(LI_LEI);

	const old = { chatId: FAMILY, chat: 'Family', sender: 'Li Lei', senderId: LI_LEI };
	await trial.tables.insert(
		MESSAGES,
		{ ...old, at: daysAgo(31), text: 'Long ago' },
		{ ...old, at: daysAgo(29), text: 'Last month' },
	);
	const { nickName } = trial.simulator.world.accounts[0];
	await trial.passes('Li Lei writes "Dinner on Sunday?" in group Family');
	await trial.passes('Lucy writes "Is it open?" in group Demo Customers');
	await trial.passes(`${nickName} writes "${NOTE}" to File Transfer`);
	await trial.passes(`${nickName} writes "Until six" to Lucy`);
	await trial.until('Three more rows', async () => (await trial.tables.rows(MESSAGES)).length > 4);
	await trial.runs('Every Night');
	const texts = async (chatId: string, limit: number) => {
		const rows = (await app.call('Read_Recent_Messages', { chatId, limit })) as Array<
			Record<string, unknown>
		>;
		return rows.map(({ chat, sender, text }) => [chat, sender, text]);
	};
	expect((await texts('', 100)).sort()).toEqual(
		[
			['Family', 'Li Lei', 'Last month'],
			['Family', 'Li Lei', 'Dinner on Sunday?'],
			['Demo Customers', 'Lucy', 'Is it open?'],
			['Lucy', 'this account', 'Until six'],
		].sort(),
	);
	expect(await texts(CUSTOMERS, 100)).toEqual([['Demo Customers', 'Lucy', 'Is it open?']]);
	expect(await texts('', 1)).toHaveLength(1);
}

async function sends(trial: Trial, app: App): Promise<void> {
	const late = await app.asks(NOBODY, TOO_LATE);
	expect(questions(trial).at(-1)).toContain('whose name is unknown');

	const first = await app.asks(LI_LEI, 'See you on Sunday');
	expect(questions(trial).at(-1)).toContain(`Li Lei (${LI_LEI})`);
	expect((await app.check(first)).state).toBe('waiting');
	expect(trial.sent(LI_LEI)).toEqual([]);
	misbehaving(trial, 'sendText', { delayMs: 5_000 });
	await owner(trial, '1');
	await app.becomes(first, 'approved');
	await app.becomes(first, 'sent');
	expect(trial.sent(LI_LEI)).toEqual(['See you on Sunday']);

	const second = await app.asks(LI_LEI, 'Buy this now');
	await owner(trial, '2');
	expect((await app.becomes(second, 'declined')).explanation).toContain('declined');

	const refused = await app.asks(FAMILY, 'Refused');
	misbehaving(trial, 'sendText', noReason(trial));
	await owner(trial, '1');
	expect((await app.becomes(refused, 'failed')).explanation).toContain('不支持');

	const perhaps = await app.asks(FAMILY, 'Perhaps');
	misbehaving(trial, 'sendText', { cut: true });
	await owner(trial, '1');
	await app.becomes(perhaps, 'perhaps sent');

	for (const own of [OWNER, trial.simulator.world.accounts[0].wcId]) {
		const request = await app.asks(own, '1');
		await owner(trial, '1');
		const { explanation } = await app.becomes(request, 'failed');
		expect(explanation).toContain('answer of its owner');
	}

	expect(trial.sent(LI_LEI)).toEqual(['See you on Sunday']);
	expect(trial.sent(FAMILY)).toEqual(['Perhaps']);
	// The owner's answers are all else that is in that chat.
	const asked = questions(trial);
	expect(trial.sent(OWNER).filter((text) => !asked.includes(text))).toEqual([
		NOTE,
		'1',
		'2',
		'1',
		'1',
		'1',
		'1',
	]);

	misbehaving(trial, 'sendText', noReason(trial));
	const [unasked] = (await app.call('Ask_to_Send_a_Message', {
		chatId: LI_LEI,
		text: 'Not even asked',
	})) as State[];
	expect((await app.becomes(unasked.request, 'failed')).explanation).toContain('不支持');
	expect(questions(trial)).toEqual(asked);

	expect(await app.check(999_999)).toEqual({
		request: 999_999,
		state: 'unknown',
		explanation: 'There is no request with this number.',
	});

	const { explanation } = await waitFor({
		what: 'The end of the time to answer',
		timeoutMs: EXPIRY_MS,
		ask: async () => {
			const now = await app.check(late);
			return now.state === 'expired' && now;
		},
	});
	expect(explanation).toContain('in time');
	expect(trial.sent(NOBODY)).toEqual([]);
}

const quickly = { 'options.pacing': 'off' };

export const weChatAsMcpServer: Scenario = {
	name: 'wechat-as-mcp-server',
	changes: {
		'Contacts and Groups': quickly,
		'Get Group Members': quickly,
		'Who Is It': quickly,
		'Ask Me': {
			...quickly,
			'options.limitWaitTime': `={{ $('When a Tool Calls').first().json.text === '${TOO_LATE}' ? 0.001 : 24 }}`,
		},
		'Send It': quickly,
	},
	async check(trial) {
		const { contacts } = trial.simulator.world;
		for (let index = 0; index < 50; index++) {
			const wcId = `wxid_more${index}`;
			contacts.push({ ...contacts[0], wcId, nickName: `Customer ${index}`, remark: '' });
		}
		await trial.runs('Set Up');
		await trial.publish();
		const connect = async (token?: string) => await connectMcp(trial.stage, pathOf(trial), token);
		const client = await trial.until('The MCP server', async () =>
			connect(TOKEN).catch(() => undefined),
		);
		try {
			await expect(connect()).rejects.toThrow('Authorization data is wrong');
			await expect(connect('wrong')).rejects.toThrow('Authorization data is wrong');
			const app = new App(trial, client);
			expect(await app.tools()).toEqual([
				'Ask_to_Send_a_Message',
				'Check_a_Request',
				'Find_Contacts_and_Groups',
				'Get_Group_Members',
				'Read_Recent_Messages',
			]);
			await reads(trial, app);
			await sends(trial, app);
		} finally {
			await client.close();
		}
	},
};
