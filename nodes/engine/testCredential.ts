import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import type { Ask, Gateway } from '../gateways/gateway';
import { codes } from './errorCodes';
import { Fault, UncertainFault } from './fault';
import { encodeJson } from './losslessJson';
import { explain } from './nodeError';
import { explainTransport, harmless } from './reply';
import { rootOf } from './transport';
import { within } from './within';

/** Somebody waits for it in front of a dialog. */
const LIMIT = 15_000;

/**
 * Asks the gateway with what n8n has for the test of a credential.
 *
 * @throws Fault when the base URL is none, or when no readable answer arrives
 */
function asking(
	gateway: Gateway,
	{ helpers }: ICredentialTestFunctions,
	credentials: ICredentialDataDecryptedObject,
): Ask {
	const baseUrl = String(credentials.baseUrl ?? '').trim();
	return async (path, body = {}) => {
		const base = rootOf(gateway, baseUrl, path);
		if (!/^https?:\/\/./i.test(base)) {
			throw new Fault(
				codes.credentialInvalid,
				'The Base URL has to start with http:// or https://',
			);
		}
		const { url, ...request } = gateway.authenticate(credentials, gateway.request(path, body));
		const send = async () =>
			await helpers.request({
				...request,
				uri: `${base.replace(/\/+$/, '')}${url}`,
				json: false,
				simple: false,
				resolveWithFullResponse: true,
				followRedirect: false,
				timeout: LIMIT,
			});
		const response = await within(LIMIT, undefined, send).catch((error) => {
			throw explainTransport(error, gateway.key.name);
		});
		const text = typeof response.body === 'object' ? encodeJson(response.body) : response.body;
		return gateway.read({ ...response, body: text }, { path, body });
	};
}

/**
 * Makes n8n's test of a credential: a real call, and only a credential that the gateway accepts passes.
 *
 * @param gateways all of them: n8n has the credential tested by any of the nodes that use its type
 */
export const testCredential = (gateways: Gateway[]) =>
	async function (
		this: ICredentialTestFunctions,
		credential: ICredentialsDecrypted,
	): Promise<INodeCredentialTestResult> {
		const credentials = credential.data ?? {};
		const gateway = gateways.find(({ id }) => id === credentials.gateway);
		if (!gateway) {
			return { status: 'Error', message: "Choose the 'Gateway' of this credential from its list" };
		}
		try {
			const message = await gateway.test(asking(gateway, this, credentials), credentials);
			return { status: 'OK', message };
		} catch (failure) {
			// The test changes nothing, so nothing is uncertain.
			const error = failure instanceof UncertainFault ? harmless(failure) : failure;
			const { message, description } = explain(gateway, 'the test call', error, credentials);
			return { status: 'Error', message: [message, description].filter(Boolean).join('. ') };
		}
	};
