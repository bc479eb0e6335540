import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { Refusal } from '../../../engine/answer';
import { codes } from '../../../engine/errorCodes';
import { Fault, InputFault } from '../../../engine/fault';
import { detailsOf } from '../../../engine/refusal';
import { callGateway, CREDENTIAL } from '../../../engine/transport';
import type { Callbacks } from '../../gateway';
import { data } from '../answer';
import { key } from '../authorization';
import { protocol } from '../protocol';
import { refuseWrongToken } from '../testCredential';

/** What the console of GeWe sends with each callback, if the user has entered something there. */
const secretOf = ({ callbackSecret }: ICredentialDataDecryptedObject): string =>
	String(callbackSecret ?? '').trim();

/** The container that anybody could run; all others have the paths of the paid service. */
const CONTAINER = /^https?:\/\/[^/]+\/v2\/api\/*$/i;

/** The endpoint that sets the URL, for a Base URL. */
export const endpointAt = (baseUrl: unknown): string =>
	CONTAINER.test(String(baseUrl ?? '').trim()) ? '/tools/setCallback' : '/login/setCallback';

/** In lower case, as Node.js gives it. */
const HEADER = 'authorization';

const NO_SECRET =
	'GeWe forgets the secret of its console when a URL is set from elsewhere. Enter it again in the console, the same text as Callback Secret in the credential; or take it out of the credential, if the token in the URL is enough for you.';

/** @throws Fault when the node cannot, or must not, set a URL with this credential */
function checkAutomatic(credentials: ICredentialDataDecryptedObject): void {
	refuseWrongToken(key.of(credentials));
	if (secretOf(credentials) === '') return;
	throw new InputFault(
		'With a Callback Secret in the credential, the node cannot set the callback URL',
		"GeWe forgets the secret when a URL is set from outside of its console, and every message would be refused from then on. Add the option 'Registration: Manual' and enter in the console the address that the list of callbacks in the trigger shows, or take the Callback Secret out of the credential.",
		codes.credentialInvalid,
	);
}

/** GeWe calls the URL before it takes it; with a wrong token, it calls it as well and then says no without a reason. */
function explained(error: unknown, callbackUrl: string): unknown {
	if (!(error instanceof Refusal)) return error;
	const { message } = error.reply;
	const { origin } = new URL(callbackUrl);
	const [unreached] = /push msg err/i.exec(message) ?? [];
	if (unreached) {
		return new Fault(
			codes.callbackUrlUnreachable,
			`GeWe cannot reach this n8n at ${origin} ("push msg err")`,
			`GeWe calls the URL before it takes it, from its own server, and wants an answer within 3 seconds. Check from another network that ${origin} can be reached and that a proxy before n8n lets POST requests to /webhook/ and /webhook-test/ through, then publish the workflow again.`,
			// Around these words stands the URL.
			detailsOf({ ...error.reply, message: unreached }),
		);
	}
	if (message !== '') return error;
	return new Fault(
		codes.unauthorized,
		'GeWe does not take the callback URL, and gives no reason',
		'That is how it answers a wrong token. Open the credential and check Token: it stands in the console of GeWe, and a server of your own may have got another one when it was started again.',
		detailsOf(error.reply),
	);
}

/**
 * GeWe has one URL for each token, and tests it with a call before it answers. It can be given another one;
 * it can neither be told to forget it, nor be asked which it has.
 */
export const registration = {
	// Sent as it was entered in the console, without a word before it.
	headerOf: (credentials) => {
		const secret = secretOf(credentials);
		return secret === '' ? undefined : { name: HEADER, value: secret, advice: NO_SECRET };
	},
	checkAutomatic,
	setUrl: async (caller, callbackUrl) => {
		const credentials = await caller.getCredentials(CREDENTIAL);
		checkAutomatic(credentials);
		const body = { token: key.of(credentials), callbackUrl };
		try {
			data(await callGateway(protocol, caller, endpointAt(credentials.baseUrl), body));
		} catch (error) {
			throw explained(error, callbackUrl);
		}
	},
} satisfies Partial<Callbacks>;
