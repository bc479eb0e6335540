import { isNew } from '../../../nodes/events/dedupe';
import type { WeChatEvent } from '../../../nodes/events/message';
import { readCallback } from './readCallback.mts';

const NOW = Date.parse('2026-01-01T00:00:00.000Z');
const SECOND = 1000;

const read = (messageType: string, data: object, wcId = 'bot'): WeChatEvent => {
	const callback = readCallback(Buffer.from(JSON.stringify({ wcId, messageType, data })));
	if (callback.kind !== 'event') throw new Error(`This is a ${callback.kind}`);
	return callback.event;
};

const changed = (nickName: string) =>
	read('85001', { userName: '1@chatroom', nickName, wId: 'w1' });

const message = (more: object) =>
	read('80001', { fromUser: 'a', fromGroup: '1@chatroom', content: 'hi', wId: 'w1', ...more });

let triggers = 0;
/** A trigger of its own, which nothing is known of. */
function trigger(kept: { seen?: string[] } = {}) {
	const id = `trigger ${++triggers}`;
	return (event: WeChatEvent, now = NOW) => isNew(id, event, kept, now);
}

describe('an event without an ID', () => {
	it('is another one when something else has happened', () => {
		const isNewHere = trigger();
		expect(isNewHere(changed('Tea'))).toBe(true);
		expect(isNewHere(changed('Tea and coffee'))).toBe(true);
		expect(isNewHere(changed('Tea'))).toBe(false);
	});

	it.each([
		['65001', { userName: 'a', remark: 'x' }],
		['65004', { userName: 'a' }],
		['85015', { userName: '1@chatroom' }],
		['95001', { userName: 'gh_1' }],
		['30000', {}],
		['16', { userName: 'a' }],
	])('%s is the same within a minute, and happens again after it', (code, data) => {
		const isNewHere = trigger();
		const event = read(code, { ...data, wId: 'w1' });
		expect(isNewHere(event)).toBe(true);
		expect(isNewHere(event, NOW + 59 * SECOND)).toBe(false);
		expect(isNewHere(event, NOW + 60 * SECOND)).toBe(true);
		expect(isNewHere(event, NOW + 119 * SECOND)).toBe(false);
	});

	it('is the same after a new login, which delivers history again', () => {
		const isNewHere = trigger();
		const written = { msgId: 7, timestamp: 1_760_000_000 };
		expect(isNewHere(message(written))).toBe(true);
		const again = message({ ...written, wId: 'w2' });
		expect(isNewHere(again, NOW + 3600 * SECOND)).toBe(false);
	});

	it.each([
		['local ID', { msgId: 8, timestamp: 1_760_000_000 }],
		['time', { msgId: 7, timestamp: 1_760_000_001 }],
		['sender', { msgId: 7, timestamp: 1_760_000_000, fromUser: 'b' }],
		['group', { msgId: 7, timestamp: 1_760_000_000, fromGroup: '2@chatroom' }],
		['text', { msgId: 7, timestamp: 1_760_000_000, content: 'ho' }],
	])('with another %s is another one', (_name, more) => {
		const isNewHere = trigger();
		expect(isNewHere(message({ msgId: 7, timestamp: 1_760_000_000 }))).toBe(true);
		expect(isNewHere(message(more))).toBe(true);
	});

	it('is another one when the account has logged in anew meanwhile: it can go offline again', () => {
		const isNewHere = trigger();
		expect(isNewHere(read('30000', { wId: 'w1' }))).toBe(true);
		expect(isNewHere(read('30000', { wId: 'w2' }), NOW + 30 * SECOND)).toBe(true);
	});

	it('of another account is another one', () => {
		const isNewHere = trigger();
		expect(isNewHere(read('30000', { wId: 'w1' }))).toBe(true);
		expect(isNewHere(read('30000', { wId: 'w1' }, 'bot2'))).toBe(true);
	});

	it('counts for no longer when the clock is put back', () => {
		const isNewHere = trigger();
		expect(isNewHere(changed('Tea'))).toBe(true);
		expect(isNewHere(changed('Tea'), NOW - 3600 * SECOND)).toBe(true);
	});

	it.each([
		['the local ID', { msgId: 2 }],
		['the sender', { fromUser: 'b' }],
		['the content', { content: 'hello' }],
		['the time', { timestamp: 1705045084 }],
		['the group', { fromGroup: '2@chatroom' }],
	])('is told from others by %s', (_what, other) => {
		const one = { msgId: 1, timestamp: 1705045083 };
		const isNewHere = trigger();
		expect(isNewHere(message(one))).toBe(true);
		expect(isNewHere(message({ ...one, ...other }))).toBe(true);
		expect(isNewHere(message(one))).toBe(false);
	});

	it.each([0, '0', '', null])('is one as well with the ID %j', (newMsgId) => {
		const isNewHere = trigger();
		const event = (msgId: number) => message({ newMsgId, msgId, timestamp: 1705045083 });
		expect(event(1).messageId).toBe('');
		expect(isNewHere(event(1))).toBe(true);
		expect(isNewHere(event(2))).toBe(true);
		expect(isNewHere(event(2))).toBe(false);
	});

	it('is one as well with an ID of ten digits, which WeChat uses again', () => {
		const isNewHere = trigger();
		const revoked = (content: string, newMsgId: number) =>
			message({ newMsgId, msgId: 1, timestamp: 1705045083, content });
		expect(revoked('a', 1968256046).messageId).toBe('1968256046');
		expect(isNewHere(revoked('a', 1968256046))).toBe(true);
		expect(isNewHere(revoked('b', 1968256046))).toBe(true);
		expect(isNewHere(revoked('b', 1968256046), NOW + 24 * 3600 * SECOND)).toBe(false);
		for (const lasting of [196825604, 19682560461]) {
			expect(isNewHere(revoked('a', lasting))).toBe(true);
			expect(isNewHere(revoked('b', lasting))).toBe(false);
		}
	});

	it('counts for good where a local ID and a time name it', () => {
		const isNewHere = trigger();
		const day = 24 * 3600 * SECOND;
		const named = message({ msgId: 1, timestamp: 1705045083 });
		const unnamed = [message({ timestamp: 1705045083 }), message({ msgId: 1 })];
		const zero = message({ msgId: 0, timestamp: 1705045083 });
		for (const event of [named, zero, ...unnamed]) expect(isNewHere(event)).toBe(true);
		expect(isNewHere(named, NOW + day)).toBe(false);
		for (const event of [zero, ...unnamed]) expect(isNewHere(event, NOW + day)).toBe(true);
	});
});

it('where nothing names the account, its session does', () => {
	const isNewHere = trigger();
	const nameless = (appid: string) =>
		readCallback(
			Buffer.from(
				`{"appid":"${appid}","msgType":"TEXT","fromUser":"a","newMsgId":5000000000000000001}`,
			),
		);
	const accepted = ['wx_1', 'wx_2', 'wx_1'].map((appid) => {
		const callback = nameless(appid);
		return callback.kind === 'event' && isNewHere(callback.event);
	});
	expect(accepted).toEqual([true, true, false]);
});

describe('over a restart', () => {
	it('what has no ID counts for the rest of its minute', () => {
		const kept: { seen?: string[] } = {};
		trigger(kept)(changed('Tea'));
		expect(trigger({ ...kept })(changed('Tea'), NOW + 59 * SECOND)).toBe(false);
		expect(trigger({ ...kept })(changed('Tea'), NOW + 60 * SECOND)).toBe(true);
		expect(trigger({ ...kept })(changed('Coffee'), NOW)).toBe(true);
	});

	it('what another process has saved counts, too, and as long', () => {
		const [kept, here]: { seen?: string[] }[] = [{}, {}];
		const isNewHere = trigger(here);
		expect(isNewHere(message({ newMsgId: 7 }))).toBe(true);
		const isNewThere = trigger(kept);
		isNewThere(changed('Tea'));
		isNewThere(message({ newMsgId: 8 }));
		here.seen = kept.seen;
		expect(isNewHere(changed('Tea'), NOW + 59 * SECOND)).toBe(false);
		here.seen = kept.seen;
		expect(isNewHere(message({ newMsgId: 8 }), NOW + 59 * SECOND)).toBe(false);
		here.seen = kept.seen;
		expect(isNewHere(changed('Tea'), NOW + 60 * SECOND)).toBe(true);
	});

	it('what an earlier version has kept is understood', () => {
		const kept = { seen: ['bot 3166120021925175285', 'bot 85001 1@chatroom '] };
		const isNewHere = trigger(kept);
		expect(isNewHere(message({ newMsgId: '3166120021925175285' }))).toBe(false);
		expect(isNewHere(changed('Tea'))).toBe(true);
		expect(kept.seen).toHaveLength(3);
	});

	it.each([[undefined], ['text'], [[5, null, {}]]])('nonsense does no harm: %j', (seen) => {
		expect(trigger({ seen } as never)(changed('Tea'))).toBe(true);
	});
});

it('what comes again is among the latest, and the oldest is forgotten', () => {
	const kept: { seen?: string[] } = {};
	const isNewHere = trigger(kept);
	isNewHere(changed('Tea'));
	for (let id = 1; id <= 199; id++) isNewHere(message({ newMsgId: id }));
	isNewHere(changed('Tea'), NOW + 60 * SECOND);
	isNewHere(message({ newMsgId: 200 }));
	expect(kept.seen).toHaveLength(200);
	expect(trigger({ ...kept })(changed('Tea'), NOW + 61 * SECOND)).toBe(false);
	for (let id = 201; id <= 4999; id++) isNewHere(message({ newMsgId: id }));
	kept.seen = [];
	expect(isNewHere(message({ newMsgId: 1 }))).toBe(false);
	isNewHere(message({ newMsgId: 5000 }));
	kept.seen = [];
	expect(isNewHere(message({ newMsgId: 2 }))).toBe(false);
	expect(isNewHere(message({ newMsgId: 1 }))).toBe(true);
});
