/** A fixture for every code of GeWe, and what becomes of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

import { decodeJson } from '../../../nodes/engine/losslessJson';
import { events } from '../../../nodes/events/events';
import { isNew } from '../../../nodes/events/dedupe';
import { passes } from '../../../nodes/events/filters';
import type { WeChatEvent } from '../../../nodes/events/message';
import { readCallback } from './readCallback.mts';

const FIXTURES = 'test/fixtures/gewe/callbacks';

/** Payloads collected beside the project; a plain clone does not have them. */
const SAMPLES = '../shared/samples/gewe';

const BOT = 'wxid_bot000demo22';
const LI_LEI = 'wxid_lilei00demo01';
const FAMILY = '21900000001@chatroom';

function read(file: string): WeChatEvent {
	const callback = readCallback(readFileSync(file));
	if (callback.kind !== 'event') throw new Error(`${file} is a ${callback.kind}`);
	return callback.event;
}

const fixture = (name: string) => read(`${FIXTURES}/${name}.json`);

/** What each of them is, as the facts about the gateway describe its codes. */
const MEANING: Array<[name: string, event: string]> = [
	['flat-1-number', 'message.text'],
	['flat-49-number', 'message.link'],
	['flat-ANNOUNCEMENT', 'group.announcement'],
	['flat-APP_MSG-file-announced', 'message.fileAnnounced'],
	['flat-APP_MSG', 'message.other'],
	['flat-CARD', 'message.contactCard'],
	['flat-CHAT_RECORD', 'message.chatHistory'],
	['flat-DEL_CONTACTS-friend', 'contact.deleted'],
	['flat-DEL_CONTACTS-group', 'group.leftByMe'],
	['flat-EMOJI', 'message.sticker'],
	['flat-FILE-announced', 'message.fileAnnounced'],
	['flat-FILE', 'message.file'],
	['flat-FINDER_FEED', 'message.channelVideo'],
	['flat-FRIEND_CONFIRM', 'contact.changed'],
	['flat-FRIEND_VERIFY', 'contact.request'],
	['flat-GROUP_DISMISS', 'group.dismissed'],
	['flat-GROUP_NAME_CHANGE', 'group.renamed'],
	['flat-GROUP_TODO', 'group.todo'],
	['flat-IMAGE-in-group', 'message.image'],
	['flat-IMAGE', 'message.image'],
	['flat-LINK-invitation', 'message.groupInvitation'],
	['flat-LINK', 'message.link'],
	['flat-LOCATION', 'message.location'],
	['flat-LOGIN_ERROR', 'account.offline'],
	['flat-LOGIN_SUCCESS', 'unknown'],
	['flat-LOGOUT', 'account.offline'],
	['flat-LONG_CONNECTED', 'unknown'],
	['flat-LONG_DISCONNECTED', 'unknown'],
	['flat-LONG_FAIL', 'unknown'],
	['flat-LONG_SUCCESS', 'unknown'],
	['flat-Long_Serve_Close', 'unknown'],
	['flat-Long_Serve_Start_Success', 'unknown'],
	['flat-MINI_PROGRAM', 'message.miniProgram'],
	['flat-MOD_CONTACTS-friend', 'contact.changed'],
	['flat-MOD_CONTACTS-group', 'group.changed'],
	['flat-Offline', 'account.offline'],
	['flat-PAT_MSG-without-pat', 'message.other'],
	['flat-PAT_MSG', 'message.pat'],
	['flat-QUOTE', 'message.quote'],
	['flat-RECONNECT_FAIL', 'account.offline'],
	['flat-RECONNECT_FAILED', 'account.offline'],
	['flat-RECONNECT_START', 'unknown'],
	['flat-RECONNECT_SUCCESS', 'unknown'],
	['flat-RED_PACKET', 'message.redPacket'],
	['flat-REMOVE_FROM_GROUP-member', 'group.memberRemoved'],
	['flat-REMOVE_FROM_GROUP', 'group.removedMe'],
	['flat-REVOKE_MSG', 'message.revoke'],
	['flat-SOMETHING_NEW', 'message.other'],
	['flat-SYSTEM-joined', 'group.memberJoined'],
	['flat-SYSTEM', 'message.other'],
	['flat-TEXT-at-all', 'message.text'],
	['flat-TEXT-at-listed', 'message.text'],
	['flat-TEXT-at', 'message.text'],
	['flat-TEXT-group-A', 'message.text'],
	['flat-TEXT-group-B', 'message.text'],
	['flat-TEXT-group-C', 'message.text'],
	['flat-TEXT-group-eventCode', 'message.text'],
	['flat-TEXT-seconds', 'message.text'],
	['flat-TEXT-self-in-group', 'message.text'],
	['flat-TEXT-self', 'message.text'],
	['flat-TEXT', 'message.text'],
	['flat-TRANSFER', 'message.transfer'],
	['flat-UNKNOWN', 'message.callEnded'],
	['flat-VIDEO', 'message.video'],
	['flat-VOICE', 'message.voice'],
	['flat-without-name', 'unknown'],
	['nested-1-text-at-all', 'message.text'],
	['nested-1-text-at', 'message.text'],
	['nested-1-text-empty', 'message.text'],
	['nested-1-text-from-official', 'message.text'],
	['nested-1-text-from-service', 'message.text'],
	['nested-1-text-in-group', 'message.text'],
	['nested-1-text-lower-case', 'message.text'],
	['nested-1-text-self', 'message.text'],
	['nested-1-text', 'message.text'],
	['nested-10000-blocked-me', 'contact.blockedMe'],
	['nested-10000-deleted-me', 'contact.deletedMe'],
	['nested-10000-friend-added', 'message.other'],
	['nested-10000-invite-confirmation', 'group.inviteConfirmation'],
	['nested-10000-joined-plain', 'group.memberJoined'],
	['nested-10000-joined-template', 'group.memberJoined'],
	['nested-10000-member-removed', 'group.memberRemoved'],
	['nested-10000-owner-changed', 'group.ownerChanged'],
	['nested-10000-red-packet-taken', 'message.other'],
	['nested-10000-removed-me-english', 'group.removedMe'],
	['nested-10000-removed-me', 'group.removedMe'],
	['nested-10000-renamed-like-dismissed', 'group.renamed'],
	['nested-10000-renamed', 'group.renamed'],
	['nested-10002-announcement', 'group.announcement'],
	['nested-10002-dismissed', 'group.dismissed'],
	['nested-10002-functionmsg', 'message.other'],
	['nested-10002-ilinkvoip', 'message.other'],
	['nested-10002-join-request', 'group.joinRequest'],
	['nested-10002-joined-by-qr', 'group.memberJoined'],
	['nested-10002-joined', 'group.memberJoined'],
	['nested-10002-member-removed', 'group.memberRemoved'],
	['nested-10002-other-form-of-join', 'group.memberJoined'],
	['nested-10002-pat-in-group', 'message.pat'],
	['nested-10002-pat', 'message.pat'],
	['nested-10002-revoke-in-group', 'message.revoke'],
	['nested-10002-revoke-own', 'message.revoke'],
	['nested-10002-revoke', 'message.revoke'],
	['nested-10002-todo', 'group.todo'],
	['nested-10002-trackmsg', 'message.other'],
	['nested-3-image-in-group', 'message.image'],
	['nested-3-image', 'message.image'],
	['nested-34-voice', 'message.voice'],
	['nested-37-friend-request', 'contact.request'],
	['nested-42-card', 'message.contactCard'],
	['nested-43-video', 'message.video'],
	['nested-47-sticker', 'message.sticker'],
	['nested-48-location', 'message.location'],
	['nested-49-1-text', 'message.text'],
	['nested-49-19-chat-history', 'message.chatHistory'],
	['nested-49-2000-transfer', 'message.transfer'],
	['nested-49-2001-red-packet', 'message.redPacket'],
	['nested-49-2999-unknown', 'message.other'],
	['nested-49-3-music', 'message.music'],
	['nested-49-33-mini-program', 'message.miniProgram'],
	['nested-49-36-mini-program', 'message.miniProgram'],
	['nested-49-4-video-share', 'message.link'],
	['nested-49-40-saved-history', 'message.chatHistory'],
	['nested-49-5-article', 'officialAccount.article'],
	['nested-49-5-invitation', 'message.groupInvitation'],
	['nested-49-5-link', 'message.link'],
	['nested-49-51-channel-video', 'message.channelVideo'],
	['nested-49-53-solitaire', 'message.other'],
	['nested-49-57-quote-in-group', 'message.quote'],
	['nested-49-57-quote-of-sticker', 'message.quote'],
	['nested-49-57-quote', 'message.quote'],
	['nested-49-6-file', 'message.file'],
	['nested-49-62-pat', 'message.pat'],
	['nested-49-63-channel-live', 'message.other'],
	['nested-49-74-file-announced', 'message.fileAnnounced'],
	['nested-49-76-music', 'message.music'],
	['nested-49-8-sticker', 'message.sticker'],
	['nested-49-87-announcement', 'group.announcement'],
	['nested-49-broken', 'message.other'],
	['nested-50-call-ended', 'message.callEnded'],
	['nested-50-call', 'message.call'],
	['nested-51-status', 'message.other'],
	['nested-56-group-call', 'message.call'],
	['nested-62-video', 'message.video'],
	['nested-66-card-wecom', 'message.contactCard'],
	['nested-9998-unknown-number', 'message.other'],
	['nested-DelContacts-friend', 'contact.deleted'],
	['nested-DelContacts-group', 'group.leftByMe'],
	['nested-DelContacts-official', 'officialAccount.unfollowed'],
	['nested-FinderMsg', 'unknown'],
	['nested-Long_Serve_Close', 'unknown'],
	['nested-Long_Serve_START_Connect', 'unknown'],
	['nested-Long_Serve_START_FAILURE', 'unknown'],
	['nested-Long_Serve_START_SUCCESS', 'unknown'],
	['nested-Long_Serve_START_Timeout', 'unknown'],
	['nested-ModContacts-friend', 'contact.changed'],
	['nested-ModContacts-group', 'group.changed'],
	['nested-ModContacts-official', 'contact.changed'],
	['nested-Offline', 'account.offline'],
	['nested-SomethingNew', 'unknown'],
	['nested-SystemMessages', 'unknown'],
	['nested-without-data', 'unknown'],
];

const names = readdirSync(FIXTURES).map((file) => file.replace('.json', ''));

it('all fixtures are listed, and nothing else is', () => {
	const listed = MEANING.map(([name]) => name);
	expect(names.filter((name) => !name.startsWith('probe-')).sort()).toEqual(listed.sort());
});

it.each(MEANING)('%s is %s, and nothing is lost', (name, meant) => {
	const body = readFileSync(`${FIXTURES}/${name}.json`, 'utf8');
	const event = fixture(name);
	expect(event).toMatchObject({
		event: meant,
		gateway: 'gewe',
		session: 'wx_demo0000000000000001',
	});
	expect(Object.keys(events)).toContain(event.event);
	expect(event.raw).toEqual(decodeJson(body));
	const [, id] = /"newMsgId":\s*(\d+)/i.exec(body) ?? [];
	if (event.chatType !== 'none' && !name.includes('FinderMsg')) {
		expect(event.messageId).toBe(id ?? '');
	}
	expect(event.parseError === undefined).toBe(name !== 'nested-49-broken');
	expect(event.senderId).not.toMatch(/chatroom$/);
	expect(event.xml ?? '<').toMatch(/^\s*</);
	expect(event.text).not.toMatch(/\$\w+\$|<_wc_custom_link_|&#|&amp;/);
});

it.each(names.filter((name) => name.startsWith('probe-')))('%s is a handshake', (name) => {
	expect(readCallback(readFileSync(`${FIXTURES}/${name}.json`))).toEqual({ kind: 'handshake' });
});

/** The meaning of the codes that the fixtures are for: none of them may be missing. */
describe('there is a fixture for every', () => {
	const having = (start: string) =>
		names.some((name) => name === start || name.startsWith(`${start}-`));

	it.each([1, 3, 34, 37, 42, 43, 47, 48, 50, 51, 56, 62, 66, 10000, 10002])(
		'number of a message: %p',
		(type) => {
			expect(having(`nested-${type}`)).toBe(true);
		},
	);

	it.each([1, 3, 4, 5, 6, 8, 19, 33, 36, 40, 51, 53, 57, 62, 63, 74, 76, 87, 2000, 2001])(
		'number of an app message: %p',
		(type) => {
			expect(having(`nested-49-${type}`)).toBe(true);
		},
	);

	it.each([
		...['ModContacts', 'DelContacts', 'Offline', 'FinderMsg', 'SystemMessages'],
		...['Long_Serve_START_SUCCESS', 'Long_Serve_Close', 'Long_Serve_START_FAILURE'],
		...['Long_Serve_START_Timeout', 'Long_Serve_START_Connect'],
	])('name of the nested dialect: %s', (name) => {
		expect(having(`nested-${name}`)).toBe(true);
	});

	it.each([
		...['TEXT', 'IMAGE', 'VOICE', 'VIDEO', 'FILE', 'EMOJI', 'LINK', 'MINI_PROGRAM', 'QUOTE'],
		...['CHAT_RECORD', 'LOCATION', 'CARD', 'TRANSFER', 'RED_PACKET', 'APP_MSG', 'SYSTEM'],
		...['PAT_MSG', 'FINDER_FEED', 'REMOVE_FROM_GROUP', 'GROUP_NAME_CHANGE', 'GROUP_DISMISS'],
		...['GROUP_TODO', 'ANNOUNCEMENT', 'REVOKE_MSG', 'MOD_CONTACTS', 'DEL_CONTACTS'],
		...['FRIEND_VERIFY', 'FRIEND_CONFIRM', 'UNKNOWN', 'LOGIN_SUCCESS', 'LOGOUT', 'LOGIN_ERROR'],
		...['RECONNECT_SUCCESS', 'RECONNECT_FAIL', 'LONG_SUCCESS', 'LONG_FAIL'],
		...['Long_Serve_Start_Success', 'Long_Serve_Close', 'RECONNECT_START', 'RECONNECT_FAILED'],
		...['LONG_CONNECTED', 'LONG_DISCONNECTED', 'Offline'],
	])('name of the flat dialect: %s', (name) => {
		expect(having(`flat-${name}`)).toBe(true);
	});
});

describe('what the next node needs', () => {
	it.each(['nested-37-friend-request', 'flat-FRIEND_VERIFY'])(
		'%s carries what Accept Request takes',
		(name) => {
			expect(fixture(name)).toMatchObject({
				chatType: 'none',
				senderId: 'wxid_newguy0demo09',
				request: {
					v1: expect.stringMatching(/^v3_.*@stranger$/),
					v2: expect.stringMatching(/^v4_/),
					scene: 14,
					greeting: 'Hi, "New Guy" here & glad to meet you',
				},
			});
		},
	);

	it.each(['nested-3-image-in-group', 'flat-IMAGE-in-group'])(
		'%s carries the XML as a download takes it',
		(name) => {
			const { xml, chatId, senderId, image } = fixture(name);
			expect(xml).toMatch(/^<\?xml|^<msg>/);
			expect({ chatId, senderId }).toEqual({ chatId: FAMILY, senderId: 'wxid_hanmei0demo02' });
			expect(image).toMatchObject({ length: 18342 });
		},
	);

	it.each(['nested-10002-joined-by-qr', 'flat-SYSTEM-joined'])(
		'%s says how somebody came',
		(name) => {
			expect(fixture(name)).toMatchObject({
				chatId: FAMILY,
				member: { via: 'qrCode', members: [{ id: 'wxid_newguy0demo09', name: 'New Guy' }] },
			});
		},
	);

	it('an invitation carries the URL for Accept Invitation', () => {
		expect(fixture('nested-49-5-invitation').invitation).toMatchObject({
			url: expect.stringMatching(/^https:\/\/support\.weixin\.qq\.com\/.*ticket=/),
		});
	});

	it('a file names the message that had announced it', () => {
		const announced = fixture('nested-49-74-file-announced').messageId;
		expect(fixture('nested-49-6-file').file).toMatchObject({ announcedAs: announced });
	});

	it('what the account has revoked belongs to the account', () => {
		expect(fixture('nested-10002-revoke-own')).toMatchObject({
			...{ isSelf: true, senderId: BOT, chatId: LI_LEI },
			revoke: { messageId: '6182928677550540999' },
		});
	});

	it('a group says how many it has', () => {
		expect(fixture('nested-ModContacts-group').group).toMatchObject({
			...{ id: FAMILY, name: 'Family', ownerId: LI_LEI, memberCount: 3 },
		});
	});
});

describe('with the filters of a new trigger', () => {
	it.each([
		['nested-1-text', true],
		['flat-TEXT-group-B', true],
		['flat-LOGOUT', true],
		['flat-LONG_FAIL', true],
		['nested-49-5-article', true],
		['nested-1-text-self', false],
		['flat-TEXT-self-in-group', false],
		['nested-51-status', false],
		['nested-1-text-from-official', false],
		['nested-1-text-from-service', false],
		['nested-10002-functionmsg', false],
		['nested-10002-revoke-own', false],
	])('%s starts a workflow: %p', (name, yes) => {
		expect(passes(fixture(name), {}, 0)).toBe(yes);
	});
});

it('an account can go offline again with the same body, a minute later', () => {
	const accepted = [0, 30_000, 60_000].map((now) => isNew('gewe', fixture('flat-LOGOUT'), {}, now));
	expect(accepted).toEqual([true, false, true]);
});

const samples = existsSync(SAMPLES)
	? readdirSync(SAMPLES).filter((name) => !name.includes('response'))
	: [];

/** By the number of the sample; 01 to 29 name the sender as the account, so that they are own messages. */
const OF_SAMPLES: Record<string, object> = {
	'01': { event: 'message.text', isSelf: true, text: '123', messageId: '7773749793478223190' },
	'02': { event: 'message.image', image: { length: 2998 } },
	'03': { event: 'message.voice', voice: { milliseconds: 2540, length: 3600 } },
	'05': { event: 'message.sticker', messageId: '6674256223577965652' },
	'06': { event: 'message.link', text: '测试文章标题' },
	'07': { event: 'message.fileAnnounced', file: { name: 'fake.xlsx', size: 8939 } },
	'09': { event: 'message.contactCard', card: { name: 'FakeName', scene: 17 } },
	10: { event: 'contact.request', chatType: 'none', request: { scene: 6 } },
	11: { event: 'contact.changed', accountId: '', contact: { id: 'wxid_fakebot0000001' } },
	12: { event: 'message.miniProgram', miniProgram: { userName: 'gh_fake00000002@app' } },
	13: { event: 'message.quote', quote: { messageId: '3617029648443513152', text: 'fake.xlsx' } },
	15: { event: 'message.redPacket', redPacket: { title: '恭喜发财，大吉大利' } },
	17: { event: 'message.revoke', revoke: { messageId: '5576224237104747184' } },
	18: { event: 'message.pat', pat: { fromId: 'wxid_fakefriend001', toId: 'wxid_fakebot0000001' } },
	20: { event: 'message.groupInvitation' },
	21: { event: 'group.removedMe', chatId: '10000000002@chatroom', text: '你被"测试好友"移出群聊' },
	22: { event: 'group.memberRemoved', member: { members: [{ id: 'wxid_fakemember001' }] } },
	24: { event: 'group.renamed', chatId: '10000000001@chatroom' },
	26: { event: 'group.changed', group: { ownerId: 'wxid_fakebot0000001' } },
	27: { event: 'group.announcement', text: '群公告哈1' },
	29: { event: 'contact.deleted', chatId: 'wxid_fakefriend001' },
	31: { event: 'account.offline', chatType: 'none', messageId: '' },
	42: { event: 'message.text', isSelf: false, chatId: 'wxid_fakefriend001' },
	43: { event: 'message.text', senderId: 'wxid_fakemember001', text: '大家好' },
	44: {
		event: 'message.text',
		isAtMe: true,
		mentions: ['wxid_fakebot0000001', 'wxid_fakemember002'],
	},
	46: {
		event: 'message.text',
		messageId: '6692899871431281247',
		timestamp: '2026-07-01T19:05:24.220Z',
	},
	47: { event: 'message.text', chatId: '10000000001@chatroom', senderId: 'wxid_fakemember001' },
	49: { event: 'message.image', image: { length: 100 } },
	51: { event: 'contact.changed', contact: { id: 'filehelper' } },
	52: { event: 'account.offline', chatType: 'none', messageId: '' },
};

it(`${samples.length} collected samples are read${samples.length ? '' : `: there is no ${SAMPLES}`}`, () => {
	for (const name of samples) {
		const expected = OF_SAMPLES[name.slice(0, 2)];
		const callback = readCallback(readFileSync(`${SAMPLES}/${name}`));
		if (name.includes('handshake')) expect(callback).toEqual({ kind: 'handshake' });
		else expect(callback).toMatchObject({ kind: 'event', event: { ...expected, gateway: 'gewe' } });
		expect(name.includes('handshake') || expected !== undefined).toBe(true);
	}
});
