import { byWeChatId } from '../../editor/accountModes';
import type { Accounts } from '../gateway';
import { accountOf, knownAccountOf, onlyAccount, withSession } from './session';

/** E Cloud names an account by the session of its latest login (`wId`). */
export const accounts: Accounts = {
	modes: [
		...byWeChatId('WeChat ID of the account; it stays the same, the current session is looked up')
			.modes,
		{
			displayName: 'By Session',
			name: 'wId',
			type: 'string',
			placeholder: 'e.g. 1c2f3a4b-1111-4222-8333-444444444444',
			hint: 'Session ID (wId); it changes at every login, so use it only straight from a trigger or a login',
		},
	],
	only: onlyAccount,
	actAs: async (caller, account, act, notBefore) =>
		await withSession(caller, account, async (wId) => await act({ wId }), notBefore),
	idOf: async (caller, account, { wId }) => await accountOf(caller, account, String(wId)),
	weChatIdOf: async (caller, account, { wId }) =>
		knownAccountOf(caller, account, String(wId)) ?? '',
};
