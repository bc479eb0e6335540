/** Every event of the script language, as it arrives, and what it does to the world. */
import { XMLValidator } from 'fast-xml-parser';
import { LosslessNumber } from 'lossless-json';
import { chapters } from '../../simulator/forms/index.mts';
import type { Simulator } from '../../simulator/index.mts';
import { call, closeAll, post, stage } from './client.mts';

afterEach(closeAll);

const SHOP = 'wxid_bot000demo22';
const LI_LEI = 'wxid_lilei00demo01';
const FAMILY = '21900000001@chatroom';
const CUSTOMERS = '21900000002@chatroom';

/** A line, the code it delivers, fields of its data, and pieces of its content. */
type Row = [line: string, code: string, data?: object, pieces?: string[]];

const app = (title?: string) => ({ msgType: 49, ...(title !== undefined && { title }) });
const notice = { msgType: 10000, fromUser: FAMILY, fromGroup: FAMILY };
const xmlNotice = { msgType: 10002 };

const rows: Row[] = [
	['Li Lei sends a picture', '60002', { img: expect.stringMatching(/^\/9j\//) }, ['<img ']],
	['Li Lei sends a picture in group Family', '80002', { fromGroup: FAMILY }, ['<img ']],
	['Demo Shop sends a picture to Li Lei', '60002', { self: true, toUser: LI_LEI }, ['<img ']],
	['Li Lei sends a video', '60003', {}, ['<videomsg ']],
	['Li Lei sends a video in group Family', '80003', {}, ['<videomsg ']],
	[
		'Li Lei sends a voice message',
		'60004',
		{
			bufId: expect.stringMatching(/^\d{19}$/),
			length: expect.any(Number),
			voiceLength: expect.any(Number),
		},
		['<voicemsg '],
	],
	['Jim sends a voice message in group Family', '80004', {}, ['<voicemsg ']],
	['Li Lei sends the card of Jim', '60005', {}, ['nickname="Jim"', 'antispamticket="v4_']],
	['Li Lei sends the card of Jim in group Family', '80005', {}, ['username="v3_']],
	['Li Lei sends a sticker', '60006', { msgType: 47 }, ['<emoji ', 'len="20480"']],
	['Li Lei sends a sticker in group Family', '80006', {}, ['<emoji ']],
	[
		'Li Lei sends the link "Ten & one" https://example.com/?a=1&b=2',
		'60007',
		{ ...app('Ten & one'), url: 'https://example.com/?a=1&b=2' },
		['<type>5</type>', '?a=1&amp;b=2'],
	],
	[
		'Li Lei sends the link "Ten teas" https://example.com/ in group Family',
		'80007',
		app('Ten teas'),
	],
	['Lucy starts to upload the file "a.pdf"', '60008', app('a.pdf'), ['<type>74</type>']],
	['Lucy starts to upload the file "a.pdf" in group Demo Customers', '80008', app('a.pdf')],
	['Lucy sends the file "a.pdf"', '60009', app('a.pdf'), ['<type>6</type>', '>pdf</fileext>']],
	['Lucy sends the file "a.pdf" in group Demo Customers', '80009', app('a.pdf')],
	['Lucy sends the mini program "Form"', '60010', app('Form'), ['<weappinfo>', '<pagepath>']],
	['Lucy sends the mini program "Form" in group Demo Customers', '80010', app('Form')],
	['Li Lei sends a chat history', '60011', app(), ['<type>19</type>', '<recorditem>']],
	['Li Lei sends a chat history in group Family', '80011', app()],
	['Li Lei calls', '60012', { msgType: 50 }],
	['Li Lei calls in group Family', '80012'],
	['Li Lei hangs up', '60013'],
	[
		'Li Lei quotes "Are you open today?" saying "Well?"',
		'60014',
		app('Well?'),
		['<type>57</type>', '<svrid>3166120021925175285</svrid>', '>Are you open today?</content>'],
	],
	[
		'Jim quotes the last message saying "Nice" in group Family',
		'80014',
		app('Nice'),
		['<svrid>4839201748392017483</svrid>', '&lt;emoji ', `<chatusr>${LI_LEI}</chatusr>`],
	],
	[
		'Li Lei transfers ¥88 with the note "two boxes"',
		'60015',
		app(),
		['<type>2000</type>', '￥88.00', '<pay_memo><![CDATA[two boxes]]>', '<paysubtype>1<'],
	],
	['Li Lei transfers 6.66 in group Family', '80015', app(), ['￥6.66']],
	['Li Lei sends a red packet', '60016', app(), ['<type>2001</type>', '<sendertitle>']],
	['Li Lei sends a red packet "Tea!" in group Family', '80016', app(), ['<![CDATA[Tea!]]>']],
	[
		'Li Lei sends a channel video',
		'60017',
		app(),
		['<type>51</type>', '<objectId>14200825020179157073</objectId>'],
	],
	[
		'Li Lei sends a channel video "Demo trip" in group Family',
		'80017',
		app(),
		['<objectId>14200825020179130003</objectId>'],
	],
	[
		'Li Lei revokes the last message',
		'60018',
		{ ...xmlNotice, newMsgId: expect.any(Number) },
		['<sysmsg type="revokemsg">', '<newmsgid>1109510141823131559</newmsgid>'],
	],
	[
		'Li Lei revokes the last message in group Family',
		'80018',
		xmlNotice,
		[`<session>${FAMILY}</session>`, '<newmsgid>4839201748392017483</newmsgid>'],
	],
	['Li Lei pats Demo Shop', '60019', xmlNotice, [`<pattedusername>${SHOP}<`]],
	['Li Lei pats Jim in group Family', '80019', xmlNotice, [`<chatusername>${FAMILY}<`]],
	[
		'Li Lei sends the location "Tea House"',
		'60020',
		{ msgType: 48 },
		['<location x="30.259244" y="120.219375" scale="16"', 'poiname="Tea House"'],
	],
	['Li Lei sends the location "Tea House" in group Family', '80020', { msgType: 48 }],
	['Li Lei sends the song "Rain"', '60021', app('Rain'), ['<type>3</type>']],
	['Li Lei sends the song "Rain" in group Family', '80021', app('Rain')],
	[
		'Lucy sends an invitation to group "VIP Club"',
		'60022',
		{ title: '邀请你加入群聊', url: expect.stringContaining('addchatroombyinvite') },
		['VIP Club'],
	],
	['Li Lei sends something else', '60999', app(), ['<type>109</type>']],
	['Li Lei sends something else in group Family', '80999', app()],
	[
		'Zhang San asks to be friends: "Hi, I am \\"Zhang San\\""',
		'30001',
		{ fromUser: 'fmessage' },
		[
			'encryptusername="v3_',
			'ticket="v4_',
			'scene="3"',
			'content="Hi, I am &quot;Zhang San&quot;"',
		],
	],
	['Zhang San becomes a friend', '65001', { nickName: 'Zhang San', bitMask: 4294967295 }],
	['Li Lei is now called "Lei Lei"', '65001', { userName: LI_LEI, nickName: 'Lei Lei' }],
	['account gives Li Lei the remark "Uncle"', '65001', { userName: LI_LEI, remark: 'Uncle' }],
	['Lily deletes the account', '65002', { msgType: 10000 }, ['Lily开启了朋友验证']],
	['Lucy blocks the account', '65003', { msgType: 10000 }, ['被对方拒收']],
	['account deletes Lucy', '65004', { userName: 'wxid_lucy000demo03' }],
	['group Family changes its settings', '85001', { userName: FAMILY, chatRoomOwner: LI_LEI }],
	['Li Lei removes the account from group Family', '85002', notice, ['你被"Li Lei"移出群聊']],
	[
		'account removes Jim from group Demo Customers',
		'85003',
		{ ...xmlNotice, fromUser: CUSTOMERS },
		['<link name="kickoutname"', '<![CDATA[wxid_jim0000demo07]]>'],
	],
	['group Family is dismissed', '85004', xmlNotice, ['<link name="identity"']],
	['group Family is renamed to "Tea lovers"', '85005', notice, ['“Tea lovers”']],
	['Jim becomes an admin of group Family', '85006', notice],
	['Demo Shop is no longer an admin of group Family', '85007', notice],
	[
		'Li Lei invites Wang Wu and Lucy to group Family',
		'85008',
		{ ...xmlNotice, fromUser: LI_LEI, fromGroup: FAMILY },
		['<link name="names"', '<nickname><![CDATA[Wang Wu]]>', '<![CDATA[wxid_lucy000demo03]]>'],
	],
	[
		'Wang Wu joins group Family by the QR code of Li Lei',
		'85009',
		xmlNotice,
		['<link name="names"', '<nickname><![CDATA[Wang Wu]]>'],
	],
	['Demo Shop becomes the owner of group Family', '85010', notice, ['你已成为新群主']],
	[
		'Li Lei announces "Closed on Friday" in group Family',
		'85011',
		{ ...xmlNotice, fromUser: LI_LEI },
		['<sysmsg type="mmchatroombarannouncememt">', 'Closed on Friday', '<announcement_id>'],
	],
	[
		'Lucy sets a to-do in group Demo Customers',
		'85012',
		xmlNotice,
		['<sysmsg type="roomtoolstips">', '<op>0</op>', '<creator><![CDATA[wxid_lucy000demo03]]>'],
	],
	['Lucy takes back a to-do in group Demo Customers', '85012', xmlNotice, ['<op>1</op>']],
	['group Family turns invite confirmation on', '85013', notice],
	[
		'Lucy asks to bring Wang Wu into group Demo Customers: "a colleague"',
		'85014',
		{ ...xmlNotice, fromUser: 'wxid_lucy000demo03', fromGroup: CUSTOMERS },
		['<ticket>', '<invitationreason><![CDATA[a colleague]]>', '<nickname><![CDATA[Wang Wu]]>'],
	],
	['account leaves group Family', '85015', { userName: FAMILY }],
	[
		'Demo News publishes "What to brew"',
		'90001',
		{ fromUser: 'gh_0123456demo' },
		['<mmreader>', 'What to brew'],
	],
	['account unfollows Demo News', '95001', { userName: 'gh_0123456demo' }],
	['account goes offline: kicked out', '30000', { reason: 'kicked out' }],
	['the download of the video finishes', '30002', { type: 1, url: expect.stringMatching(/mp4$/) }],
	['the download of the video fails', '30002', { type: 2, url: null }],
	[
		'the upload of the video Moment finishes',
		'30003',
		{ type: 1, userName: SHOP, id: expect.stringMatching(/^\d{20}$/) },
	],
];

it.each(rows)('%s → %s', async (line, code, data = {}, pieces = []) => {
	const { simulator, received } = await stage();
	const [{ wId }] = simulator.world.accounts;
	await simulator.play(line);
	expect(received).toHaveLength(1);
	const [{ body }] = received;
	expect(body).toMatchObject({ account: '13800000000', wcId: SHOP, messageType: code });
	expect(body.data).toMatchObject({ wId, ...data });
	const { content, newMsgId, fromGroup, fromUser, self } = body.data;
	for (const piece of pieces) expect(content).toContain(piece);
	if (content === undefined) return;
	expect(fromGroup !== undefined).toBe(code.startsWith('8'));
	expect(newMsgId).toEqual(/0018$/.test(code) ? expect.any(Number) : expect.any(LosslessNumber));
	// Group messages that are no text have the sender (or the group) in front of their XML.
	if (code.startsWith('80')) expect(content).toMatch(new RegExp(`^(${fromUser}|${fromGroup}):\n<`));
	// Real red packets do not say whose they are.
	expect(self).toBe(/0016$/.test(code) ? undefined : fromUser === SHOP);
	if (content.includes('<sysmsg') || content.includes('<msg')) {
		const xml = content.replace(/^[\w@.-]+:\n/, '').replace(/^<\?xml[^>]*\?>/, '');
		expect(XMLValidator.validate(`<some>${xml}</some>`)).toBe(true);
	}
	// It stands in the history as it was delivered.
	expect(simulator.world.messages.at(-1)).toMatchObject({ content, from: fromUser });
});

it('every form can be written as its example', async () => {
	for (const { example, silent } of chapters.flatMap(({ forms }) => forms)) {
		const { simulator, received } = await stage();
		await simulator.play(example.replace(/ \((or|any|in private).*$/, ''));
		expect([example, received.length]).toEqual([example, silent ? 0 : 1]);
		await closeAll();
	}
});

it.each([
	['Li Lei hangs up in group Family', 'in private chats only'],
	['Li Lei quotes "nothing" saying "x"', 'there is no message "nothing" in the chat with Li Lei'],
	['Lucy revokes the last message in group Family', 'Lucy is not in group Family'],
	['Li Lei sends a channel video "x"', 'no channel video "x"; there are: "How to brew'],
	['Li Lei asks to be friends: "again"', 'Li Lei is a friend already'],
	['account deletes Jim', 'Jim is no contact'],
	['event 12345', 'no event has the code 12345; there are: 00000, '],
])('explains why it cannot play: %s', async (line, reason) => {
	const { simulator, received } = await stage();
	await expect(simulator.play(line)).rejects.toThrow(reason);
	expect(received).toHaveLength(0);
});

/** Plays a line and returns the data of its callback. */
async function dataOf(simulator: Simulator, line: string) {
	const [{ payload }] = await simulator.play(line);
	return payload?.data ?? {};
}

it.each([
	['sends a picture', '/getMsgImg', 'jpg'],
	['sends a sticker', '/getMsgEmoji', 'gif'],
	['sends the file "a.pdf"', '/getMsgFile', 'pdf'],
])('what Li Lei %s can be downloaded, in private and in groups', async (says, path, extension) => {
	const { simulator } = await stage();
	for (const where of ['', ' in group Family']) {
		const { msgId, content } = await dataOf(simulator, `Li Lei ${says}${where}`);
		const { code, data } = await call(simulator, path, { msgId, content });
		expect(code).toBe('1000');
		expect(data.url).toMatch(new RegExp(`\\.${extension}$`));
	}
});

it('voices and videos can be downloaded, and the end of a download agrees with the answers', async () => {
	const { simulator } = await stage();
	const { msgId, bufId, length, fromUser } = await dataOf(
		simulator,
		'Jim sends a voice message in group Family',
	);
	const voice = await call(simulator, '/getMsgVoice', { msgId, bufId, length, fromUser });
	expect(voice.code).toBe('1000');
	const video = await dataOf(simulator, 'Li Lei sends a video in group Family');
	const body = { msgId: video.msgId, content: video.content };
	const { id } = (await call(simulator, '/asynGetMsgVideo', body)).data;
	const done = await dataOf(simulator, 'the download of the video finishes');
	expect(done).toMatchObject({ id, type: 1 });
	expect((await post(simulator, '/getMsgVideoRes', { id })).data).toMatchObject({
		type: 1,
		url: done.url,
	});
});

it('a file that is still being uploaded cannot be downloaded', async () => {
	const { simulator } = await stage();
	const { msgId, content } = await dataOf(simulator, 'Lucy starts to upload the file "a.pdf"');
	expect((await call(simulator, '/getMsgFile', { msgId, content })).code).toBe('1001');
});

it('what a callback asks for can be accepted with what it brings', async () => {
	const { simulator } = await stage();
	const { world } = simulator;
	const request = await dataOf(simulator, 'Zhang San asks to be friends with scene 6: "Hi"');
	const attribute = (name: string) =>
		new RegExp(` ${name}="([^"]*)"`).exec(String(request.content))?.[1];
	const answer = { v1: attribute('encryptusername'), v2: attribute('ticket'), type: 6 };
	expect((await call(simulator, '/acceptUser', answer)).code).toBe('1000');
	expect(world.contacts.some(({ nickName }) => nickName === 'Zhang San')).toBe(true);

	const { url } = await dataOf(simulator, 'Lucy sends an invitation to group Chess');
	expect((await call(simulator, '/acceptUrl', { url })).code).toBe('1000');
	expect(world.groups.some(({ nickName }) => nickName === 'Chess')).toBe(true);

	const line = 'Lucy asks to bring Wang Wu into group Demo Customers: "a colleague"';
	const { newMsgId, content: xml } = await dataOf(simulator, line);
	const approval = { chatRoomId: CUSTOMERS, newMsgId, xml };
	expect((await call(simulator, '/agreeAddChatRoomMember', approval)).code).toBe('1000');
	const { members } = world.groups.find(({ chatRoomId }) => chatRoomId === CUSTOMERS)!;
	expect(members.some(({ nickName }) => nickName === 'Wang Wu')).toBe(true);
});

it('the world agrees with what was told', async () => {
	const { simulator } = await stage();
	const { world } = simulator;
	await simulator.play([
		'Li Lei writes "oops" in group Family',
		'Li Lei revokes the last message in group Family',
		'Li Lei invites Wang Wu to group Family',
		'group Family is renamed to "Tea lovers"',
		'Wang Wu writes "thanks" in group Tea lovers',
		'Jim becomes an admin of group Tea lovers',
		'Lily deletes the account',
		'account leaves group Demo Customers',
	]);
	expect(world.messages.find(({ text }) => text === 'oops')).toMatchObject({ revoked: true });
	expect(world.groups.map(({ nickName }) => nickName)).toEqual(['Tea lovers']);
	expect(world.groups[0].admins).toEqual([SHOP, 'wxid_jim0000demo07']);
	const { wcId } = world.contacts.find(({ nickName }) => nickName === 'Lily')!;
	expect((await call(simulator, '/checkZombie', { wcId })).data).toMatchObject([{ status: 1 }]);
});
