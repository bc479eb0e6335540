import { gather, releaseAll } from '../../../nodes/callbacks/combine/gather';
import type { WeChatEvent } from '../../../nodes/events/message';

const said = (text: string, more: Partial<WeChatEvent> = {}) =>
	({ text, accountId: 'shop', chatId: 'lilei', senderId: 'lilei', ...more }) as WeChatEvent;
const texts = (events: WeChatEvent[] | undefined) => events?.map(({ text }) => text);

/** Long beside what the machine may be held up, as only its end is waited for. */
const QUIET = 300;
const MANY = 100;

it('the first message waits for those that follow, which return at once', async () => {
	const first = gather('quick', said('Are you open'), QUIET, MANY);
	expect(await gather('quick', said('on Sunday'), QUIET, MANY)).toBeUndefined();
	expect(await gather('quick', said('?'), QUIET, MANY)).toBeUndefined();
	expect(texts(await first)).toEqual(['Are you open', 'on Sunday', '?']);
});

it('what comes afterwards begins anew', async () => {
	expect(texts(await gather('anew', said('one'), 1, MANY))).toEqual(['one']);
	expect(texts(await gather('anew', said('two'), 1, MANY))).toEqual(['two']);
});

it.each([
	['another person in the group', { senderId: 'hanmeimei' }],
	['the same person in another chat', { chatId: 'group@chatroom' }],
	['what came to another account', { accountId: 'other' }],
])('%s is apart', async (_, more) => {
	const all = await Promise.all([
		gather('apart', said('one'), 1, MANY),
		gather('apart', said('two', more), 1, MANY),
	]);
	expect(all.map(texts)).toEqual([['one'], ['two']]);
});

it('two triggers have nothing to do with each other', async () => {
	const all = await Promise.all(
		['orders', 'support'].map((trigger) => gather(trigger, said('one'), 1, MANY)),
	);
	expect(all.map(texts)).toEqual([['one'], ['one']]);
});

it('somebody who does not stop is answered after 50 messages', async () => {
	const first = gather('endless', said('0'), 600_000, MANY);
	for (let count = 1; count < 50; count++) {
		await gather('endless', said(String(count)), 600_000, MANY);
	}
	expect(await first).toHaveLength(50);
	const next = gather('endless', said('50'), 1, MANY);
	expect(texts(await next)).toEqual(['50']);
});

it('and after ten times the time', async () => {
	const [quiet, times] = [20, 200];
	let at = 1_000;
	const clock = jest.spyOn(performance, 'now').mockImplementation(() => at);
	const first = gather('slow', said('0'), quiet, MANY);
	for (let count = 1; count < times; count++) {
		at += quiet / 2;
		void gather('slow', said(String(count)), quiet, MANY);
		await Promise.resolve();
		if (count === 2 * 10) break;
	}
	expect((await first)!.length).toBe(21);
	clock.mockRestore();
});

it('where too many wait already, a message is not kept', async () => {
	const waiting = gather('full', said('one'), QUIET, 1);
	expect(texts(await gather('full', said('two', { chatId: 'other' }), QUIET, 1))).toEqual(['two']);
	expect(await gather('full', said('three'), QUIET, 1)).toBeUndefined();
	expect(texts(await waiting)).toEqual(['one', 'three']);
});

it('a trigger that ends gets what it has gathered at once, and others go on waiting', async () => {
	const ending = gather('ending', said('one'), 600_000, MANY);
	const other = gather('staying', said('one'), QUIET, MANY);
	await gather('ending', said('two'), 600_000, MANY);
	releaseAll('ending');
	expect(texts(await ending)).toEqual(['one', 'two']);
	await gather('staying', said('two'), QUIET, MANY);
	expect(texts(await other)).toEqual(['one', 'two']);
});
