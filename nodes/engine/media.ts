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
 * Checks the size of files that are passed on as URLs, since the gateway only answers "失败" for one
 * that is too large. A size that cannot be found out is no reason to stop.
 *
 * @param body the encoded body
 * @throws InputFault naming the field, the size and the limit
 */
export async function checkMediaSizes(
	caller: IExecutePaginationFunctions,
	fields: Field[],
	body: IDataObject,
): Promise<void> {
	for (const { name, displayName, maxBytes, separator } of fields) {
		if (maxBytes === undefined || typeof body[name] !== 'string') continue;
		for (const url of separator ? body[name].split(separator) : [body[name]]) {
			if (!/^https?:\/\//i.test(url)) continue;
			const { size } = await announced(caller, url);
			if (size === undefined || size <= maxBytes) continue;
			throw new InputFault(
				`The file in '${displayName}' is too large: ${readableSize(size)}, the limit is ${readableSize(maxBytes)}`,
				`Use a smaller version of the file: ${url}`,
				codes.tooLarge,
			);
		}
	}
}
