/** What can be done with a Moment, whichever gateway it goes through. */
import { nowSeconds } from './ids.mts';
import { findMoment } from './lookup.mts';
import { Refusal } from './reply.mts';
import type { Moment, World } from './world.mts';
import { MOMENT_STYLES } from './xml.mts';

export const NO_MOMENT = '朋友圈不存在';
const NO_COMMENT = '评论不存在';
const NOT_YOURS = '没有权限';

export function requireMoment(world: World, id: string): Moment {
	const found = findMoment(world, id);
	if (!found) throw new Refusal(NO_MOMENT);
	return found;
}

export function requireOwn(moment: Moment, wcId: string): Moment {
	if (moment.author !== wcId) throw new Refusal(NOT_YOURS);
	return moment;
}

export function unlike(moment: Moment, wcId: string): void {
	moment.likes = moment.likes.filter(({ userName }) => userName !== wcId);
}

export function like(moment: Moment, wcId: string): void {
	unlike(moment, wcId);
	moment.likes.push({ userName: wcId, createTime: nowSeconds() });
}

/** Comments on it, or (other than 0) answers a comment. */
export function addComment(
	{ comments }: Moment,
	wcId: string,
	content: string,
	replyCommentId: number,
): void {
	if (replyCommentId !== 0 && !comments.some(({ commentId }) => commentId === replyCommentId)) {
		throw new Refusal(NO_COMMENT);
	}
	comments.push({
		commentId: Math.max(200, ...comments.map(({ commentId }) => commentId)) + 1,
		userName: wcId,
		replyCommentId,
		content,
		createTime: nowSeconds(),
	});
}

/** Deletes a comment: one's own, or any below one's own Moment. */
export function removeComment({ author, comments }: Moment, wcId: string, id: number): void {
	const index = comments.findIndex(({ commentId }) => commentId === id);
	if (index < 0) throw new Refusal(NO_COMMENT);
	if (author !== wcId && comments[index].userName !== wcId) throw new Refusal(NOT_YOURS);
	comments.splice(index, 1);
}

/** The number that the XML of a Moment says what it is by. */
export function styleOf(xml: string): number {
	return Number(/<contentStyle>(\d+)<\/contentStyle>/.exec(xml)?.[1] ?? 0);
}

export function kindOf(style: number): Moment['kind'] {
	const kinds = Object.keys(MOMENT_STYLES) as Array<keyof typeof MOMENT_STYLES>;
	return kinds.find((kind) => MOMENT_STYLES[kind] === style) ?? 'link';
}
