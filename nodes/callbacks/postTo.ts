import type { IHookFunctions, IHttpRequestOptions, IWebhookFunctions } from 'n8n-workflow';

/** In ms. */
const LIMIT = 10_000;

/**
 * Posts something to an address of an n8n.
 *
 * @param by gives the means
 * @returns the status of the answer, whatever it is; that of a redirect, which is not followed
 * @throws what the connection fails with
 */
export async function postTo(
	{ helpers }: IHookFunctions | IWebhookFunctions,
	url: string,
	{ body, headers }: Pick<IHttpRequestOptions, 'body' | 'headers'>,
): Promise<number> {
	const { statusCode } = await helpers.httpRequest({
		method: 'POST',
		url,
		body,
		headers,
		timeout: LIMIT,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	});
	return Number(statusCode);
}
