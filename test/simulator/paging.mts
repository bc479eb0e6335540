/** Pages of a list, by an opaque cursor. */
import { Refusal } from './reply.mts';

/** What is said of a page that nobody was handed. */
export const WRONG_PAGE = '翻页参数无效';

export interface Page<T> {
	items: T[];
	/** The cursor of the next page; the one that was passed in, once there is nothing more. */
	next: string;
	more: boolean;
}

/**
 * The page that `cursor` points at (empty: the first). `list` names the list: a cursor of another
 * list is refused, as is anything that was not handed out here.
 */
export function pageAt<T>(list: string, items: T[], cursor: string, size = 2): Page<T> {
	const offset = cursor === '' ? 0 : offsetOf(list, cursor);
	const page = items.slice(offset, offset + size);
	return {
		items: page,
		next: page.length ? cursorAt(list, offset + page.length) : cursor,
		more: offset + page.length < items.length,
	};
}

function cursorAt(list: string, offset: number): string {
	return Buffer.from(`${list} from ${offset}`).toString('base64');
}

function offsetOf(list: string, cursor: string): number {
	const offset = /^(.*) from (\d+)$/.exec(Buffer.from(cursor, 'base64').toString());
	if (!offset || cursorAt(list, Number(offset[2])) !== cursor) throw new Refusal(WRONG_PAGE);
	return Number(offset[2]);
}
