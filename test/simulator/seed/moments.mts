/** The Moments of the demo world, newest first. */
import type { Moment } from '../world.mts';
import { momentXml } from '../xml.mts';
import { SHOP } from './accounts.mts';

type Given = Pick<Moment, 'id' | 'author' | 'createTime' | 'kind' | 'text'> & { urls?: string[] };

/** A Moment nobody has reacted to. */
export function newMoment({ urls = [], ...given }: Given): Moment {
	return {
		...given,
		xml: momentXml({ ...given, urls }),
		private: false,
		likes: [],
		comments: [],
	};
}

const LI_LEI = 'wxid_lilei00demo01';
const LUCY = 'wxid_lucy000demo03';

/** Ids are beyond the signed 64-bit range, like the vendor's example 13351211557386072142. */
export function demoMoments(): Moment[] {
	const posts: Given[] = [
		{
			id: '14200123456789012399',
			author: SHOP,
			createTime: 1760000900,
			kind: 'text',
			text: 'New tea has arrived',
		},
		{
			id: '14200123456789012311',
			author: LI_LEI,
			createTime: 1760000800,
			kind: 'video',
			text: 'Waves',
			urls: ['http://wxsns.demo/video/1'],
		},
		{
			id: '14200123456789011203',
			author: LUCY,
			createTime: 1760000700,
			kind: 'link',
			text: 'Worth reading',
			urls: ['https://example.com/article'],
		},
		{
			id: '14200123456789010101',
			author: LI_LEI,
			createTime: 1760000600,
			kind: 'image',
			text: 'Lunch',
			urls: ['http://wxsns.demo/image/1', 'http://wxsns.demo/image/2'],
		},
		{
			id: '14200123456789000007',
			author: LI_LEI,
			createTime: 1760000500,
			kind: 'text',
			text: 'Good morning',
		},
		{
			id: '14200123456788990001',
			author: LUCY,
			createTime: 1760000400,
			kind: 'text',
			text: 'Rain again',
		},
		{
			id: '13351211557386072142',
			author: SHOP,
			createTime: 1760000300,
			kind: 'text',
			text: 'We are open',
		},
	];
	const moments = posts.map(newMoment);
	moments[0].likes.push({ userName: LI_LEI, createTime: 1760000950 });
	moments[0].comments.push(
		{
			commentId: 227,
			userName: LI_LEI,
			replyCommentId: 0,
			content: 'Which?',
			createTime: 1760000960,
		},
		{
			commentId: 228,
			userName: SHOP,
			replyCommentId: 227,
			content: 'Longjing',
			createTime: 1760000970,
		},
	);
	return moments;
}
