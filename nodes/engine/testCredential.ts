import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { data } from './answer';
import { authorizationHeader } from './authorization';
import { Fault, UncertainFault, withoutDoubt } from './fault';
import { encodeJson } from './losslessJson';
import { explain } from './nodeError';
import { explainTransport, readReply } from './reply';
import { within } from './within';

/**
 * A call that every developer account may make, that changes nothing and that does not depend on a
 * WeChat account being online (/queryLoginWx answers 1001 when none is).
 */
const PROBE = '/getReqTimes';

/** Somebody waits for it in front of a dialog. */
const LIMIT = 15_000;

async function probe(
	{ helpers }: ICredentialTestFunctions,
	credentials: ICredentialDataDecryptedObject,
): Promise<void> {
	const baseUrl = String(credentials.baseUrl ?? '').trim();
	if (!/^https?:\/\/./i.test(baseUrl)) {
		throw new Fault('The Base URL has to start with http:// or https://');
	}
	const authorization = authorizationHeader(credentials);
	const send = async () =>
		await helpers.request({
			method: 'POST',
			uri: `${baseUrl.replace(/\/+$/, '')}${PROBE}`,
			headers: {
				'Content-Type': 'application/json',
				...(authorization && { Authorization: authorization }),
			},
			body: '{}',
			json: false,
			simple: false,
			resolveWithFullResponse: true,
			followRedirect: false,
			timeout: LIMIT,
		});
	const response = await within(LIMIT, undefined, send).catch((error) => {
		throw explainTransport(error);
	});
	const body = typeof response.body === 'object' ? encodeJson(response.body) : response.body;
	const reply = readReply({ ...response, body });
	if (authorization === undefined) {
		throw new Fault(
			"The gateway answers, but the Authorization is still empty. Run 'Login > Log In to Gateway' in the WeChat node and paste the result here.",
		);
	}
	data(reply);
}

/** Tests a credential with a real call: only an accepted Authorization passes. */
export async function testCredential(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const credentials = credential.data ?? {};
	try {
		await probe(this, credentials);
		return { status: 'OK', message: 'The gateway accepts the Authorization' };
	} catch (failure) {
		// The probe changes nothing, so nothing is uncertain.
		const error =
			failure instanceof UncertainFault
				? withoutDoubt(failure, 'Wait a moment and try again')
				: failure;
		const { message, description } = explain('the test call', error, credentials);
		return { status: 'Error', message: [message, description].filter(Boolean).join('. ') };
	}
}
