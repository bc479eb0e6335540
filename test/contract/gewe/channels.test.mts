/** Channels: ids beyond 2^63 as bare digits or as text, by endpoint, and what one answer gives the next. */
import { parseSpelled } from '../../simulator/json.mts';
import type { Simulator } from '../../simulator/index.mts';
import { errorOf } from '../errorOf.mts';
import { calls, run, startGewe } from './stage.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startGewe();
});
afterEach(() => simulator.close());

const channel = (operation: string, parameters: object = {}, more: object = {}) =>
	run(simulator, { resource: 'channel', operation, ...parameters }, more);

const textOf = (path: string) => calls(simulator, path).at(-1)!.text;
const bodyOf = (path: string) => parseSpelled(textOf(path));

const BIG = '14484855201138809377';

/** The first video, with an id that no signed number holds. */
function video() {
	const { videos, comments, me } = simulator.world.channel;
	const [first] = videos;
	for (const comment of comments) if (comment.videoId === first.id) comment.videoId = BigInt(BIG);
	first.id = BigInt(BIG);
	return {
		id: BIG,
		objectNonceId: first.objectNonceId,
		nonceId: first.objectNonceId,
		sessionBuffer: first.sessionBuffer,
		meUserName: me.userName,
		meRoleType: 3,
	};
}

it('the ID of a video goes out as it is, in bare digits', async () => {
	const { id, ...named } = video();
	await channel('commentOnVideo', { id, ...named, comment: 'Beautiful!' });
	expect(textOf('/finder/comment')).toContain(`"objectId":${BIG},`);
	expect(bodyOf('/finder/comment')).toMatchObject({
		...{ commentId: '', replyUserName: '', proxyIp: '', content: 'Beautiful!' },
		...{ refCommentId: { value: '0' }, rootCommentId: { value: '0' }, opType: { value: '0' } },
	});
});

it('where the gateway wants a text of digits, it gets one', async () => {
	const { id, meUserName, meRoleType } = video();
	const toUserName = simulator.world.channel.users[0].userName;
	await channel('likeLater', {
		...{ id, meUserName, meRoleType, toUserName, reaction: 3, remain: '10' },
	});
	expect(bodyOf('/finder/finderOpt')).toMatchObject({ id: BIG, remain: { value: '10' } });
});

it('a comment is deleted by its ID, which is a text there, and found in the list', async () => {
	const named = video();
	await channel('commentOnVideo', { ...named, comment: 'Oops' });
	const items = await channel('getComments', { ...named, returnAll: true });
	const { json } = items.find((item) => item.json.content === 'Oops')!;
	expect(typeof json.commentId).toBe('string');
	await channel('commentOnVideo', { ...named, type: 1, commentId: json.commentId });
	expect(bodyOf('/finder/comment')).toMatchObject({ commentId: json.commentId, content: '' });
	const left = simulator.world.channel.comments.map(({ content }) => content);
	expect(left).not.toContain('Oops');
});

it('a comment without text, or a deletion without ID, is not sent', async () => {
	const named = video();
	const empty = await errorOf(channel('commentOnVideo', named));
	expect(empty.message).toBe("'Comment' is empty");
	const unknown = await errorOf(channel('commentOnVideo', { ...named, type: 1 }));
	expect(unknown.message).toBe("'Comment ID' is needed to delete a comment");
	expect(simulator.requests).toEqual([]);
});

it('the contact of direct messages has the session that a message needs', async () => {
	const { me, users } = simulator.world.channel;
	const [{ json }] = await channel('getDmContact', {
		...{ meUserName: me.userName, meRoleType: 3, contactUserName: users[0].userName },
	});
	const { sessionId } = json.msgInfo as { sessionId: string };
	await channel('sendDmText', {
		...{ toUserName: users[0].userName, myUserName: me.userName, sessionId, dmText: 'Hello' },
	});
	expect(simulator.world.channel.sessions.at(-1)!.messages).toMatchObject([{ content: 'Hello' }]);
});

it('an uploaded video is published, with nothing filled in but its text', async () => {
	const uploaded = await channel('uploadVideo', {
		...{ videoUrl: 'https://files.example.com/a.mp4', imgUrl: 'https://files.example.com/a.png' },
	});
	const { me } = simulator.world.channel;
	await channel(
		'publishVideo',
		{
			...{ myUserName: me.userName, myRoleType: 3 },
			...{ videoDescription: 'How to keep tulips fresh', topic: ['#tulips'] },
		},
		{ items: uploaded.map((item) => item.json) },
	);
	expect(simulator.world.channel.videos[0].title).toContain('How to keep tulips fresh');
});

it('a channel is followed by its ID only together with one of its videos', async () => {
	const { me, users } = simulator.world.channel;
	const by = { myUserName: me.userName, channelLink: users[0].userName };
	const error = await errorOf(channel('followByQrCode', by));
	expect(error.message).toContain("add 'Video ID' and 'Video Nonce ID'");
	const { id: objectId, objectNonceId } = video();
	await channel('followByQrCode', { ...by, objectId, objectNonceId });
	expect(bodyOf('/finder/scanFollow')).toMatchObject({ objectId: BIG, objectNonceId });
});

it('what changes in the profile is sent alone', async () => {
	const { me } = simulator.world.channel;
	await channel('updateProfile', {
		...{ meUserName: me.userName, meRoleType: 3, signature: 'Tulips and roses' },
	});
	expect(bodyOf('/finder/updateProfile')).toEqual({
		appId: expect.any(String),
		myUserName: me.userName,
		myRoleType: expect.objectContaining({ value: '3' }),
		signature: 'Tulips and roses',
	});
});
