import { now } from './clock';
import { putLast } from './forgetOldest';
import { type Caller, credentialKey } from './transport';

/** When an operation has last made the address lists behind a credential others, by `now`. */
const renewedAt = new Map<string, number>();
const MOST = 100;

/**
 * What pickers remember of address lists counts no more. All accounts behind the credential are meant: which
 * one it was is not known of a session that has just begun.
 */
export function renewLists(caller: Caller): void {
	putLast(renewedAt, credentialKey(caller.getNode()), now(), MOST);
}

/** What was read of address lists before this (by `now`) does not count; 0 where all does. */
export const listsRenewedAt = (caller: Caller): number =>
	renewedAt.get(credentialKey(caller.getNode())) ?? 0;
