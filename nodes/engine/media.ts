import type { IDataObject, IExecutePaginationFunctions } from 'n8n-workflow';

import { announced } from './announced';
import { codes } from './errorCodes';
import { InputFault } from './fault';
import type { Field } from './operation';

export const MEGABYTE = 1024 * 1024;

/** For example `2.5 MB` or `48 KB`. */
export const readableSize = (bytes: number): string =>
	bytes >= MEGABYTE
		? `${Math.round((bytes / MEGABYTE) * 10) / 10} MB`
		: `${Math.ceil(bytes / 1024)} KB`;

/**
 * Stops a file that the gateway would not take: it only answers "失败" for one that is too large.
 *
 * @param bytes its size; one that cannot be found out is no reason to stop
 * @param link where it is, for a file that is not in the workflow
 * @throws InputFault naming the field, the size and the limit
 */
export function requireSize(
	{ displayName, maxBytes = Infinity }: Field,
	bytes: number | undefined,
	link?: string,
): void {
	if (bytes === undefined || bytes <= maxBytes) return;
	throw new InputFault(
		`The file in '${displayName}' is too large: ${readableSize(bytes)}, the limit is ${readableSize(maxBytes)}`,
		`Use a smaller version of the file${link ? `: ${link}` : '.'}`,
		codes.tooLarge,
	);
}

/**
 * Checks the size of files that are passed on as URLs.
 *
 * @param body the encoded body
 * @param isKnown links whose files have been looked at before
 * @throws InputFault as `requireSize`
 */
export async function checkMediaSizes(
	caller: IExecutePaginationFunctions,
	fields: Field[],
	body: IDataObject,
	isKnown: (link: string) => boolean,
): Promise<void> {
	for (const field of fields) {
		const { name, maxBytes, separator } = field;
		if (maxBytes === undefined || typeof body[name] !== 'string') continue;
		for (const url of separator ? body[name].split(separator) : [body[name]]) {
			if (!/^https?:\/\//i.test(url) || isKnown(url)) continue;
			const { size } = await announced(caller, url);
			requireSize(field, size, url);
		}
	}
}
