import type { ICredentialDataDecryptedObject, INodeProperties } from 'n8n-workflow';

import type { Gateway } from '../gateways/gateway';
import { codes } from './errorCodes';
import { InputFault } from './fault';
import { CREDENTIAL } from './transport';

/** What every context of n8n has that tells of a credential. */
interface Context {
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
	getCredentialsProperties(type: string): INodeProperties[];
}

/** How the credential calls a gateway: it is the one place that knows all of them. */
function nameOf(context: Context, gateway: unknown): string {
	const { options = [] } =
		context.getCredentialsProperties(CREDENTIAL).find(({ name }) => name === 'gateway') ?? {};
	const option = options.find((choice) => 'value' in choice && choice.value === gateway);
	return option?.name ?? String(gateway);
}

async function check({ id, name }: Gateway, context: Context): Promise<void> {
	const { gateway } = await context.getCredentials(CREDENTIAL);
	if (gateway === id) return;
	const other = nameOf(context, gateway);
	throw new InputFault(
		`This credential is for ${other}: use the node 'WeChat (${other})' with it, or choose a credential for ${name} here`,
		undefined,
		codes.credentialInvalid,
	);
}

const checked = new WeakMap<object, Promise<void>>();

/**
 * The credentials of all gateways are of one type, so a node can be given one of another gateway, whose
 * answers would explain nothing.
 *
 * @param execution n8n reads a credential from its database each time, so this is looked at once for it
 * @throws InputFault when the credential of the node is for another gateway
 */
export async function requireOwnCredential(
	gateway: Gateway,
	context: Context,
	execution: object = context,
): Promise<void> {
	const known = checked.get(execution) ?? check(gateway, context);
	checked.set(execution, known);
	await known;
}
