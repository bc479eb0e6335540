import type {
	IDataObject,
	IExecuteFunctions,
	IExecutePaginationFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	INode,
} from 'n8n-workflow';

import type { Asked, Protocol } from '../gateways/gateway';
import type { Reply } from './answer';
import { connectionOf } from './connection';
import { UncertainFault } from './fault';
import { CanceledFault } from './pause';
import { explainTransport, harmless, type RawResponse } from './reply';
import { within } from './within';

export const CREDENTIAL = 'weChatGatewayApi';

/** The contexts of n8n in which the gateway is called. */
export type Caller =
	IExecuteFunctions | IExecutePaginationFunctions | ILoadOptionsFunctions | IHookFunctions;

/** Which gateway and developer account a node talks to, without touching the secret. */
export const credentialKey = ({ credentials }: INode): string =>
	JSON.stringify(credentials?.[CREDENTIAL] ?? null);

/**
 * What all requests have in common. They are sent and received as text, since n8n's own JSON handling
 * rounds 64-bit ids, and with any HTTP status, since the gateway's envelope decides. Redirects are not
 * followed: they would carry the key to another host.
 */
export const plainRequest = {
	headers: { Accept: 'application/json' },
	encoding: 'text' as const,
	json: false,
	ignoreHttpStatusErrors: true,
	returnFullResponse: true,
	disableFollowRedirect: true,
};

/** The address that a path hangs on. */
export const rootOf = ({ base }: Pick<Protocol, 'base'>, baseUrl: string, path: string): string =>
	base ? base(baseUrl, path) : baseUrl;

/** A request to an endpoint, with what is set for all of them. */
const requestTo = (
	gateway: Protocol,
	common: Partial<IHttpRequestOptions>,
	{ path, body }: Asked,
): IHttpRequestOptions => {
	const own = gateway.request(path, body);
	return {
		...common,
		baseURL: rootOf(gateway, common.baseURL ?? '', path),
		// What n8n has collected is not sent as it is.
		body: undefined,
		qs: undefined,
		...own,
		headers: { ...common.headers, ...own.headers },
	};
};

/** The gateway answers most look-ups at once. */
const LOOK_UP_LIMIT = 60_000;

const NOTHING_SENT = 'Nothing was sent to anybody.';

/** As n8n limits the node's own request, when its "Timeout" is not set. */
export const LONGEST_LIMIT = 300_000;

/** A caller for which n8n ends a request together with this signal, instead of with the execution alone. */
const endingWith = (caller: Caller, signal: AbortSignal): Caller =>
	Object.create(caller, { getExecutionCancelSignal: { value: () => signal } }) as Caller;

/**
 * Sends one request and reads the gateway's envelope. It ends in any case: with the answer, with its
 * time limit (`timeout`, in ms) or with the execution.
 *
 * @param common what is set for all requests, the Base URL of the credential among it
 * @param stop aborted when the execution is stopped
 * @throws Fault when there is no answer that could be read; UncertainFault where it may have been
 *   carried out nevertheless; CanceledFault when the execution is stopped
 */
export async function post(
	gateway: Protocol,
	caller: Caller,
	common: Partial<IHttpRequestOptions>,
	asked: Asked,
	stop?: AbortSignal,
): Promise<Reply> {
	const request = requestTo(gateway, common, asked);
	let response: RawResponse;
	try {
		response = await within(
			Number(request.timeout) || LONGEST_LIMIT,
			stop,
			async (signal) =>
				await caller.helpers.httpRequestWithAuthentication.call(
					endingWith(caller, signal),
					CREDENTIAL,
					{ ...request, abortSignal: signal },
				),
		);
	} catch (error) {
		throw error instanceof CanceledFault ? error : explainTransport(error, gateway.key.name);
	}
	return gateway.read(response, asked);
}

/** What the node's "Request Options" say; the trigger has none. */
function requestOptionsOf(caller: Caller): unknown {
	if ('getCurrentNodeParameter' in caller) return caller.getCurrentNodeParameter('requestOptions');
	return 'getItemIndex' in caller ? caller.getNodeParameter('requestOptions', {}) : undefined;
}

/** Aborted when the execution is stopped; nothing where there is none. */
export const stopOf = (caller: Caller): AbortSignal | undefined =>
	'getExecutionCancelSignal' in caller ? caller.getExecutionCancelSignal() : undefined;

/**
 * Calls an endpoint outside of the node's own request: look-ups, pickers, callback registration. None of
 * them does harm when it is done twice, so nothing is uncertain about their end.
 *
 * @param limit the longest that an answer may take, in ms
 * @throws Fault when no readable answer arrived; CanceledFault when the execution is stopped
 */
export async function callGateway(
	gateway: Protocol,
	caller: Caller,
	path: string,
	body: IDataObject = {},
	limit = LOOK_UP_LIMIT,
): Promise<Reply> {
	const { baseUrl } = await caller.getCredentials<{ baseUrl: string }>(CREDENTIAL);
	const common = {
		...plainRequest,
		timeout: limit,
		...connectionOf(requestOptionsOf(caller)),
		baseURL: baseUrl,
	};
	return await post(gateway, caller, common, { path, body }, stopOf(caller)).catch((error) => {
		if (error instanceof CanceledFault) throw new CanceledFault();
		throw error instanceof UncertainFault ? harmless(error, NOTHING_SENT) : error;
	});
}
