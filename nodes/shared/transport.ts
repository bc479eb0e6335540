import type {
	IDataObject,
	IExecutePaginationFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	INode,
} from 'n8n-workflow';

import type { Reply } from './answer';
import { encodeJson } from './losslessJson';
import { explainTransport, type RawResponse, readReply } from './reply';

export const CREDENTIAL = 'weChatGatewayApi';

/** The contexts of n8n in which the gateway is called. */
export type Caller = IExecutePaginationFunctions | ILoadOptionsFunctions | IHookFunctions;

/** Which gateway and developer account a node talks to, without touching the secret. */
export const credentialKey = ({ credentials }: INode): string =>
	JSON.stringify(credentials?.[CREDENTIAL] ?? null);

/**
 * Every call of the gateway is a POST with a JSON body. It is sent and received as text, since n8n's
 * own JSON handling rounds 64-bit ids, and with any HTTP status, since the gateway's code decides.
 * Redirects are not followed: they would carry the Authorization to another host.
 */
export const gatewayRequest = {
	method: 'POST' as const,
	headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
	encoding: 'text' as const,
	json: false,
	ignoreHttpStatusErrors: true,
	returnFullResponse: true,
	disableFollowRedirect: true,
};

/**
 * Calls an endpoint outside of the node's own request: look-ups, pickers, callback registration.
 *
 * @throws Fault when no readable answer arrived
 */
export async function callGateway(
	caller: Caller,
	path: string,
	body: IDataObject = {},
): Promise<Reply> {
	const { baseUrl } = await caller.getCredentials<{ baseUrl: string }>(CREDENTIAL);
	const request: IHttpRequestOptions = {
		...gatewayRequest,
		baseURL: baseUrl,
		url: path,
		body: encodeJson(body),
		timeout: 60_000,
	};
	let response: RawResponse;
	try {
		response = await caller.helpers.httpRequestWithAuthentication.call(caller, CREDENTIAL, request);
	} catch (error) {
		throw explainTransport(error);
	}
	return readReply(response);
}
