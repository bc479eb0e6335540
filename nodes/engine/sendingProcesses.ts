import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { codes } from './errorCodes';
import { ExpiringCache } from './expiringCache';
import { InputFault } from './fault';
import { MINUTE, MOST_PROCESSES } from './pace';
import { type Caller, CREDENTIAL, credentialKey } from './transport';

/**
 * How many processes of n8n send for the accounts of a credential, as it says.
 *
 * @throws InputFault for what is no such number: a pace that nobody has meant could cost the account
 */
export function processesIn({ sendingProcesses = 1 }: ICredentialDataDecryptedObject): number {
	const count = typeof sendingProcesses === 'string' ? Number(sendingProcesses) : sendingProcesses;
	if (Number.isInteger(count) && Number(count) >= 1 && Number(count) <= MOST_PROCESSES) {
		return Number(count);
	}
	throw new InputFault(
		`'Sending Processes' in the credential needs a whole number from 1 to ${MOST_PROCESSES}, but holds '${String(sendingProcesses)}'`,
		'Enter 1 there, unless n8n runs in queue mode with several workers.',
		codes.credentialInvalid,
	);
}

/** n8n reads a credential from its database each time, and each look-up and message asks for this. */
const known = new ExpiringCache<number>(MINUTE);

/**
 * How many processes of n8n share the pace of an account; what is changed in the credential counts after a
 * minute.
 *
 * @throws as `processesIn`
 */
export const sendingProcesses = async (caller: Caller): Promise<number> =>
	await known.get(credentialKey(caller.getNode()), async () =>
		processesIn(await caller.getCredentials(CREDENTIAL)),
	);
