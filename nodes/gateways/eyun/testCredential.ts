import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { Fault } from '../../engine/fault';
import type { Ask } from '../gateway';
import { data } from './answer';
import { authorizationHeader } from './authorization';
import { NOT_ACCEPTED } from './envelope';

/**
 * A call that every developer account may make, that changes nothing and that does not depend on a
 * WeChat account being online (/queryLoginWx answers 1001 when none is).
 */
const PROBE = '/getReqTimes';

/** What is next where nobody has logged in at the gateway yet. */
const NO_AUTHORIZATION =
	"The gateway answers. The Authorization is still empty: run 'Login > Log In to Gateway' in the node 'WeChat (E Cloud)', and paste what it returns into the credential";

/** Without an Authorization, being told so is all that can be expected. */
const isToldSo = (error: unknown): boolean =>
	error instanceof Fault && error.message.startsWith(NOT_ACCEPTED);

/**
 * Only an accepted Authorization passes, or none: the login that yields it needs the address alone.
 *
 * @returns what to say then
 * @throws Refusal when it is not accepted, Fault when the gateway cannot be reached
 */
export async function test(ask: Ask, credentials: ICredentialDataDecryptedObject): Promise<string> {
	if (authorizationHeader(credentials) === undefined) {
		await ask(PROBE).catch((error: unknown) => {
			if (!isToldSo(error)) throw error;
		});
		return NO_AUTHORIZATION;
	}
	data(await ask(PROBE));
	return 'The gateway accepts the Authorization';
}
