import type { IExecutePaginationFunctions } from 'n8n-workflow';

import { isIdLike } from '../events/ids';
import type { Gateway } from '../gateways/gateway';
import { codes, type ErrorCode } from './errorCodes';
import { type Details, Fault, InputFault } from './fault';
import type { Caller } from './transport';

/** The account parameter, a resource locator: how the user has named the account, and by what. */
export interface AccountLocator {
	mode: string;
	value: unknown;
}

/** The name of the account parameter; fields of a gateway may be called `account`, too. */
export const ACCOUNT = 'weChatAccount';

/** The account that is named, or else the only one that is online. */
export const namedOrOnly = async (
	{ accounts }: Pick<Gateway, 'accounts'>,
	caller: Caller,
	account: AccountLocator,
): Promise<AccountLocator> =>
	String(account.value ?? '').trim() === '' ? await accounts.only(caller) : account;

/** The account that is meant for an item. */
export const accountOf = async (
	gateway: Pick<Gateway, 'accounts'>,
	context: IExecutePaginationFunctions,
): Promise<AccountLocator> =>
	await namedOrOnly(gateway, context, context.getNodeParameter(ACCOUNT) as AccountLocator);

/** Raised when the account is not among those that the gateway lists as online. */
export class OfflineFault extends Fault {
	constructor(
		message: string,
		description: string,
		details?: Details,
		errorCode: ErrorCode = codes.accountOffline,
	) {
		super(errorCode, message, description, details);
	}
}

/**
 * For an account that is not named although there are several.
 *
 * @param online those that are online, as somebody would know them again
 */
export const whichAccount = (online: string[]): InputFault =>
	new InputFault(
		`'Account' is empty, and ${online.length} accounts are online: ${online.join(', ')}`,
		'Choose from the list which of them acts, or enter its WeChat ID. If the field holds an expression, check that the previous node returns the value.',
		codes.accountNotChosen,
	);

/**
 * For an account that is none of those online: it may be offline, and what was entered may be wrong as well.
 *
 * @param id as it was entered
 * @param online those that are online, as somebody would know them again
 * @param todo what to do where the ID is right
 * @param isCertain whether all accounts there are have been looked at, also those that are offline
 */
export function notAmongOnline(
	id: string,
	online: string[],
	todo: string,
	isCertain = false,
): OfflineFault {
	const isWellFormed = isIdLike(id);
	const hint = isWellFormed
		? 'Check the ID, or choose the account from the list.'
		: `"${id}" looks like a name: choose the account from the list, or enter its ID, for example "wxid_abc123def456".`;
	return new OfflineFault(
		`No online account has the ID ${id}. Online now: ${online.join(', ') || 'none'}`,
		`${hint} ${todo}`,
		{},
		isCertain || !isWellFormed ? codes.accountUnknown : codes.accountOffline,
	);
}
