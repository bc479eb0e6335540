import type { IExecutePaginationFunctions } from 'n8n-workflow';

import { Fault } from './fault';

/** The account parameter, a resource locator: how the user has named the account, and by what. */
export interface AccountLocator {
	mode: string;
	value: unknown;
}

/** The name of the account parameter; fields of a gateway may be called `account`, too. */
export const ACCOUNT = 'weChatAccount';

/** The account that is chosen for an item. */
export const accountLocator = (context: IExecutePaginationFunctions): AccountLocator =>
	context.getNodeParameter(ACCOUNT) as AccountLocator;

/** Raised when the account is not among those that the gateway lists as online. */
export class OfflineFault extends Fault {}
