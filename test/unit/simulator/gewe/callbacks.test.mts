/** Callbacks as GeWe writes them: registration, both dialects, and the ways to mark a group. */
import { existsSync, readFileSync } from 'node:fs';
import { XMLValidator } from 'fast-xml-parser';
import { chapters } from '../../../simulator/forms/index.mts';
import { toJson } from '../../../simulator/json.mts';
import { closeAll, receiver } from '../client.mts';
import { geweStage, post, startGewe } from './client.mts';

afterEach(closeAll);

const APP = 'wx_demo0000000000000001';
const SHOP = 'wxid_bot000demo22';
const LI_LEI = 'wxid_lilei00demo01';
const JIM = 'wxid_jim0000demo07';
const FAMILY = '21900000001@chatroom';

describe('the registration', () => {
	it('probes the URL before it answers, with the token inside', async () => {
		const simulator = await startGewe();
		const { url, received } = await receiver();
		const token = simulator.authorization;
		const answer = await post(simulator, '/login/setCallback', { token, callbackUrl: url });
		expect(JSON.parse(answer.text)).toEqual({ ret: 200, msg: '操作成功' });
		expect(received.map(({ body }) => body)).toEqual([{ testMsg: '回调地址链接成功！', token }]);
		expect(simulator.world.developer.callbackUrl).toBe(url);
	});

	it('fails when nobody answers there: catches a trigger that registers before it listens', async () => {
		const simulator = await startGewe();
		const [token, callbackUrl] = [simulator.authorization, 'http://127.0.0.1:9/hook'];
		const answer = await post(simulator, '/login/setCallback', { token, callbackUrl });
		expect(JSON.parse(answer.text)).toEqual({ ret: 500, msg: `${callbackUrl} push msg err` });
		expect(simulator.world.developer.callbackUrl).toBeNull();
	});

	it('fails without a word for a wrong token in the body, although the probe arrives', async () => {
		const simulator = await startGewe();
		const { url, received } = await receiver();
		const answer = await post(simulator, '/login/setCallback', { token: 'x', callbackUrl: url });
		expect(JSON.parse(answer.text)).toEqual({ ret: 500, msg: null });
		expect(received).toHaveLength(1);
		expect(simulator.world.developer.callbackUrl).toBeNull();
	});

	it('has another path at the open container', async () => {
		const simulator = await startGewe();
		const { url } = await receiver();
		const body = { token: simulator.authorization, callbackUrl: url };
		expect((await post(simulator, '/v2/api/tools/setCallback', body)).ret).toBe(200);
		expect((await post(simulator, '/gewe/v2/api/login/setCallback', body)).ret).toBe(200);
		expect((await post(simulator, '/gewe/v2/api/tools/setCallback', body)).status).toBe(404);
		expect((await post(simulator, '/v2/api/login/setCallback', body)).status).toBe(404);
	});

	it('sends the secret of the console with callbacks, not with probes, and loses it', async () => {
		const simulator = await startGewe();
		const { url, received } = await receiver();
		await simulator.subscribe(url, 'header-secret');
		await simulator.play('Li Lei writes "hello"');
		const token = simulator.authorization;
		await post(simulator, '/login/setCallback', { token, callbackUrl: url });
		await simulator.play('Li Lei writes "hello again"');
		expect(received.map(({ headers }) => headers.authorization)).toEqual([
			undefined,
			'header-secret',
			undefined,
			undefined,
		]);
		expect(received[0].body).toEqual({ msg: '设置订阅成功!!', callBackUrl: url });
	});

	it('says how to register when a script is played without it', async () => {
		const simulator = await startGewe();
		await expect(simulator.play('Li Lei writes "hello"')).rejects.toThrow('/login/setCallback');
	});
});

/** The lines that E Cloud alone can tell. */
const OF_E_CLOUD = /video (?:Moment )?finishes|old format/;
const TYPE_NAMES = /^(?:AddMsg|ModContacts|DelContacts|Offline)$/;
const lines = chapters
	.flatMap(({ forms }) => forms)
	.filter(({ example, silent }) => !silent && !OF_E_CLOUD.test(example))
	.map(({ example }) => example.replace(/ \((or|any|in private).*$/, ''));

const PREFIX = /^[\w@.-]+:\n/;

/** XML in a content is whole, below whatever stands in front of it. */
function expectWhole(content: string): void {
	const xml = content.replace(PREFIX, '').replace(/^<\?xml[^>]*\?>/, '');
	if (xml.startsWith('<')) expect(XMLValidator.validate(`<some>${xml}</some>`)).toBe(true);
}

describe('every sentence arrives in both dialects', () => {
	it.each(lines)('nested: %s', async (line) => {
		const { simulator, received } = await geweStage();
		await simulator.play(line);
		expect(received).toHaveLength(1);
		const [{ body }] = received;
		if ('testMsg' in body) return expect(body.token).toBe(simulator.authorization);
		expect(body).toMatchObject({
			TypeName: expect.stringMatching(TYPE_NAMES),
			Appid: APP,
		});
		// The official example of a changed friend comes without the account.
		if (body.TypeName !== 'ModContacts') expect(body.Wxid).toBe(SHOP);
		if (body.TypeName === 'AddMsg') expectWhole(body.Data.Content.string ?? '');
		return undefined;
	});

	it.each(lines)('flat: %s', async (line) => {
		const { simulator, received } = await geweStage({ dialect: 'flat' });
		await simulator.play(line);
		expect(received).toHaveLength(1);
		const [{ body }] = received;
		if ('testMsg' in body) return expect(body.token).toBe(simulator.authorization);
		expect(body).toMatchObject({
			appid: APP,
			wxid: SHOP,
			msgType: expect.stringMatching(/^[A-Z_]+$/),
		});
		expectWhole(body.content ?? '');
		return undefined;
	});
});

it('refuses what only E Cloud tells', async () => {
	const { simulator } = await geweStage();
	await expect(simulator.play('the download of the video finishes')).rejects.toThrow('GeWe has no');
	await expect(simulator.play('use the old format')).rejects.toThrow('only E Cloud');
});

it('writes ids as bare digits that a double would change, and the same body every time', async () => {
	for (const dialect of ['nested', 'flat'] as const) {
		const { simulator, received } = await geweStage({ dialect });
		await simulator.play('Li Lei writes "hello" in group Family twice');
		const [first, second] = received.map(({ text }) => text);
		expect(first).toMatch(/"[nN]ewMsgId":\d{19}[,}]/);
		expect(second).toBe(first);
	}
});

it('tells a group message by the group, with the member in front of the text', async () => {
	const { simulator, received } = await geweStage();
	await simulator.play(
		'Li Lei writes "hello" in group Family\nJim sends a picture in group Family',
	);
	expect(received[0].body.Data).toMatchObject({
		FromUserName: { string: FAMILY },
		ToUserName: { string: SHOP },
		MsgType: 1,
		Content: { string: `${LI_LEI}:\nhello` },
		PushContent: 'Li Lei : hello',
	});
	expect(received[1].body.Data.Content.string).toMatch(new RegExp(`^${JIM}:\n<\\?xml`));
});

it("tells the account's own message from the phone by its own id, to the group, without prefix", async () => {
	const { simulator, received } = await geweStage();
	await simulator.play('Demo Shop writes "from my phone" in group Family');
	const { data } = { data: received[0].body.Data };
	expect(data).toMatchObject({
		FromUserName: { string: SHOP },
		ToUserName: { string: FAMILY },
		Content: { string: 'from my phone' },
	});
	expect(data).not.toHaveProperty('PushContent');
});

it('puts the member in front of a recall, and the group in front of other notices', async () => {
	const { simulator, received } = await geweStage();
	await simulator.play('Li Lei revokes the last message in group Family');
	await simulator.play('Li Lei pats Demo Shop in group Family');
	await simulator.play('Li Lei invites Wang Wu to group Family');
	await simulator.play('group Family is renamed to "Tea lovers"');
	const contents = received.map(({ body }) => body.Data.Content.string.split('\n')[0]);
	expect(contents.slice(0, 3)).toEqual([`${LI_LEI}:`, `${FAMILY}:`, `${FAMILY}:`]);
	expect(contents[3]).toContain('Tea lovers');
});

it('tells mentions in the source and on the phone', async () => {
	const { simulator, received } = await geweStage();
	await simulator.play('Li Lei mentions Demo Shop: "@Demo Shop price?" in group Family');
	await simulator.play('Li Lei mentions everybody: "@all dinner" in group Family');
	const [me, all] = received.map(({ body }) => body.Data);
	expect(me.MsgSource).toContain(`<atuserlist><![CDATA[${SHOP}]]></atuserlist>`);
	expect(me.PushContent).toBe('Li Lei在群聊中@了你');
	expect(all.MsgSource).toContain('<![CDATA[notify@all]]>');
	expect(all.PushContent).toBe('Li Lei在群聊中@了所有人');
});

const LINE = 'Li Lei writes "hello" in group Family';
const flatOf = async (...play: string[]) => {
	const { simulator, received } = await geweStage({ dialect: 'flat' });
	await simulator.play(play.join('\n'));
	return received[0].body;
};

it('marks groups in the flat dialect in each of the three ways', async () => {
	const byField = await flatOf(LINE);
	expect(byField).toMatchObject({ fromGroup: FAMILY, fromUser: LI_LEI, content: 'hello' });
	expect(byField.eventCode).toBe('group_msg_event');
	const byPrefix = await flatOf('groups are marked by the prefix', LINE);
	expect(byPrefix).toMatchObject({ fromUser: LI_LEI, toUser: SHOP, content: `${LI_LEI}:\nhello` });
	expect(toJson(byPrefix)).not.toContain(FAMILY);
	const byRoom = await flatOf('groups are marked by the chat room', LINE);
	expect(byRoom).toMatchObject({ fromUser: FAMILY, content: `${LI_LEI}:\nhello` });
	expect(byRoom).not.toHaveProperty('fromGroup');
	const own = 'Demo Shop writes "from my phone" in group Family';
	const mine = await flatOf('groups are marked by the chat room', own);
	expect(mine).toMatchObject({ fromUser: SHOP, toUser: FAMILY, isSelf: true });
});

it('tells milliseconds in the flat dialect and seconds in the nested one', async () => {
	const { createTime } = await flatOf(LINE);
	expect(String(createTime)).toMatch(/^\d{13}$/);
	const { simulator, received } = await geweStage();
	await simulator.play(LINE);
	expect(String(received[0].body.Data.CreateTime)).toMatch(/^\d{10}$/);
});

it('tells a broken connection apart from a logout', async () => {
	const { simulator, received } = await geweStage();
	await simulator.play('the connection breaks\nuse the flat dialect\nthe connection is back');
	expect(received.map(({ body }) => body)).toEqual([
		{ TypeName: 'Long_Serve_Close', Appid: APP },
		{ appid: APP, wxid: SHOP, msgType: 'LONG_SUCCESS' },
	]);
});

it('tells of another device in the flat dialect, with the id that requests need from then on', async () => {
	const { simulator, received } = await geweStage({ dialect: 'flat' });
	await simulator.play('account is logged in on another device');
	const { appId } = simulator.world.accounts[0];
	expect(appId).not.toBe(APP);
	expect(received[0].body).toEqual({ appid: appId, wxid: SHOP, msgType: 'LOGIN_SUCCESS' });
	expect((await post(simulator, '/login/checkOnline', { appId })).data).toBe(true);
	expect((await post(simulator, '/login/checkOnline', { appId: APP })).ret).toBe(500);
});

it('delivers any body as it is', async () => {
	const { simulator, received } = await geweStage();
	await simulator.play([{ body: { Appid: APP, type_name: 'AddMsg', data: {} } }]);
	expect(received[0].body).toEqual({ Appid: APP, type_name: 'AddMsg', data: {} });
});

// Payloads that were collected beside the project; a plain clone does not have them.
const SAMPLES = '../shared/samples/gewe/';
const WITHOUT = existsSync(SAMPLES) ? '' : ' (not here, nothing compared)';

/** Which line tells what a sample tells. */
const NESTED: Array<[sample: string, line: string]> = [
	['42-addmsg-text-private-received', 'Li Lei writes "hello"'],
	['02-addmsg-image', 'Li Lei sends a picture'],
	['03-addmsg-voice', 'Li Lei sends a voice message'],
	['05-addmsg-emoji', 'Li Lei sends a sticker'],
	['06-addmsg-app5-link', 'Li Lei sends the link "Ten teas" https://example.com/teas'],
	['07-addmsg-app74-file-start', 'Lucy starts to upload the file "order.pdf"'],
	['09-addmsg-card', 'Li Lei sends the card of Jim'],
	['10-addmsg-friend-request-37', 'Zhang San asks to be friends: "Hi"'],
	['11-modcontacts-friend', 'Zhang San becomes a friend'],
	['12-addmsg-app33-miniprogram', 'Lucy sends the mini program "Order form"'],
	['13-addmsg-app57-quote', 'Li Lei quotes the last message saying "Well?"'],
	['15-addmsg-app2001-redpacket', 'Li Lei sends a red packet'],
	['17-addmsg-revoke-10002', 'Li Lei revokes the last message'],
	['18-addmsg-pat-10002', 'Li Lei pats Demo Shop'],
	['20-addmsg-app5-group-invite', 'Lucy sends an invitation to group VIP Club'],
	['21-addmsg-removed-from-group-10000', 'Li Lei removes the account from group Family'],
	['22-addmsg-kick-10002', 'account removes Jim from group Demo Customers'],
	['24-addmsg-group-rename-10000', 'group Family is renamed to "Tea lovers"'],
	['26-modcontacts-group', 'group Family changes its settings'],
	['27-addmsg-announcement-10002', 'Demo Shop announces "Closed" in group Family'],
	['29-delcontacts-friend', 'account deletes Lucy'],
	['31-offline', 'account goes offline'],
	['43-addmsg-group-text', LINE],
	['44-addmsg-group-at-me', 'Li Lei mentions Demo Shop: "@Demo Shop hi" in group Family'],
];
const FLAT: typeof NESTED = [
	['46-flat-text-private', 'Li Lei writes "hello"'],
	['47-flat-text-group-fromgroup', LINE],
	['49-flat-image', 'Li Lei sends a picture'],
	['51-flat-mod-contacts', 'Zhang San becomes a friend'],
	['52-flat-logout', 'account goes offline'],
];

interface Shape {
	TypeName?: string;
	msgType?: string;
	Data?: Record<string, unknown>;
}

/** Members of a changed group; the official example has none, a public client reads them. */
const NOT_IN_SAMPLES = ['NewChatroomData', 'ChatroomVersion'];

/** What has to be the same: the names on both levels, the kind, and WeChat's number of it. */
function shapeOf(body: Shape) {
	const { TypeName, msgType, Data = {} } = body;
	return {
		...{ TypeName, msgType, MsgType: Data.MsgType, Status: Data.Status, ImgStatus: Data.ImgStatus },
		keys: Object.keys(body).sort(),
		inside: Object.keys(Data)
			.filter((key) => !NOT_IN_SAMPLES.includes(key))
			.sort(),
	};
}

const sampleOf = (name: string) =>
	JSON.parse(readFileSync(`${SAMPLES}${name}.json`, 'utf8')) as Shape;

it.each(NESTED)(`has the shape of the sample %s${WITHOUT}`, async (sample, line) => {
	const { simulator, received } = await geweStage();
	await simulator.play(line);
	if (WITHOUT) return;
	expect(shapeOf(JSON.parse(received[0].text))).toEqual(shapeOf(sampleOf(sample)));
});

it.each(FLAT)(`has the shape of the flat sample %s${WITHOUT}`, async (sample, line) => {
	const { simulator, received } = await geweStage({ dialect: 'flat' });
	simulator.world.gewe.eventCode = false;
	await simulator.play(line);
	if (WITHOUT) return;
	expect(shapeOf(JSON.parse(received[0].text))).toEqual(shapeOf(sampleOf(sample)));
});
