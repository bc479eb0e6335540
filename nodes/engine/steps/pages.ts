import type { IDataObject } from 'n8n-workflow';

import type { Controls } from '../../editor/controls';
import { rowsOf } from '../answer';
import type { Call } from '../call';
import { InputFault } from '../fault';
import { encodeJson } from '../losslessJson';
import type { Pages } from '../operation';

/** A list without entries may come as null. */
const isList = (value: unknown) => value === null || Array.isArray(value);

/** The entries of a page; nothing when the page has none that could be found. */
function entriesOf({ list }: Pages, page: unknown): unknown[] | undefined {
	if (isList(page)) return rowsOf(page);
	if (typeof page !== 'object') return undefined;
	const fields = page as IDataObject;
	if (typeof list === 'function') return list(fields);
	const lists = list === undefined ? Object.values(fields).filter(isList) : [fields[list]];
	const found = lists.find(Array.isArray) ?? lists[0];
	return isList(found) ? rowsOf(found) : undefined;
}

/**
 * How many results are wanted.
 *
 * @throws InputFault when it is no number of results
 */
export function limitOf(call: Call): number {
	if (call.input('returnAll', false)) return Infinity;
	const limit = Number(call.input<unknown>('limit', 50));
	if (Number.isInteger(limit) && limit >= 1) return limit;
	throw new InputFault("'Limit' needs a whole number of 1 or more");
}

/**
 * Reads page after page until there is enough or no further page. Stops when the gateway names a page
 * that has been read already, or gives the same page again: it would go on for ever.
 *
 * @param first body of the request for the first page
 * @returns the entries, or the pages as they came when "Simplify" is off
 */
export async function readPages(call: Call, pages: Pages, first: IDataObject): Promise<unknown[]> {
	const limit = limitOf(call);
	const raw = !call.input('simplify', true);
	const read: unknown[] = [];
	const entries: unknown[] = [];
	const asked = new Set<string>();
	let before: string | undefined;
	let body = first;
	for (;;) {
		asked.add(encodeJson(body));
		const page = await call.send(body);
		const found = entriesOf(pages, page);
		if (!found) {
			// Not a page as it is documented: the workflow gets what there is.
			if (read.length === 0) return [page];
			break;
		}
		const content = encodeJson(found);
		if (found.length > 0 && content === before) break;
		before = content;
		entries.push(...found);
		// Without the object around them, the entries are all there is, and no cursor follows.
		if (isList(page)) {
			read.push(...found);
			break;
		}
		read.push(page);
		const isEnough = entries.length >= limit;
		const cursor = isEnough ? undefined : pages.next(page as IDataObject, found, body);
		if (cursor === undefined) break;
		body = { ...body, ...cursor };
		if (asked.has(encodeJson(body))) break;
	}
	return raw ? read : entries.slice(0, limit);
}

export const paging: Controls = {
	appliesTo: ({ pages, isLimited }) => pages !== undefined || isLimited === true,
	after: [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			displayOptions: { show: { returnAll: [false] } },
			default: 50,
			description: 'Max number of results to return',
		},
	],
};
