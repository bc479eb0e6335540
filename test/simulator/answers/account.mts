/** Which WeChat accounts are online. */
import type { Handlers } from '../call.mts';
import { findAccount } from '../lookup.mts';
import { Refusal } from '../reply.mts';

const WRONG_ACCOUNT = '开发者账号错误';
const NOBODY_ONLINE = '没有在线的微信';

export const account: Handlers = {
	// "Offline" is a success with isOnline false, as in the documented example.
	'/isOnline': (call) => ({ isOnline: call.account.online }),

	// Nobody online is documented as code 1001.
	'/queryLoginWx': (call) => {
		const online = call.world.accounts.filter((one) => one.online);
		if (!online.length) throw new Refusal(NOBODY_ONLINE);
		return online.map(({ wcId, wId }) => ({ wcId, wId }));
	},

	'/member/offline': (call) => {
		if (call.text('account') !== call.world.developer.account) throw new Refusal(WRONG_ACCOUNT);
		for (const wcId of call.list('wcIds')) {
			const one = findAccount(call.world, wcId);
			if (one) Object.assign(one, { online: false, offlineReason: '主动下线' });
		}
	},
};
