/** What a workflow gets of an event, in the order in which the editor shows it. */
import { readFileSync } from 'node:fs';

import { output, type Wanted } from '../../../nodes/callbacks/output';
import type { WeChatEvent } from '../../../nodes/events/message';
import { readCallback } from './readCallback.mts';

const usual: Wanted = { includeRaw: 'withoutImages', sessionPerMember: false };

function of(file: string): WeChatEvent {
	const callback = readCallback(readFileSync(`test/fixtures/${file}`));
	if (callback.kind !== 'event') throw new Error(`${file} is a ${callback.kind}`);
	return callback.event;
}

const inGroup = of('gewe/callbacks/nested-1-text-in-group.json');
const inPrivate = of('eyun/callbacks/60001-text.json');
const renamed = of('eyun/callbacks/85005-group-renamed.json');

describe('the order', () => {
	const begins = (event: WeChatEvent, names: string[]) => {
		const keys = Object.keys(output(event, usual));
		expect(keys.slice(0, names.length)).toEqual(names);
		expect(keys.at(-1)).toBe('raw');
	};

	it('begins with what somebody would read', () => {
		begins(inGroup, [
			...['event', 'text', 'textWithoutMentions', 'chatInput', 'chatId', 'chatType', 'sessionId'],
			...['senderId', 'senderName', 'isSelf'],
		]);
	});

	it('has the name of a chat beside its ID', () => {
		begins(renamed, ['event', 'text', 'textWithoutMentions', 'chatId', 'chatType', 'chatName']);
	});

	it('has everything of the event', () => {
		const { raw: _raw, ...event } = inGroup;
		expect(output(inGroup, usual)).toMatchObject(event);
	});
});

describe('the session ID', () => {
	const idOf = (event: Partial<WeChatEvent>, sessionPerMember = false) =>
		output({ ...inGroup, ...event }, { ...usual, sessionPerMember }).sessionId;

	it('is made of the account and the chat, and nothing that a login changes', () => {
		expect(output(inPrivate, usual).sessionId).toBe('wxid_bot000demo22:wxid_lilei00demo01');
		expect(output({ ...inPrivate, session: 'another' }, usual).sessionId).toBe(
			'wxid_bot000demo22:wxid_lilei00demo01',
		);
	});

	it('is the same for who writes and for the account itself', () => {
		const own = of('eyun/callbacks/60001-text-self.json');
		expect(output(own, usual).sessionId).toBe(output(inPrivate, usual).sessionId);
	});

	it('is that of the group, and by choice that of the member', () => {
		expect(idOf({})).toBe('wxid_bot000demo22:21900000001@chatroom');
		expect(idOf({}, true)).toBe('wxid_bot000demo22:21900000001@chatroom:wxid_lilei00demo01');
		expect(idOf({ senderId: '' }, true)).toBe('wxid_bot000demo22:21900000001@chatroom');
	});

	it('of a private chat does not depend on that choice', () => {
		expect(output(inPrivate, { ...usual, sessionPerMember: true }).sessionId).toBe(
			'wxid_bot000demo22:wxid_lilei00demo01',
		);
	});

	it('tells two accounts in the same group apart, also where one does not say whose it is', () => {
		expect(idOf({ accountId: 'wxid_other' })).toBe('wxid_other:21900000001@chatroom');
		expect(idOf({ accountId: '', session: 'wx_device' })).toBe('wx_device:21900000001@chatroom');
	});

	it('is not there without a chat', () => {
		expect(output({ ...inGroup, chatId: '' }, usual)).not.toHaveProperty('sessionId');
	});
});

describe('what an AI gets to read', () => {
	it('is there for messages alone', () => {
		expect(output(inPrivate, usual).chatInput).toBe('Are you open on Sunday?');
		expect(output(renamed, usual)).not.toHaveProperty('chatInput');
	});
});

describe('the callback', () => {
	it.each([
		['none', undefined],
		['whole', inPrivate.raw],
		['withoutImages', inPrivate.raw],
	] as const)('%s', (includeRaw, raw) => {
		const json = output(inPrivate, { ...usual, includeRaw });
		expect(json.raw).toEqual(raw);
		expect('raw' in json).toBe(raw !== undefined);
	});
});
