/** What the page lets happen, as lines: every one is understood and can be played, in every chat. */
import { closeAll, receiver, stage, start } from '../client.mts';
import {
	type Action,
	actions,
	actionsFor,
	type Field,
	type Values,
} from '../../../simulator/page/client/actions.mts';
import { type Place, quoted, writing } from '../../../simulator/page/client/lines.mts';

const SHOP = 'wxid_bot000demo22';
const LI_LEI = 'wxid_lilei00demo01';
const HAN_MEIMEI = 'wxid_hanmei0demo02';
const family: Place = { chat: '21900000001@chatroom', isGroup: true, account: SHOP };
const liLei: Place = { chat: LI_LEI, isGroup: false, account: SHOP };
const news: Place = { chat: 'gh_0123456demo', isGroup: false, account: SHOP };

afterEach(closeAll);

/** As somebody leaves a field who changes nothing. */
function usual(field: Field, { chat, isGroup }: Place): string {
	if (field.asks === 'from') return field.name === 'from' ? (isGroup ? LI_LEI : chat) : SHOP;
	if (field.asks === 'member') return HAN_MEIMEI;
	if (field.asks === 'contact') return 'wxid_jim0000demo07';
	if (field.asks === 'video') return 'Demo trip';
	if (field.asks === 'choice') return field.options[0][0];
	return 'usual' in field ? field.usual[0] : '';
}

function lineOf(action: Action, place: Place): string {
	const values = Object.fromEntries(
		action.fields.map((field) => [field.name, usual(field, place)]),
	);
	return action.line(values as Values, place);
}

const SCENES = [
	['eyun', 'group', family],
	['eyun', 'private', liLei],
	['eyun', 'official', news],
	['gewe', 'group', family],
	['gewe', 'private', liLei],
] as const;

it.each(SCENES)(
	'%s: plays all that there is in a chat of kind %s',
	async (gateway, kind, place) => {
		const { url, received } = await receiver();
		for (const action of actionsFor(gateway, place, kind)) {
			// Each in a world of its own: some leave nothing behind that another could happen to.
			const simulator = await start({ gateway, dialect: 'nested' });
			simulator.world.developer.callbackUrl = url;
			// For whoever revokes or quotes the last message.
			if (kind === 'official') await simulator.play('Demo News publishes "News"');
			received.length = 0;
			const line = lineOf(action, place);
			const [played] = await simulator.play([line]);
			const isTold = played.payload === null ? played.answer : played.httpStatus;
			expect([line, isTold]).toEqual([line, expect.anything()]);
			expect(received).toHaveLength(played.payload === null ? 0 : 1);
			await simulator.close();
		}
	},
);

it('has all of them somewhere, and each name once', () => {
	const available = SCENES.flatMap(([gateway, kind, place]) => actionsFor(gateway, place, kind));
	expect(new Set(available)).toEqual(new Set(actions));
	expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
});

it('without a chat has what happens to the account only', () => {
	const nowhere = { ...liLei, chat: '' };
	expect(actionsFor('eyun', nowhere, 'none').every(({ section }) => section === 'account')).toBe(
		true,
	);
});

it.each([
	['plain', 'hello'],
	['quotes and backslashes', 'He said "no" \\ “maybe”\nand left'],
	['what looks like another line', 'hello" in group Demo Customers'],
	['a word that repeats lines', 'I said it twice'],
	['nothing but a place', '" to Li Lei'],
])('writes %s exactly', async (_, text) => {
	const { simulator, received } = await stage();
	await simulator.play([writing({ from: LI_LEI, text }, family)]);
	expect(received).toHaveLength(1);
	expect(received[0].body.data).toMatchObject({ content: text, fromGroup: family.chat });
	await simulator.play([writing({ from: SHOP, text }, liLei)]);
	expect(received[1].body.data).toMatchObject({ content: text, self: true, toUser: LI_LEI });
});

it('mentions, and quotes the very message', async () => {
	const { simulator, received } = await stage();
	const text = '@Demo Shop price?';
	await simulator.play([writing({ from: LI_LEI, text, mention: SHOP }, family)]);
	expect(received[0].body.data.atlist).toEqual([SHOP]);
	await simulator.play(['Li Lei writes "same" in group Family']);
	const [first] = simulator.world.messages.filter((message) => message.text === 'same');
	await simulator.play(['Han Meimei writes "same" in group Family']);
	const quotes = String(first.newMsgId);
	await simulator.play([writing({ from: HAN_MEIMEI, text: 'Which?', quotes }, family)]);
	expect(received.at(-1)?.body.data.content).toContain(`<svrid>${quotes}</svrid>`);
	expect(received.at(-1)?.body.data.content).toContain('<displayname>Li Lei</displayname>');
});

it('revokes the very message', async () => {
	const { simulator } = await stage();
	await simulator.play('Li Lei writes "one"\nLi Lei writes "two"');
	const [one, two] = simulator.world.messages.slice(-2);
	await simulator.play([`${LI_LEI} revokes message ${one.newMsgId}`]);
	expect([one.revoked, two.revoked]).toEqual([true, false]);
	await expect(simulator.play([`${LI_LEI} revokes message 123`])).rejects.toThrow(
		'there is no message 123 of Li Lei',
	);
});

it('keeps text in quotes whatever is in it', () => {
	expect(quoted('a "b" \\ “c”\r\nd')).toBe('"a \\"b\\" \\\\ \\“c\\”\\nd"');
});
