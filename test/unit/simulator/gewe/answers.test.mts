/** What GeWe's side of the simulator refuses, and in which of the documented forms. */
import { toJson } from '../../../simulator/json.mts';
import { MISBEHAVIOURS } from '../../../simulator/misbehaviour.mts';
import { isRounded } from '../../../simulator/ids.mts';
import { closeAll } from '../client.mts';
import { call, post, startGewe } from './client.mts';

afterEach(closeAll);

const APP = 'wx_demo0000000000000001';
const OFFLINE_APP = 'wx_demo0000000000000002';
const LI_LEI = 'wxid_lilei00demo01';
const HAN_MEIMEI = 'wxid_hanmei0demo02';
const JIM = 'wxid_jim0000demo07';
const FAMILY = '21900000001@chatroom';
const CUSTOMERS = '21900000002@chatroom';
const TEXT = { toWxid: LI_LEI, content: 'hello' };

/** What an upload answers, but of nobody. */
const PICTURE = { fileUrl: 'a', thumbUrl: 'b', fileMd5: 'c', width: 1, height: 1 };

const said = ({ text }: { text: string }) => JSON.parse(text) as unknown;
const ids = (value: unknown) => BigInt(toJson(value));

describe('the ways to say no', () => {
	it('names the header when it is missing, and refuses another token', async () => {
		const simulator = await startGewe();
		const body = { appId: APP };
		const missing = await post(simulator, '/login/checkOnline', body, { 'X-GEWE-TOKEN': '' });
		expect(said(missing)).toEqual({ ret: 500, msg: 'header:X-GEWE-TOKEN 不可为空' });
		for (const token of [`Bearer ${simulator.authorization}`, APP]) {
			const wrong = await post(simulator, '/login/checkOnline', body, { 'X-GEWE-TOKEN': token });
			expect(wrong).toMatchObject({ status: 200, ret: 500 });
		}
		const strict = await startGewe({ unauthorizedStatus: 401 });
		const refused = await post(strict, '/login/checkOnline', body, { 'X-GEWE-TOKEN': 'x' });
		expect(refused.status).toBe(401);
	});

	it('tells an unknown device by its id, and an offline one, inside data.msg', async () => {
		const simulator = await startGewe();
		const unknown = await post(simulator, '/message/postText', { appId: 'wx_other', ...TEXT });
		expect(said(unknown)).toEqual({
			ret: 500,
			msg: '发送消息失败',
			data: { code: '-1', msg: '[wx_other]设备不存在' },
		});
		const offline = await post(simulator, '/message/postText', { appId: OFFLINE_APP, ...TEXT });
		expect(said(offline)).toEqual({
			ret: 500,
			msg: '发送消息失败',
			data: { code: '-1', msg: '微信已离线' },
		});
	});

	it('tells of a file that it cannot fetch in data.detail', async () => {
		const simulator = await startGewe();
		const body = { toWxid: LI_LEI, imgUrl: 'C:\\tea.png' };
		const { data, msg } = await call(simulator, '/message/postImage', body);
		expect(msg).toBe('发送消息失败');
		expect(data.msg).toBeNull();
		expect(JSON.parse(data.detail)).toEqual({
			ret: -1,
			msg: 'fail',
			msg_err: '下载文件失败: C:\\tea.png',
		});
	});

	it('has the one documented failure of Channels, with a code and no text', async () => {
		const simulator = await startGewe();
		const { userName: myUserName, roleType: myRoleType } = simulator.world.channel.me;
		const videoCdn = {
			...{ fileUrl: 'a', thumbUrl: 'b', mp4Identify: 'c', fileSize: 1 },
			...{ thumbMD5: 'd', fileKey: 'e' },
		};
		const body = { topic: [], myUserName, myRoleType, description: 'x', videoCdn };
		expect(said(await call(simulator, '/finder/publishFinderCdn', body))).toEqual({
			ret: 500,
			msg: '发布cdn视频失败',
			data: { code: '-4013', msg: null },
		});
	});

	it('speaks msg_err below /api', async () => {
		const simulator = await startGewe();
		const body = { appid: 'wx_other', to_wxid: LI_LEI, xml: '<appmsg></appmsg>' };
		expect(said(await post(simulator, '/api/message/sendapp', body))).toEqual({
			ret: -1,
			msg_err: '[wx_other]设备不存在或已离线',
		});
		const region = await post(simulator, '/api/login/createapp', { regionid: '12' });
		expect(said(region)).toEqual({ ret: -1, msg_err: 'regionid不存在,请检查参数!' });
	});
});

it('answers below each of the prefixes, and the old dialect beside them only', async () => {
	const simulator = await startGewe();
	const ask = { appId: APP };
	for (const prefix of ['', '/v2/api', '/gewe/v2/api']) {
		expect((await post(simulator, `${prefix}/login/checkOnline`, ask)).data).toBe(true);
		const listings = { appid: APP, current_wxcontact_seq: 0, current_chat_room_contact_seq: 0 };
		const old = await post(simulator, `${prefix}/api/contacts/listings`, listings);
		expect([prefix, old.status]).toEqual([prefix, prefix === '' ? 200 : 404]);
	}
	expect(simulator.requests[0].path).toBe('/login/checkOnline');
	const below = await startGewe({ prefix: '/proxy' });
	expect((await post(below, '/proxy/gewe/v2/api/login/checkOnline', ask)).ret).toBe(200);
});

describe('traps', () => {
	it.each([
		[
			'seconds of a voice message',
			'voiceDuration单位为毫秒',
			'/message/postVoice',
			{ voiceUrl: 'http://x/a.silk', voiceDuration: 3 },
		],
		[
			'a voice message that is no SILK',
			'仅支持silk格式',
			'/message/postVoice',
			{ voiceUrl: 'http://x/a.mp3', voiceDuration: 3000 },
		],
		[
			'milliseconds of a video',
			'videoDuration单位为秒',
			'/message/postVideo',
			{ videoUrl: 'http://x/a.mp4', thumbUrl: 'http://x/a.png', videoDuration: 10_000 },
		],
	])('refuses %s: %s', async (_mistake, reason, path, body) => {
		const simulator = await startGewe();
		const { ret, text } = await call(simulator, path, { toWxid: LI_LEI, ...body });
		expect(ret).toBe(500);
		expect(text).toContain(reason);
		expect(simulator.world.messages.filter(({ direction }) => direction === 'sent')).toHaveLength(
			2,
		);
	});

	it.each([
		[
			'an array of invited',
			'wxids must be a string',
			'/group/inviteMember',
			{ chatroomId: FAMILY, wxids: [JIM], reason: '' },
		],
		[
			'an array of removed',
			'wxids must be a string',
			'/group/removeMember',
			{ chatroomId: CUSTOMERS, wxids: [JIM] },
		],
		[
			'a text of founders',
			'wxids must be an array',
			'/group/createChatroom',
			{ wxids: `${LI_LEI},${HAN_MEIMEI}` },
		],
		[
			'a text of admins',
			'wxids must be an array',
			'/group/adminOperate',
			{ chatroomId: CUSTOMERS, operType: 1, wxids: JIM },
		],
		['one founder', 'at least 2 are needed', '/group/createChatroom', { wxids: [LI_LEI] }],
		[
			'an array of mentions',
			'ats must be a string',
			'/message/postText',
			{ ...TEXT, ats: [LI_LEI] },
		],
		[
			'numbers in a recall',
			'createTime must be a string',
			'/message/revokeMsg',
			{ toWxid: LI_LEI, msgId: 0, newMsgId: 8015075888668773694n, createTime: 1 },
		],
		[
			'a text as the id of a Moment',
			'snsId must be a long',
			'/sns/delSns',
			{ snsId: '14200825020179157073' },
		],
		[
			'chatOnly',
			'chatOnly is not a parameter',
			'/contacts/setFriendPermissions',
			{ wxid: LI_LEI, chatOnly: true },
		],
		['a number as a sex', 'sex must be a string', '/personal/updateProfile', { sex: 1 }],
		[
			'two items of a profile',
			'一次只能修改一项',
			'/personal/updateProfile',
			{ sex: '1', nickName: 'Tea' },
		],
		['no item of a profile', '一次只能修改一项', '/personal/updateProfile', {}],
		[
			'more than twenty',
			'at most 20 are allowed',
			'/contacts/getDetailInfo',
			{ wxids: Array.from({ length: 21 }, () => JIM) },
		],
		['nobody', 'at least 1 are needed', '/contacts/getBriefInfo', { wxids: [] }],
		[
			'a text as the width of a picture',
			'imgInfos.width must be an int',
			'/sns/sendImgSns',
			{ imgInfos: [{ ...PICTURE, width: '1' }] },
		],
		[
			'a picture without its checksum',
			'imgInfos.fileMd5 is missing',
			'/sns/sendImgSns',
			{ imgInfos: [{ ...PICTURE, fileMd5: undefined }] },
		],
		[
			'ten pictures',
			'at most 9 are allowed',
			'/sns/sendImgSns',
			{ imgInfos: Array.from({ length: 10 }, () => PICTURE) },
		],
		[
			'a picture that was not uploaded',
			'请先上传朋友圈文件',
			'/sns/sendImgSns',
			{ imgInfos: [PICTURE] },
		],
		[
			'a missing thumbnail',
			'thumbUrl is missing',
			'/message/postVideo',
			{ toWxid: JIM, videoUrl: 'http://x', videoDuration: 1 },
		],
	])('refuses %s: %s', async (_mistake, reason, path, body) => {
		const { ret, text } = await call(await startGewe(), path, body);
		expect(ret).toBe(500);
		expect(text).toContain(reason);
	});

	it('takes country, province and city as one item', async () => {
		const simulator = await startGewe();
		const body = { country: 'CN', province: 'Zhejiang', city: 'Ningbo' };
		expect((await call(simulator, '/personal/updateProfile', body)).ret).toBe(200);
		expect(simulator.world.accounts[0].city).toBe('Ningbo');
	});

	it('replaces all labels of a contact', async () => {
		const simulator = await startGewe();
		const body = { labelIds: '3', wxIds: [LI_LEI, HAN_MEIMEI] };
		await call(simulator, '/label/modifyMemberList', body);
		const labels = simulator.world.contacts.slice(0, 2).map(({ labelIds }) => labelIds);
		expect(labels).toEqual([[3], [3]]);
	});

	it('says success to a rounded recall, and recalls nothing', async () => {
		const simulator = await startGewe();
		const { data } = await call(simulator, '/message/postText', TEXT);
		const newMsgId = ids(data.newMsgId);
		expect(isRounded(newMsgId)).toBe(true);
		const recall = (id: string) =>
			call(simulator, '/message/revokeMsg', {
				toWxid: LI_LEI,
				msgId: String(data.msgId),
				newMsgId: id,
				createTime: String(data.createTime),
			});
		const last = () => simulator.world.messages.at(-1)!;
		expect(said(await recall(String(Number(newMsgId))))).toEqual({ ret: 200, msg: '操作成功' });
		expect(last().revoked).toBe(false);
		expect((await recall(String(newMsgId))).ret).toBe(200);
		expect(last().revoked).toBe(true);
	});

	it('notifies only whom the text names', async () => {
		const simulator = await startGewe();
		const send = (content: string) =>
			call(simulator, '/message/postText', { toWxid: FAMILY, content, ats: LI_LEI });
		await send('hello');
		expect(simulator.world.messages.at(-1)?.at).toEqual([]);
		await send('@Li Lei hello');
		expect(simulator.world.messages.at(-1)?.at).toEqual([LI_LEI]);
	});
});

describe('sending again without uploading', () => {
	const forward = (aesKey: string, fileId: string, more = '') =>
		`<?xml version="1.0"?>\n<msg>\n\t<img aeskey="${aesKey}" cdnmidimgurl="${fileId}" ${more}/>\n</msg>`;

	it('takes the data of the first send, with the key that belongs to it', async () => {
		const simulator = await startGewe();
		const image = { toWxid: LI_LEI, imgUrl: 'https://files.example.com/400x300.png' };
		const { data } = await call(simulator, '/message/postImage', image);
		expect(data).toMatchObject({ width: 400, height: 300, createTime: 0, type: null });
		const again = await call(simulator, '/message/forwardImage', {
			toWxid: HAN_MEIMEI,
			xml: forward(data.aesKey, data.fileId),
		});
		const { aesKey, fileId } = data;
		expect(again.data).toMatchObject({ aesKey, fileId, length: null, md5: null });
		const wrong = { toWxid: LI_LEI, xml: forward('0'.repeat(32), fileId) };
		expect((await call(simulator, '/message/forwardImage', wrong)).ret).toBe(500);
	});

	it.each([
		['an ampersand that is not escaped', forward('a', 'b', 'cdnthumburl="x&y" ')],
		['the sender in front', `${LI_LEI}:\n${forward('a', 'b')}`],
		['the picture of nothing', '<msg><emoji md5="a" /></msg>'],
	])('refuses %s', async (_mistake, xml) => {
		const simulator = await startGewe();
		const answer = await call(simulator, '/message/forwardImage', { toWxid: LI_LEI, xml });
		expect(answer.data).toEqual({ code: '-1', msg: 'xml解析异常' });
	});
});

it('downloads what came in, by its XML without the sender in front', async () => {
	const simulator = await startGewe();
	const { content } = simulator.world.messages.find(({ kind }) => kind === 'image')!;
	const image = (xml: string) => call(simulator, '/message/downloadImage', { xml, type: 2 });
	expect(said(await image(content))).toEqual({ ret: 500, msg: '下载图片xml解析异常' });
	const { data } = await image(content.slice(content.indexOf('<')));
	expect((await fetch(data.fileUrl)).headers.get('content-type')).toBe('image/jpeg');
	expect(said(await image('<msg><img aeskey="other" /></msg>'))).toEqual({
		ret: 500,
		msg: 'NullPointerException',
	});
});

describe('the old dialect', () => {
	const order = (to_wxid: string) => ({ content: 'hi', msg_type: '1', to_wxid });

	it('says success outside, and inside who got nothing', async () => {
		const simulator = await startGewe();
		const body = { appid: APP, to_wxid_list: [order(LI_LEI), order('wxid_nobody')] };
		const { ret, data } = await post(simulator, '/api/message/sendmsg', body);
		expect([ret, data.BaseResponse.ret, data.Count]).toEqual([0, 0, 2]);
		expect(data.List).toMatchObject([
			{ Ret: 0, ToUsetName: { string: LI_LEI } },
			{ Ret: -44, ToUsetName: { string: 'wxid_nobody' } },
		]);
		expect(isRounded(ids(data.List[0].NewMsgId))).toBe(true);
		expect(data.List[1]).not.toHaveProperty('NewMsgId');
	});

	it('hides a failed invitation inside a success', async () => {
		const simulator = await startGewe();
		const body = { appid: APP, group_id: FAMILY, cause: '', to_wxid: ['wxid_nobody'] };
		const { ret, data } = await post(simulator, '/api/group/invite', body);
		expect([ret, data.baseResponse.ret]).toEqual([0, -2]);
		expect(data.baseResponse.errMsg.string).toMatch(/^<e>.*wxid_nobody/);
	});
});

describe('misbehaviours', () => {
	it('refuses in the envelope of the dialect', async () => {
		const simulator = await startGewe();
		simulator.misbehave('/message/postText', { refuse: { code: '-2', message: '频繁' } });
		expect(said(await call(simulator, '/message/postText', TEXT))).toEqual({
			ret: 500,
			msg: '操作失败',
			data: { code: '-2', msg: '频繁' },
		});
		simulator.misbehave('/api/*', { refuse: { code: '-44', message: '频繁' } });
		const body = { appid: APP, fav_id: 101 };
		expect(said(await post(simulator, '/api/favor/getcontent', body))).toEqual({
			ret: -44,
			msg_err: '频繁',
		});
	});

	it('also behind a prefix, carried out or not', async () => {
		const simulator = await startGewe();
		const count = () => simulator.world.messages.length;
		const before = count();
		const send = () =>
			fetch(`${simulator.url}/gewe/v2/api/message/postText`, {
				method: 'POST',
				headers: { 'Content-Type': 'application/json', 'X-GEWE-TOKEN': simulator.authorization },
				body: toJson({ appId: APP, ...TEXT }),
			});
		simulator.misbehave('/message/postText', { status: 502, html: true });
		const page = await send();
		expect([page.status, page.headers.get('content-type')]).toEqual([502, 'text/html']);
		expect(count()).toBe(before);
		simulator.misbehave('/message/postText', { status: 502, html: true, after: true });
		await send();
		expect(count()).toBe(before + 1);
		simulator.misbehave('*', { broken: 'hangUp' });
		await expect(send()).rejects.toThrow();
		expect(MISBEHAVIOURS).toContain('broken');
	});
});

it('tells the type of an app message that its XML has', async () => {
	const simulator = await startGewe();
	const appmsg = '<appmsg><title>x</title><type>57</type></appmsg>';
	const { data } = await call(simulator, '/message/postAppMsg', { toWxid: LI_LEI, appmsg });
	expect(data.type).toBe(57);
	const whole = { toWxid: LI_LEI, appmsg: `<msg>${appmsg}</msg>` };
	expect((await call(simulator, '/message/postAppMsg', whole)).ret).toBe(500);
});

it('posts pictures that were uploaded', async () => {
	const simulator = await startGewe();
	const imgUrls = ['https://files.example.com/1.png'];
	const { data: imgInfos } = await call(simulator, '/sns/uploadSnsImage', { imgUrls });
	const { data, ret } = await call(simulator, '/sns/sendImgSns', { imgInfos, content: 'tea' });
	expect(ret).toBe(200);
	expect(simulator.world.moments[0]).toMatchObject({ id: String(ids(data.id)), text: 'tea' });
});
