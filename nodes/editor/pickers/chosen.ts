import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { ACCOUNT, type AccountLocator, namedOrOnly } from '../../engine/account';
import type { Gateway } from '../../gateways/gateway';

/** An expression that the editor could not evaluate, since it has no data yet. */
const isOpen = (value: unknown) => typeof value === 'string' && value.startsWith('=');

/** What another field of the node holds: the value of a picker or of a plain input. */
export function valueOf(context: ILoadOptionsFunctions, name: string): string {
	const parameter = context.getCurrentNodeParameter(name);
	const value =
		typeof parameter === 'object' && parameter !== null && 'value' in parameter
			? parameter.value
			: parameter;
	return isOpen(value) ? '' : String(value ?? '').trim();
}

/**
 * The account whose lists are shown: the only one that is online, where none is chosen yet, or only by an
 * expression without a value.
 *
 * @throws InputFault when none is chosen and there are several, OfflineFault when none is online
 */
export async function chosenAccount(
	gateway: Gateway,
	context: ILoadOptionsFunctions,
): Promise<AccountLocator> {
	const value = valueOf(context, ACCOUNT);
	const chosen = context.getCurrentNodeParameter(ACCOUNT) as AccountLocator | undefined;
	return await namedOrOnly(gateway, context, { mode: chosen?.mode ?? 'list', value });
}
