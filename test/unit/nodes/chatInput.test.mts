/** What an AI gets to read of a message, for each kind of it. */
import { readdirSync, readFileSync } from 'node:fs';

import { isAnyMessage } from '../../../nodes/events/anyMessage';
import { chatInputOf } from '../../../nodes/events/chatInput';
import { events, type EventName } from '../../../nodes/events/events';
import type { WeChatEvent } from '../../../nodes/events/message';
import { readCallback } from './readCallback.mts';

const of = (file: string): WeChatEvent => {
	const callback = readCallback(readFileSync(`test/fixtures/${file}`));
	if (callback.kind !== 'event') throw new Error(`${file} is a ${callback.kind}`);
	return callback.event;
};

const inputOf = (file: string) => chatInputOf([of(file)]);

/** An event with no more than this. */
const made = (event: EventName, more: object = {}): WeChatEvent =>
	({ event, text: '', textWithoutMentions: '', ...more }) as WeChatEvent;

describe.each([
	['eyun/callbacks/60001-text.json', 'Are you open on Sunday?'],
	['eyun/callbacks/80001-text-at.json', 'how much is the oolong?'],
	['gewe/callbacks/flat-TEXT-at.json', 'order 12'],
	['eyun/callbacks/60002-image.json', '[Image]'],
	['gewe/callbacks/nested-43-video.json', '[Video, 7 s]'],
	['eyun/callbacks/60004-voice.json', '[Voice, 2 s]'],
	['gewe/callbacks/nested-49-6-file.json', '[File: price list.xlsx]'],
	['gewe/callbacks/nested-49-8-sticker.json', '[Sticker]'],
	[
		'gewe/callbacks/nested-49-4-video-share.json',
		'[Link: Tea in ten minutes, https://shop.example.com/list?page=1&lang=en]',
	],
	['eyun/callbacks/80005-card.json', '[Contact card: Han Meimei]'],
	[
		'gewe/callbacks/nested-48-location.json',
		'[Location: Demo Tea House, 浙江省杭州市上城区钱江路 1 号]',
	],
	['gewe/callbacks/nested-49-36-mini-program.json', '[Mini program: Demo Tea, Order form]'],
	[
		'eyun/callbacks/60017-channel-video.json',
		'[Channels video: Demo Tea House, How to brew: a demo #tea]',
	],
	[
		'eyun/callbacks/60011-chat-history.json',
		'[Chat history: Li Lei和Lucy的聊天记录\nLi Lei: Is the oolong back?\nLucy: Yes, 20 boxes <fresh>]',
	],
	[
		'gewe/callbacks/nested-49-76-music.json',
		'[Music: Green hills, Demo Band, https://shop.example.com/list?page=1&lang=en]',
	],
	['eyun/callbacks/60015-transfer.json', '[Transfer: ￥88.00, two boxes of oolong, sent]'],
	['gewe/callbacks/nested-49-2001-red-packet.json', '[Red packet: 恭喜发财，喝茶愉快]'],
	[
		'eyun/callbacks/60022-group-invite.json',
		'[Group invitation: "Lucy"邀请你加入群聊"VIP Club"，进入可查看详情。, https://support.weixin.qq.com/cgi-bin/mmsupport-bin/addchatroombyinvite?ticket=MzU4MjVhMjJlZTFhNjUzNQ%3D%3D]',
	],
	['gewe/callbacks/nested-49-62-pat.json', '[Pat: "wxid_lilei00demo01" patted me]'],
	['eyun/callbacks/60012-voice-call.json', '[Call]'],
	['gewe/callbacks/nested-50-call-ended.json', '[Call ended: 通话时长 00:42]'],
	['eyun/callbacks/60999-other-app-card.json', '[Other message: Oolong, 250 g]'],
	['gewe/callbacks/nested-9998-unknown-number.json', '[Other message]'],
	[
		'gewe/callbacks/nested-49-57-quote.json',
		'Fine, see you at six\n[In reply to Demo Shop: Shall we say six?\nOr half past?]',
	],
	['eyun/callbacks/80014-quote.json', 'Lovely picture!\n[In reply to Li Lei: [Image]]'],
	[
		'gewe/callbacks/nested-49-57-quote-of-sticker.json',
		'haha\n[In reply to Han Meimei: [Sticker]]',
	],
])('%s', (file, input) => {
	it('reads as somebody would say it', () => {
		expect(inputOf(file)).toBe(input);
	});
});

const folders = ['eyun', 'gewe'].map((gateway) => `${gateway}/callbacks`);
const files = folders.flatMap((folder) =>
	readdirSync(`test/fixtures/${folder}`).map((name) => `${folder}/${name}`),
);

it('every message has one, and nothing else has', () => {
	const wrong = files
		.map((file) => readCallback(readFileSync(`test/fixtures/${file}`)))
		.flatMap((callback) => (callback.kind === 'event' ? [callback.event] : []))
		.filter((event) => (chatInputOf([event]) !== undefined) !== isAnyMessage(event.event));
	expect(wrong).toEqual([]);
});

it.each((Object.keys(events) as EventName[]).map((event) => [event, isAnyMessage(event)]))(
	'%s has one: %p, also where nothing is known of it',
	(event, has) => {
		const input = chatInputOf([made(event)]);
		expect(input !== undefined).toBe(has);
		expect(input ?? '').not.toMatch(/undefined|null|NaN|: *\]|, *\]/);
	},
);

describe('a text', () => {
	it('that is nothing but a mention stays that mention', () => {
		const text = { text: '@Demo Shop', textWithoutMentions: '' };
		expect(chatInputOf([made('message.text', text)])).toBe('@Demo Shop');
	});

	it('keeps its lines and its brackets', () => {
		const text = 'a\n[Image]\nb';
		expect(chatInputOf([made('message.text', { text, textWithoutMentions: text })])).toBe(text);
	});
});

describe('lengths', () => {
	it.each([
		[100, '[Voice, 1 s]'],
		[1499, '[Voice, 1 s]'],
		[1500, '[Voice, 2 s]'],
		[59_600, '[Voice, 60 s]'],
		[0, '[Voice]'],
		[-1, '[Voice]'],
		['3000', '[Voice]'],
		[undefined, '[Voice]'],
	])('%p ms: %s', (milliseconds, input) => {
		expect(chatInputOf([made('message.voice', { voice: { milliseconds } })])).toBe(input);
	});
});

describe('what is said twice stands there once', () => {
	it('a place without a name', () => {
		const place = { text: 'Main Street 1', location: { label: 'Main Street 1' } };
		expect(chatInputOf([made('message.location', place)])).toBe('[Location: Main Street 1]');
	});
});

it('a place without a name and an address has its coordinates', () => {
	const location = { latitude: 30.25, longitude: 120.2 };
	expect(chatInputOf([made('message.location', { location })])).toBe('[Location: 30.25 120.2]');
});

describe('transfers', () => {
	it.each([
		['received', '[Transfer: ￥1.00, received]'],
		['refunded', '[Transfer: ￥1.00, refunded]'],
		['unknown', '[Transfer: ￥1.00]'],
	])('%s', (state, input) => {
		const transfer = { amount: '￥1.00', state };
		expect(chatInputOf([made('message.transfer', { transfer })])).toBe(input);
	});
});

describe('a quote', () => {
	const quoting = (quote: object, answer = 'Yes') =>
		chatInputOf([made('message.quote', { text: answer, textWithoutMentions: answer, quote })]);

	it.each([
		[{ senderName: 'Lucy', type: '34', text: '' }, 'Yes\n[In reply to Lucy: [Voice]]'],
		[{ senderName: 'Lucy', type: '43', text: '' }, 'Yes\n[In reply to Lucy: [Video]]'],
		[{ senderName: 'Lucy', type: '48', text: '' }, 'Yes\n[In reply to Lucy: [Location]]'],
		[{ senderName: 'Lucy', type: '49', text: '' }, 'Yes\n[In reply to Lucy: [Message]]'],
		[{ senderName: '', type: '1', text: 'Tea?' }, 'Yes\n[In reply: Tea?]'],
	])('%j', (quote, input) => {
		expect(quoting(quote)).toBe(input);
	});

	it('without an answer is what it quotes', () => {
		expect(quoting({ senderName: 'Lucy', type: '1', text: 'Tea?' }, '')).toBe(
			'[In reply to Lucy: Tea?]',
		);
	});
});

describe('several messages', () => {
	const text = of('eyun/callbacks/60001-text.json');
	const image = of('eyun/callbacks/60002-image.json');
	const revoke = of('eyun/callbacks/60018-revoke.json');

	it('stand below each other, in their order', () => {
		expect(chatInputOf([text, image, text])).toBe(
			'Are you open on Sunday?\n[Image]\nAre you open on Sunday?',
		);
	});

	it('of which some are none: the others', () => {
		expect(chatInputOf([revoke, image])).toBe('[Image]');
		expect(chatInputOf([revoke])).toBeUndefined();
		expect(chatInputOf([])).toBeUndefined();
	});
});
