import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { InputFault } from './fault';

/** The way to other servers: only what is set of it. */
export type Connection = Pick<
	IHttpRequestOptions,
	'proxy' | 'skipSslCertificateValidation' | 'timeout'
>;

function addressOf(text: string): URL {
	try {
		const url = new URL(text);
		if (url.hostname !== '') return url;
	} catch {
		// The fault below says what is wrong.
	}
	throw new InputFault(
		"'Proxy' under Settings > Request Options is not a valid address",
		'It looks like http://127.0.0.1:3128, with user:password@ before the host where the proxy wants it.',
	);
}

function proxyOf(text: string): Connection['proxy'] {
	const { protocol, hostname, port, username, password } = addressOf(text);
	return {
		protocol: protocol.slice(0, -1),
		host: hostname,
		port: Number(port) || (protocol === 'https:' ? 443 : 80),
		...(username !== '' && {
			auth: { username: decodeURIComponent(username), password: decodeURIComponent(password) },
		}),
	};
}

/**
 * How the way to other servers is set in the node: n8n applies its "Request Options" to the request of
 * the node itself only, and what the node asks beside it goes the same way.
 *
 * @param requestOptions the parameter of that name, whatever it holds
 * @returns only what is set
 * @throws InputFault for a proxy that is no address
 */
export function connectionOf(requestOptions: unknown): Connection {
	const { allowUnauthorizedCerts, proxy, timeout } = (requestOptions ?? {}) as IDataObject;
	return {
		...(allowUnauthorizedCerts === true && { skipSslCertificateValidation: true }),
		...(typeof proxy === 'string' && proxy.trim() !== '' && { proxy: proxyOf(proxy.trim()) }),
		...(Number(timeout) > 0 && { timeout: Number(timeout) }),
	};
}
