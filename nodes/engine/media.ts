import type { IDataObject, IExecutePaginationFunctions } from 'n8n-workflow';

import { connectionOf } from './connection';
import { ExpiringCache } from './expiringCache';
import { InputFault } from './fault';
import type { Field } from './operation';

const sizes = new ExpiringCache<number | undefined>(60_000, 1_000);

export const MEGABYTE = 1024 * 1024;

/** For example `2.5 MB` or `48 KB`. */
export const readableSize = (bytes: number): string =>
	bytes >= MEGABYTE
		? `${Math.round((bytes / MEGABYTE) * 10) / 10} MB`
		: `${Math.ceil(bytes / 1024)} KB`;

/** The size that the server of a file announces, or nothing when it does not say. */
async function announcedSize(
	caller: IExecutePaginationFunctions,
	url: string,
): Promise<number | undefined> {
	try {
		const { statusCode, headers } = await caller.helpers.httpRequest({
			...connectionOf(caller.getNodeParameter('requestOptions', {})),
			method: 'HEAD',
			url,
			timeout: 5_000,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
		});
		const length = Number(headers['content-length']);
		return statusCode === 200 && length > 0 ? length : undefined;
	} catch {
		// The gateway fetches the file itself and may reach what this n8n cannot.
		return undefined;
	}
}

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
			const size = await sizes.get(url, () => announcedSize(caller, url));
			if (size === undefined || size <= maxBytes) continue;
			throw new InputFault(
				`The file in '${displayName}' is too large: ${readableSize(size)}, the limit is ${readableSize(maxBytes)}`,
				`Use a smaller version of the file: ${url}`,
			);
		}
	}
}
