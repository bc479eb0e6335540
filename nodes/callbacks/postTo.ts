import type { IHookFunctions, IHttpRequestOptions } from 'n8n-workflow';

/** In ms. */
const LIMIT = 10_000;

/** Gives the means: a node or trigger of any kind. */
export interface Poster {
	helpers: Pick<IHookFunctions['helpers'], 'httpRequest'>;
}

/** What came back. */
export interface Posted {
	/** Whatever it is; that of a redirect, which is not followed. */
	status: number;
	/** Parsed where it is JSON. */
	body: unknown;
}

/**
 * Posts JSON to an address of an n8n.
 *
 * @throws what the connection fails with
 */
export async function postTo(
	{ helpers }: Poster,
	url: string,
	{ body, headers }: Pick<IHttpRequestOptions, 'body' | 'headers'>,
): Promise<Posted> {
	const { statusCode, body: answer } = await helpers.httpRequest({
		method: 'POST',
		url,
		body,
		headers: { 'Content-Type': 'application/json', ...headers },
		timeout: LIMIT,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	});
	return { status: Number(statusCode), body: answer };
}
