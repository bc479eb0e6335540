/** What is easily sent wrong: units, numbers that are texts and texts that are numbers, one thing a call. */
import { byId, picked } from '../../editor.mts';
import { parseSpelled } from '../../simulator/json.mts';
import type { Misbehaviour, Simulator } from '../../simulator/index.mts';
import { toolsOf } from '../agent.mts';
import { errorOf } from '../errorOf.mts';
import { weChatGewe } from '../n8n.mts';
import { botOf, calls, prepare, run, settingFor, startGewe } from './stage.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startGewe();
});
afterEach(() => simulator.close());

const GROUP = '21900000001@chatroom';
const LINK = 'https://files.example.com/';

const send = (operation: string, parameters: object, more: object = {}) =>
	run(simulator, { resource: 'message', operation, to: byId('filehelper'), ...parameters }, more);

const bodyOf = (path: string) => parseSpelled(calls(simulator, path).at(-1)!.text);

it('the duration of a voice message is in milliseconds, that of a video in seconds', async () => {
	await send('sendVoice', { voiceUrl: `${LINK}a.silk`, length: '2000' });
	expect(bodyOf('/message/postVoice')).toMatchObject({ voiceDuration: { value: '2000' } });
	await send('sendVideo', {
		videoUrl: `${LINK}a.mp4`,
		thumbPath: `${LINK}a.jpg`,
		videoDuration: 10,
	});
	expect(bodyOf('/message/postVideo')).toMatchObject({ videoDuration: { value: '10' } });
});

it('the size of a sticker is a number, also when it comes as text', async () => {
	await send('sendSticker', { imageMd5: '4cc7540a85b5b6cf4ba14e9f4ae08b7c', imgSize: '102357' });
	expect(bodyOf('/message/postEmoji')).toMatchObject({ emojiSize: { value: '102357' } });
});

it('a message is revoked by texts, with every digit, also when they come as numbers', async () => {
	const [{ json }] = await send('sendText', { text: 'oops' });
	expect(typeof json.newMsgId).toBe('string');
	await send('revoke', {
		msgId: json.msgId,
		newMsgId: json.newMsgId,
		createTime: json.createTime,
	});
	expect(calls(simulator, '/message/revokeMsg').at(-1)!.body).toEqual({
		appId: botOf(simulator).appId,
		toWxid: 'filehelper',
		msgId: String(json.msgId),
		newMsgId: json.newMsgId,
		createTime: String(json.createTime),
	});
	expect(simulator.world.messages.find(({ text }) => text === 'oops')!.revoked).toBe(true);
});

it('an ID that has been rounded on its way is refused', async () => {
	const error = await errorOf(
		send('revoke', { msgId: 1, newMsgId: 8015075888668774000, createTime: 1 }),
	);
	expect(error.message).toContain("'Message ID' holds a number that has been rounded");
	expect(calls(simulator, '/message/revokeMsg')).toHaveLength(0);
});

it('a mention has the names in the text and the IDs in one text', async () => {
	const [group] = simulator.world.groups;
	const [first, second] = group.members.slice(1);
	await run(simulator, {
		resource: 'message',
		operation: 'sendMention',
		chatRoomId: byId(GROUP),
		text: 'the order is here',
		at: picked(first.wcId, second.wcId),
	});
	const { content, ats } = calls(simulator, '/message/postText').at(-1)!.body as Record<
		string,
		string
	>;
	expect(ats).toBe(`${first.wcId},${second.wcId}`);
	expect(content).toMatch(/^@.+\u2005@.+\u2005the order is here$/);
});

it('content is no way for a file to come by, and the text says what is', async () => {
	const error = await errorOf(send('sendFile', { fileUrl: 'data:text/plain;base64,SGk=' }));
	expect(error.message).toContain("'File URL' needs a link");
	expect(error.description).toContain("'File From: Binary Data'");
	await send('sendFile', { fileUrl: `${LINK}price-list.pdf?sign=1` });
	expect(bodyOf('/message/postFile')).toMatchObject({ fileName: 'price-list.pdf' });
});

describe('Update Profile', () => {
	const update = (additionalFields: object) =>
		run(simulator, { resource: 'account', operation: 'updateProfile', additionalFields });

	it.each([
		[{ newNickname: 'Shop' }, { nickName: 'Shop' }],
		[{ sex: '2' }, { sex: '2' }],
		[{ country: 'CN', province: 'Zhejiang', city: 'Hangzhou' }, undefined],
	])('changes one thing a call: %j', async (fields, sent) => {
		await update(fields);
		expect(calls(simulator, '/personal/updateProfile').map(({ body }) => body)).toEqual([
			{ appId: botOf(simulator).appId, ...(sent ?? fields) },
		]);
	});

	it.each([[{}], [{ newNickname: 'Shop', sex: '1' }], [{ newSignature: 'a', city: 'b' }]])(
		'sends nothing for %j, and says why',
		async (fields) => {
			const { message } = await errorOf(update(fields));
			expect(message).toMatch(/Nothing is to be changed|one thing in the profile with each call/);
			expect(simulator.requests).toEqual([]);
		},
	);
});

it('100 items arrive in order, one at a time', async () => {
	const items = Array.from({ length: 100 }, (_, index) => ({ index }));
	await send('sendText', { text: '={{ "text " + $json.index }}' }, { items });
	const sent = calls(simulator, '/message/postText');
	expect(sent.map(({ body }) => (body as { content: string }).content)).toEqual(
		items.map(({ index }) => `text ${index}`),
	);
	for (const [index, { began }] of sent.slice(1).entries()) {
		expect(began).toBeGreaterThan(sent[index].ended!);
	}
});

describe('n8n tries a failed node again', () => {
	const prepared = () =>
		prepare(
			simulator,
			{ resource: 'message', operation: 'sendText', to: byId('filehelper'), text: 'once' },
			{ retryOnFail: true },
		);
	const texts = () => simulator.world.messages.filter(({ text }) => text === 'once');

	it.each<Misbehaviour>([{ cut: true }, { status: 502 }, { html: true, status: 500 }])(
		'but nothing is sent twice when it may have been sent: %j',
		async (how) => {
			simulator.misbehave('/message/postText', { ...how, after: true });
			const attempt = prepared();
			for (const _ of [1, 2]) {
				const { message } = await errorOf(attempt());
				expect(message).toContain('the message may have been sent');
			}
			expect(texts()).toHaveLength(1);
		},
	);

	it('and a refusal is tried again, also when it comes with HTTP 500', async () => {
		simulator.misbehave('/message/postText', {
			refuse: { code: '-4013', message: '失败' },
			status: 500,
		});
		const attempt = prepared();
		await expect(attempt()).rejects.toThrow('"失败", code -4013');
		await attempt();
		expect(texts()).toHaveLength(1);
	});
});

it('an agent sends what its model says, and gets the ID with every digit', async () => {
	const [send] = await toolsOf(
		[{}],
		[
			settingFor(simulator, {
				resource: 'message',
				operation: 'sendText',
				to: byId("={{ $fromAI('To', '', 'string') }}"),
				text: "={{ $fromAI('Text', '', 'string') }}",
			}),
		],
		weChatGewe,
	);
	const answer = await send.invoke({ To: GROUP, Text: 'from the model' });
	const [{ newMsgId }] = JSON.parse(answer);
	const sent = simulator.world.messages.find(({ text }) => text === 'from the model')!;
	expect(newMsgId).toBe(String(sent.newMsgId));
});
