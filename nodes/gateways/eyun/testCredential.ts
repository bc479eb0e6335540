import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { Fault } from '../../engine/fault';
import type { Ask } from '../gateway';
import { data } from './answer';
import { authorizationHeader } from './authorization';

/**
 * A call that every developer account may make, that changes nothing and that does not depend on a
 * WeChat account being online (/queryLoginWx answers 1001 when none is).
 */
const PROBE = '/getReqTimes';

/**
 * Only an accepted Authorization passes.
 *
 * @returns what to say then
 * @throws Refusal when it is not accepted, Fault when it is empty or the gateway cannot be reached
 */
export async function test(ask: Ask, credentials: ICredentialDataDecryptedObject): Promise<string> {
	const reply = await ask(PROBE);
	if (authorizationHeader(credentials) === undefined) {
		throw new Fault(
			"The gateway answers, but the Authorization is still empty. Run 'Login > Log In to Gateway' in the node 'WeChat (E Cloud)' and paste the result here.",
		);
	}
	data(reply);
	return 'The gateway accepts the Authorization';
}
