/** Moments: ids beyond 2^63 as bare digits, lists as arrays, and uploads that a post is made of. */
import { byId, picked } from '../../editor.mts';
import { parseSpelled } from '../../simulator/json.mts';
import type { Simulator } from '../../simulator/index.mts';
import { errorOf } from '../errorOf.mts';
import { botOf, calls, run, startGewe } from './stage.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startGewe();
});
afterEach(() => simulator.close());

const moments = (operation: string, parameters: object = {}, more: object = {}) =>
	run(simulator, { resource: 'moment', operation, ...parameters }, more);

const textOf = (path: string) => calls(simulator, path).at(-1)!.text;
const bodyOf = (path: string) => parseSpelled(textOf(path)) as Record<string, unknown>;

const FRIEND = 'wxid_lilei00demo01';

/** A post of somebody else that the world has, whose id is beyond what is signed. */
const post = () => {
	const found = simulator.world.moments.find(({ author }) => author === FRIEND)!;
	found.id = '14264358459626420066';
	return found;
};

it('the ID of a post goes out as it is, in bare digits', async () => {
	const { id, author } = post();
	await moments('like', { id, contact: byId(author) });
	expect(textOf('/sns/likeSns')).toContain('"snsId":14264358459626420066,');
	expect(bodyOf('/sns/likeSns')).toMatchObject({ wxid: author, operType: { value: '1' } });
});

it('what likes can be taken back', async () => {
	const liked = post();
	const named = { id: liked.id, contact: byId(liked.author) };
	const isLiked = () => liked.likes.some(({ userName }) => userName === botOf(simulator).wcId);
	await moments('like', named);
	expect(isLiked()).toBe(true);
	await moments('unlike', named);
	expect(isLiked()).toBe(false);
	expect(bodyOf('/sns/likeSns')).toMatchObject({ operType: { value: '2' } });
});

it('an ID that has been rounded is refused before anything is asked', async () => {
	const error = await errorOf(moments('delete', { id: 14264358459626420000 }));
	expect(error.message).toContain("'Post ID' holds a number that has been rounded");
	expect(simulator.requests).toEqual([]);
});

it('the ID of a comment is a text, and one that is answered may be left out', async () => {
	const { id, author, comments } = post();
	const named = { id, contact: byId(author), comment: 'Beautiful!' };
	await moments('comment', named);
	expect(bodyOf('/sns/commentSns')).not.toHaveProperty('commentId');
	const { commentId } = comments.at(-1)!;
	await moments('comment', { ...named, additionalFields: { replyCommentId: commentId } });
	expect(bodyOf('/sns/commentSns')).toMatchObject({
		commentId: String(commentId),
		operType: { value: '1' },
	});
	expect(comments.at(-1)).toMatchObject({ replyCommentId: commentId });
	const answer = comments.at(-1)!.commentId;
	await moments('deleteComment', { id, contact: byId(author), commentId: answer });
	expect(comments.some((comment) => comment.commentId === answer)).toBe(false);
});

it('who sees a post travels as lists, contacts and labels apart', async () => {
	await moments('postText', {
		postText: 'Fresh tulips',
		additionalFields: {
			groupUser: picked(FRIEND),
			atWxIds: picked(FRIEND),
			blackList: picked('wxid_lucy0000demo2, wxid_hanmeimeidemo'),
			groupUserLabelIds: picked('1', '2'),
			blackListLabelIds: picked('3'),
			privacy: false,
		},
	}).catch(() => {});
	expect(bodyOf('/sns/sendTextSns')).toMatchObject({
		allowWxIds: [FRIEND],
		atWxIds: [FRIEND],
		disableWxIds: ['wxid_lucy0000demo2', 'wxid_hanmeimeidemo'],
		allowTagIds: ['1', '2'],
		disableTagIds: ['3'],
		privacy: false,
	});
});

it('without any of that, nothing of it is sent', async () => {
	await moments('postText', { postText: 'Fresh tulips' });
	expect(bodyOf('/sns/sendTextSns')).toEqual({
		appId: botOf(simulator).appId,
		content: 'Fresh tulips',
	});
});

it('what is forwarded has the three lists, empty ones too', async () => {
	const { xml } = simulator.world.moments.find(({ kind }) => kind === 'link')!;
	await moments('forward', { postXml: xml });
	expect(bodyOf('/sns/forwardSns')).toEqual({
		appId: botOf(simulator).appId,
		snsXml: xml,
		...{ allowWxIds: [], atWxIds: [], disableWxIds: [] },
	});
});

it.each([1, 3])('%d uploaded images become a post, with nothing filled in', async (count) => {
	const imgUrls = Array.from({ length: count }, (_, n) => `https://files.example.com/${n}.png`);
	const uploaded = await moments('uploadImages', { imgUrls });
	expect(uploaded).toHaveLength(1);
	const [{ json }] = await moments(
		'postImages',
		{ postText: 'Tulips' },
		{ items: uploaded.map((item) => item.json) },
	);
	const [newest] = [...simulator.world.moments].sort((a, b) =>
		BigInt(a.id) < BigInt(b.id) ? 1 : -1,
	);
	expect(json.id).toBe(newest.id);
	expect(newest).toMatchObject({ kind: 'image', author: botOf(simulator).wcId });
	expect(bodyOf('/sns/sendImgSns').imgInfos).toHaveLength(count);
});

it('too many images, and an image that is not all there, say so', async () => {
	const image = { fileUrl: 'u', thumbUrl: 't', fileMd5: 'm', width: 1, height: 1 };
	const many = Array.from({ length: 10 }, () => image);
	const error = await errorOf(moments('postImages', {}, { items: [{ images: many }] }));
	expect(error.message).toBe("'Uploaded Images' takes at most 9 values, but holds 10");
	const half = await errorOf(
		moments('postImages', {}, { items: [{ images: [image, { ...image, fileMd5: '' }] }] }),
	);
	expect(half.message).toContain("'File MD5' of entry 2 of 'Uploaded Images' is empty");
	expect(simulator.requests).toEqual([]);
});

it('an uploaded video becomes a post, with nothing filled in', async () => {
	const uploaded = await moments('uploadVideo', {
		videoUrl: 'https://files.example.com/a.mp4',
		coverUrl: 'https://files.example.com/a.png',
	});
	const [{ json }] = await moments(
		'postVideo',
		{ postText: 'Tulips' },
		{ items: uploaded.map((item) => item.json) },
	);
	expect(simulator.world.moments.find(({ id }) => id === json.id)).toMatchObject({ kind: 'video' });
});

it('an upload takes links and binary fields, and says which of them are there', async () => {
	const error = await errorOf(moments('uploadImages', { imgUrls: ['data'] }));
	expect(error.message).toBe("The input item has no file in the field 'data'");
	expect(error.description).toContain('enter a link, which begins with https://');
});

it('private and public are two operations, as true and false', async () => {
	const { id } = simulator.world.moments.find(({ author }) => author === botOf(simulator).wcId)!;
	await moments('makePrivate', { id });
	expect(bodyOf('/sns/snsSetPrivacy')).toMatchObject({ open: false });
	await moments('makePublic', { id });
	expect(bodyOf('/sns/snsSetPrivacy')).toMatchObject({ open: true });
});

it('a refusal without a reason speaks of new devices', async () => {
	simulator.misbehave('/sns/sendTextSns', { refuse: { code: '500', message: '失败' } });
	const error = await errorOf(moments('postText', { postText: 'Fresh tulips' }));
	expect(error.description).toContain('1 to 3 days');
});
