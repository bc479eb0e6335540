import type { IExecutePaginationFunctions } from 'n8n-workflow';

import { connectionOf } from './connection';
import { ExpiringCache } from './expiringCache';
import { mimeTypeOf } from './fileName';

/** What the server of a file says of it; what it does not say is missing. */
export interface Announced {
	/** In bytes. */
	size?: number;
	mimeType?: string;
}

const known = new ExpiringCache<Announced>(60_000, 1_000);

async function ask(caller: IExecutePaginationFunctions, url: string): Promise<Announced> {
	try {
		const { statusCode, headers } = await caller.helpers.httpRequest({
			...connectionOf(caller.getNodeParameter('requestOptions', {})),
			method: 'HEAD',
			url,
			timeout: 5_000,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
		});
		if (statusCode !== 200) return {};
		const length = Number(headers['content-length']);
		return { ...(length > 0 && { size: length }), mimeType: mimeTypeOf(headers['content-type']) };
	} catch {
		// The gateway fetches the file itself and may reach what this n8n cannot.
		return {};
	}
}

/** Asks the server of a file what it is, without fetching it; remembered for a minute. */
export const announced = (caller: IExecutePaginationFunctions, url: string): Promise<Announced> =>
	known.get(url, () => ask(caller, url));
