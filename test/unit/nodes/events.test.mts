import { existsSync, readdirSync, readFileSync } from 'node:fs';

import { decodeJson } from '../../../nodes/engine/losslessJson';
import { events } from '../../../nodes/events/events';
import type { WeChatEvent } from '../../../nodes/events/message';
import { readCallback } from './readCallback.mts';

const FIXTURES = 'test/fixtures/eyun/callbacks';

const read = (file: string): WeChatEvent => {
	const callback = readCallback(readFileSync(file));
	if (callback.kind !== 'event') throw new Error(`${file} is a ${callback.kind}`);
	return callback.event;
};

const fixture = (name: string) => read(`${FIXTURES}/${name}.json`);

/** The event of each code, as the vendor's list describes it. */
const MEANING: Record<string, string> = {
	30000: 'account.offline',
	30001: 'contact.request',
	30002: 'account.videoDownloaded',
	30003: 'account.momentVideoPosted',
	...Object.fromEntries(
		[
			...['text', 'image', 'video', 'voice', 'contactCard', 'sticker', 'link', 'fileAnnounced'],
			...['file', 'miniProgram', 'chatHistory', 'call', 'callEnded', 'quote', 'transfer'],
			...['redPacket', 'channelVideo', 'revoke', 'pat', 'location', 'music', 'groupInvitation'],
		].flatMap((kind, index) => [
			[60001 + index, `message.${kind}`],
			[80001 + index, `message.${kind}`],
		]),
	),
	60999: 'message.other',
	80999: 'message.other',
	65001: 'contact.changed',
	65002: 'contact.deletedMe',
	65003: 'contact.blockedMe',
	65004: 'contact.deleted',
	85001: 'group.changed',
	85002: 'group.removedMe',
	85003: 'group.memberRemoved',
	85004: 'group.dismissed',
	85005: 'group.renamed',
	85006: 'group.adminAdded',
	85007: 'group.adminRemoved',
	85008: 'group.memberJoined',
	85009: 'group.memberJoined',
	85010: 'group.ownerChanged',
	85011: 'group.announcement',
	85012: 'group.todo',
	85013: 'group.inviteConfirmation',
	85014: 'group.joinRequest',
	85015: 'group.leftByMe',
	90001: 'officialAccount.article',
	95001: 'officialAccount.unfollowed',
	'old-0': 'contact.request',
	'old-1': 'message.groupInvitation',
	'old-2': 'message.contactCard',
	'old-3': 'message.contactCard',
	'old-4': 'account.offline',
	'old-5': 'message.text',
	'old-6': 'message.image',
	'old-7': 'message.video',
	'old-8': 'message.voice',
	'old-9': 'message.text',
	'old-10': 'message.image',
	'old-11': 'message.video',
	'old-12': 'message.voice',
	'old-15': 'contact.changed',
	'old-16': 'contact.changed',
	'old-17': 'contact.deleted',
};

/** Payloads collected beside the project; a plain clone does not have them. */
const SAMPLES = '../shared/samples/eyun';
const files = (folder: string) =>
	existsSync(folder)
		? readdirSync(folder)
				.filter((name) => !name.startsWith('00000'))
				.map((name) => `${folder}/${name}`)
		: [];

const codeOf = (file: string) => {
	const [, old, code] = /\/(old-)?(\d+)-/.exec(file)!;
	return old || Number(code) < 20 ? `old-${code}` : code;
};

const all = [...files(FIXTURES), ...files(SAMPLES)];

it(`there is a fixture for every code (and ${files(SAMPLES).length} collected samples)`, () => {
	const codes = new Set(files(FIXTURES).map(codeOf));
	expect(
		Object.keys(MEANING).filter((code) => !codes.has(code) && !['80013', '80022'].includes(code)),
	).toEqual([]);
});

it.each(all)('%s becomes its event, and nothing is lost', (file) => {
	const body = readFileSync(file, 'utf8');
	const event = read(file);
	// "Other" in either format says no more than that; the content tells.
	if (!/999-|old-1[34]|\/13-/.test(file)) expect(event.event).toBe(MEANING[codeOf(file)]);
	expect(Object.keys(events)).toContain(event.event);
	expect(event.raw).toEqual(decodeJson(body));
	const [, id] = /"newMsgId":\s*(-?\d+)/.exec(body) ?? [];
	expect(event.messageId).toBe(id ?? '');
	expect(event.parseError).toBeUndefined();
	const group = /^(8|old-(2|9|10|11|12|14)$)/.test(codeOf(file)) || file.includes('in-group');
	expect(event.chatType === 'group').toBe(group);
	if (group) expect(event.chatId).toMatch(/@(im\.)?chatroom$/);
	expect(event.senderId).not.toMatch(/chatroom$/);
});

describe('what the next node needs', () => {
	it('a friend request carries what Accept Request takes', () => {
		const { request, chatId } = fixture('30001-friend-request');
		expect(request).toMatchObject({
			v1: expect.stringMatching(/^v3_.*@stranger$/),
			v2: expect.stringMatching(/^v4_/),
			scene: 14,
			greeting: 'Hi, "New Guy" here & glad to meet you',
			id: 'wxid_newguy0demo09',
		});
		expect(chatId).toBe('');
	});

	it('media carry the XML unchanged, with the sender in front where it came so', () => {
		const { xml, localId, image } = fixture('80002-image');
		expect(xml).toMatch(/^wxid_hanmei0demo02:\n/);
		expect(localId).toMatch(/^\d+$/);
		expect(image).toMatchObject({ aesKey: '17972862df20cf98af8800c3b8667b77', length: 18342 });
		expect(fixture('80004-voice').voice).toEqual({
			bufId: '702381945566120733',
			length: 3032,
			milliseconds: 2064,
		});
	});

	it('a quote carries the quoted message, also when that is XML itself', () => {
		expect(fixture('60014-quote')).toMatchObject({
			text: 'Fine, see you at six',
			quote: {
				messageId: '6353297756681434975',
				senderId: 'wxid_bot000demo22',
				text: 'Shall we say six?\nOr half past?',
			},
		});
		expect(fixture('80014-quote').quote).toMatchObject({
			messageId: '7017218798820721188',
			senderId: 'wxid_lilei00demo01',
			xml: expect.stringContaining('<img aeskey='),
		});
	});

	it('a group invitation carries the URL for Accept Invitation', () => {
		expect(fixture('60022-group-invite').invitation).toMatchObject({
			url: expect.stringMatching(/^https:\/\/support\.weixin\.qq\.com\/.*ticket=/),
		});
	});

	it('a transfer carries amount and state', () => {
		expect(fixture('60015-transfer').transfer).toMatchObject({ amount: '￥88.00', state: 'sent' });
		expect(fixture('80015-transfer').transfer).toMatchObject({ state: 'received' });
	});

	it('a revoked message carries the ID of that message', () => {
		expect(fixture('80018-revoke').revoke).toMatchObject({ messageId: '6182928677550540178' });
	});

	it('joins carry who joined, who invited and how, and read like WeChat', () => {
		expect(fixture('85008-member-invited')).toMatchObject({
			text: '"Li Lei"邀请"Lucy、Polly 🦜"加入了群聊',
			member: {
				via: 'invitation',
				members: [
					{ id: 'wxid_lucy000demo03', name: 'Lucy' },
					{ id: 'wxid_polly00demo06', name: 'Polly 🦜' },
				],
				inviter: { id: 'wxid_lilei00demo01', name: 'Li Lei' },
			},
		});
		expect(fixture('85009-member-joined-by-qr').member).toMatchObject({
			via: 'qrCode',
			members: [{ id: 'wxid_newguy0demo09' }],
		});
	});

	it('a join request carries what Approve Join Request takes', () => {
		const { joinRequest, messageId, xml } = fixture('85014-join-request');
		expect(joinRequest).toMatchObject({ members: [{ id: 'wxid_newguy0demo09' }] });
		expect(messageId).toMatch(/^\d{16,}$/);
		expect(xml).toContain('NewXmlChatRoomAccessVerifyApplication');
	});

	it('64-bit ids within the XML stay exact', () => {
		expect(fixture('60017-channel-video').channelVideo).toMatchObject({
			id: '14200825020179157073',
		});
	});

	it('a finished job says so', () => {
		expect(fixture('30002-message-video-done').job).toMatchObject({ progress: 'done' });
		expect(fixture('30003-moments-video-done').job).toMatchObject({
			progress: 'done',
			postId: '14200123456789013507',
		});
	});

	it('everyone is mentioned by @all, and by an announcement', () => {
		expect(fixture('80001-text-at-all')).toMatchObject({
			isAtMe: true,
			textWithoutMentions: 'closed tomorrow',
		});
		expect(fixture('80001-text-announcement')).toMatchObject({
			isAtMe: true,
			mentions: ['announcement@all'],
			textWithoutMentions: 'The shop is closed on Monday',
		});
	});

	it('a command behind a mention stands alone in the text without mentions', () => {
		expect(fixture('80001-text-at-order')).toMatchObject({
			text: '@Demo Shop\u2005order 12',
			textWithoutMentions: 'order 12',
		});
	});

	it('groups of WeCom are groups, also under a private code and in quotes', () => {
		expect(fixture('60001-text-in-group-wecom')).toMatchObject({
			chatId: '9100000000000000001@im.chatroom',
			senderId: 'wxid_hanmei0demo02',
			text: 'Is the stall open today?',
		});
		expect(fixture('80014-quote-in-group-wecom').quote).toMatchObject({
			senderId: 'wxid_hanmei0demo02',
			timestamp: '2025-10-10T13:26:17.000Z',
		});
	});

	it('Official Accounts are no people', () => {
		expect(fixture('60001-text-from-official')).toMatchObject({
			event: 'message.text',
			chatType: 'official',
			senderId: 'gh_0123456demo',
		});
		expect(fixture('90001-article').chatType).toBe('official');
	});
});
