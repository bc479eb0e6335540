import { CUSTOMERS, FAMILY } from '../../simulator/seed/groups.mts';
import { misbehaving, noReason } from '../support/faults.mts';
import type { Scenario, Trial } from '../support/trial.mts';

const LI_LEI = 'wxid_lilei00demo01';
const MEIMEI = 'wxid_hanmei0demo02';
const LUCY = 'wxid_lucy000demo03';
const WANG = 'wxid_wang000demo05';
const OWNER = 'filehelper';

const ANSWERS = 'WeChat AI answers';
const BY_HAND = 'WeChat chats by hand';
/** Of the list of others in the callback URL: its signature, and two triggers beside the one that receives. */
const ALL_TRIGGERS = 3;

const AN_HOUR_AGO = new Date(Date.now() - 61 * 60_000).toISOString();

/** What the model has been told in the conversation, and who has said it. */
const conversation = ({ model }: Trial): string[] =>
	model.requests[0].messages
		.filter(({ role }) => role !== 'system')
		.map(({ role, content }) => `${role}: ${String(content)}`);

/**
 * Lets something happen, and waits until all that it starts has ended or waits for the owner.
 *
 * @param starts how many executions: whatever somebody writes also starts the one that hears what is written by
 *   hand, and ends there
 */
async function settles(trial: Trial, script: string, starts: number): Promise<void> {
	const { rest } = trial.stage;
	const known = await trial.executions();
	await trial.passes(script);
	await trial.until(`What "${script}" starts`, async () => {
		const found = (await rest.executions(trial.workflow)).filter(({ id }) => !known.includes(id));
		const going = found.filter(({ status }) => !['success', 'waiting'].includes(status));
		if (going.some(({ status }) => status === 'error')) throw new Error(`"${script}" fails`);
		return found.length >= starts && going.length === 0;
	});
}

/** Somebody asks, and the model has an answer. */
async function asks(trial: Trial, script: string, answer: string): Promise<void> {
	trial.model.willSay(answer);
	await settles(trial, script, 2);
}

const statuses = async ({ tables }: Trial, personId: string) =>
	(await tables.rows(ANSWERS))
		.filter((row) => row.personId === personId)
		.map(({ status }) => status);

async function remembers(trial: Trial): Promise<void> {
	await asks(trial, 'Li Lei writes "I like green tea"', 'Good to know.');
	expect(conversation(trial)).toEqual(['user: I like green tea']);
	await asks(trial, 'Li Lei writes "What do I like?"', 'Green tea.');
	expect(conversation(trial)).toEqual([
		'user: I like green tea',
		'assistant: Good to know.',
		'user: What do I like?',
	]);
	await asks(trial, 'Lucy writes "And I?"', 'I do not know yet.');
	expect(conversation(trial)).toEqual(['user: And I?']);
	expect(trial.sent(LI_LEI)).toEqual(['Good to know.', 'Green tea.']);
	expect(trial.sent(LUCY)).toEqual(['I do not know yet.']);
}

async function inGroups(trial: Trial): Promise<void> {
	await settles(trial, 'Jim writes "Anybody there?" in group Family', 1);
	await asks(
		trial,
		'Jim mentions Demo Shop: "@Demo Shop\u2005open today?" in group Family',
		'Until six.',
	);
	expect(conversation(trial)).toEqual(['user: Jim: open today?']);
	expect(trial.sent(FAMILY)).toEqual(['Until six.']);
}

async function looksUp(trial: Trial): Promise<void> {
	trial.model.willCall([{ tool: 'Look_Up_the_Customer', arguments: {} }]);
	await settles(trial, 'Han Meimei writes "Who am I?"', 2);
	expect(trial.model.results()).toEqual([expect.stringContaining('"nickName":"Han Meimei"')]);
	expect(trial.sent(MEIMEI)).toEqual([expect.stringContaining('Han Meimei')]);
}

async function leavesItToTheOwner(trial: Trial): Promise<void> {
	const { tables, model } = trial;
	// As some gateways tell of what was sent through them.
	await settles(trial, 'Demo Shop writes "Green tea." to Li Lei', 1);
	expect(await tables.rows(BY_HAND)).toEqual([]);
	await settles(trial, 'Demo Shop sends a picture to Lucy', 1);
	await settles(trial, 'Demo Shop writes "I see to it" to Lucy', 1);
	expect(await tables.rows(BY_HAND)).toMatchObject([{ chatId: LUCY }]);
	await asks(trial, 'Lucy writes "Still there?"', 'Never said.');
	expect([model.requests, await statuses(trial, LUCY)]).toEqual([[], ['sent']]);
	await asks(trial, 'Han Meimei writes "Hello"', 'Hello!');
	await tables.update(BY_HAND, { chatId: LUCY }, { writtenAt: AN_HOUR_AGO });
	await asks(trial, 'Lucy writes "And now?"', 'At your service.');
	expect(trial.sent(LUCY).slice(3)).toEqual(['At your service.']);
	expect(trial.sent(MEIMEI).slice(1)).toEqual(['Hello!']);

	// The owner is faster than the model.
	const answers = model.thinks();
	const asked = asks(trial, 'Han Meimei writes "Which tea?"', 'Black tea.');
	const ownerIsFaster = async () => {
		await trial.until('The question to the model', async () => model.requests.length > 0);
		await trial.passes('Demo Shop writes "Oolong" to Han Meimei');
		await trial.until('The note', async () => (await tables.rows(BY_HAND)).length > 1);
		answers();
	};
	await Promise.all([asked, ownerIsFaster()]);
	expect(trial.sent(MEIMEI).slice(2)).toEqual(['Oolong']);
	expect(await statuses(trial, MEIMEI)).toEqual(['sent', 'sent', 'begun']);
}

async function asksTheOwner(trial: Trial): Promise<void> {
	await asks(trial, 'Uncle Wang writes "My cup is broken"', '[ASK] You get a new one.');
	const [question] = trial.sent(OWNER);
	// The remark, or the nickname where the callback tells it.
	expect(question).toMatch(/^(Uncle Wang|王叔叔) has written:\nMy cup is broken\n/);
	expect(question).toContain('\nYou get a new one.\n');
	expect(trial.sent(WANG)).toEqual([]);
	await trial.passes('Demo Shop writes "1" to File Transfer');
	await trial.until('The answer', async () => (await statuses(trial, WANG))[0] === 'sent');
	expect(trial.sent(WANG)).toEqual(['You get a new one.']);

	await asks(trial, 'Uncle Wang writes "Or a REFUND?"', 'Of course.');
	await trial.passes('Demo Shop writes "2" to File Transfer');
	await trial.until('The end', async () => (await statuses(trial, WANG))[1] === 'declined');
	expect(trial.sent(WANG)).toHaveLength(1);
}

async function doesNotTalkForEver(trial: Trial): Promise<void> {
	const { tables, model } = trial;
	const told = () => trial.sent(OWNER).filter((text) => text.includes('has had 3 answers today'));
	// One is left. What comes at the same moment shares it.
	const answers = model.thinks();
	model.willSay('The last one.', 'One too many.');
	const asked = settles(
		trial,
		'Lucy writes "Quick"\nLucy mentions Demo Shop: "@Demo Shop\u2005quick!" in group Demo Customers',
		4,
	);
	const limited = async () => (await statuses(trial, LUCY)).includes('limit reached');
	// Both are watched: whichever fails ends the test.
	await Promise.all([asked, trial.until('The limit', limited).then(answers)]);
	await asks(trial, 'Lucy writes "And one more"', 'Two too many.');
	expect([...trial.sent(LUCY), ...trial.sent(CUSTOMERS)].slice(4)).toEqual(['The last one.']);
	expect(told()).toEqual([expect.stringMatching(/^Lucy /)]);
	expect((await statuses(trial, LUCY)).slice(2).sort()).toEqual([
		'limit reached',
		'limit reached',
		'sent',
	]);

	await tables.update(ANSWERS, { personId: LUCY }, { day: '2020-01-01' });
	await asks(trial, 'Lucy writes "Good morning"', 'Good morning!');
	expect(trial.sent(LUCY).at(-1)).toBe('Good morning!');
}

async function saysWhatFailed(trial: Trial): Promise<void> {
	misbehaving(trial, 'sendText', noReason(trial));
	await asks(trial, 'Li Lei writes "Are you there?"', 'Yes.');
	const row = (await trial.tables.rows(ANSWERS)).findLast(({ personId }) => personId === LI_LEI);
	expect(row).toMatchObject({ status: 'not sent', reason: expect.stringContaining('内容不支持') });
}

export const aiAnswers: Scenario = {
	name: 'ai-answers',
	changes: {
		'Written to in Private': { 'options.combineSeconds': 0.5 },
		'Mentioned in a Group': { 'options.combineSeconds': 0.5 },
		Settings: { 'assignments.assignments.1.value': 3 },
	},
	async check(trial) {
		await trial.runs('Set Up');
		await trial.publish();
		await trial.until('All triggers', async () => {
			const { callbackUrl } = trial.simulator.world.developer;
			const others = new URL(callbackUrl ?? 'http://none').searchParams.get('also') ?? '';
			return others.split('.').length === ALL_TRIGGERS;
		});
		await remembers(trial);
		await inGroups(trial);
		await looksUp(trial);
		await leavesItToTheOwner(trial);
		await asksTheOwner(trial);
		await doesNotTalkForEver(trial);
		await saysWhatFailed(trial);
	},
};
