import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { ACCOUNT, type AccountLocator } from '../../engine/account';
import { InputFault } from '../../engine/fault';

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
 * The account whose lists are shown.
 *
 * @throws InputFault when none is chosen yet, or only by an expression
 */
export function chosenAccount(context: ILoadOptionsFunctions): AccountLocator {
	const value = valueOf(context, ACCOUNT);
	if (value === '') {
		throw new InputFault(
			"Choose the 'Account' first",
			'Lists show what an account has. Where the account comes from an expression that has no value yet, enter the ID here.',
		);
	}
	const { mode } = context.getCurrentNodeParameter(ACCOUNT) as AccountLocator;
	return { mode, value };
}
