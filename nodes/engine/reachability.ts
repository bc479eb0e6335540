import { codes, type ErrorCode } from './errorCodes';
import { InputFault } from './fault';

const LOCAL = /^(localhost|.*\.local|.*\.localhost|host\.docker\.internal)$/;
const PRIVATE =
	/^(0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[?::1\]?$|\[?f[cd][0-9a-f]{2}:)/;

/** Whether an address is of this machine or its network only; nothing is said of what is no address. */
export const isInternal = (url: string): boolean => {
	if (!URL.canParse(url)) return false;
	const { hostname } = new URL(url);
	return LOCAL.test(hostname) || PRIVATE.test(hostname) || !/[.:]/.test(hostname);
};

/**
 * A gateway on the internet cannot reach an address of this machine or its network. One that is
 * internal itself (a simulator, a gateway of one's own) can.
 */
export const isOutOfReach = (ownUrl: string, gatewayUrl: string): boolean =>
	isInternal(ownUrl) && !isInternal(gatewayUrl);

/**
 * @param ownUrl an address of this n8n that the gateway has to call or to fetch a file from
 * @param then what to do once n8n has its public address
 * @param errorCode what a workflow can branch on
 * @throws InputFault with the n8n setting that mends it, when the gateway cannot reach the address
 */
export function checkReachable(
	ownUrl: string,
	gatewayUrl: string,
	then: string,
	errorCode: ErrorCode = codes.callbackUrlUnreachable,
): void {
	if (!isOutOfReach(ownUrl, gatewayUrl)) return;
	throw new InputFault(
		`The gateway cannot reach this n8n at ${new URL(ownUrl).origin}`,
		`The address is only known in your own network. Set the environment variable N8N_WEBHOOK_URL (WEBHOOK_URL in older versions) of n8n to its public address, restart n8n, and ${then}.`,
		errorCode,
	);
}
