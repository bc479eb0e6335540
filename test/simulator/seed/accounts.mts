/** The developer account and the two WeChat accounts of the demo world. */
import { newSession } from '../ids.mts';
import type { Account, Developer } from '../world.mts';

/** The id of the account that is online; also the one that tests and the demo send from. */
export const SHOP = 'wxid_bot000demo22';

/** The looks of the vendor's permanent token: three dot-separated parts, well over 100 characters. */
export function demoToken(): string {
	const parts = [
		{ alg: 'HS512', demo: 'this token opens the simulator and nothing else' },
		{ sub: '13800000000', iss: 'wechat-gateway-simulator', created: 1700000000000 },
	].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
	return [...parts, 'demo-signature'.repeat(4)].join('.');
}

/** The looks of a token from GeWe's console. */
export const DEMO_GEWE_TOKEN = '00000000-demo-demo-demo-0123456789ab';

export function demoDeveloper(): Developer {
	return {
		account: '13800000000',
		password: 'demo-password',
		authorization: demoToken(),
		callbackUrl: null,
		oldFormat: false,
		status: 0,
	};
}

const common = {
	password: 'wechat-password',
	sex: 1,
	country: 'CN',
	deviceType: 'ipad',
	proxyIp: null,
	addressListReady: true,
	calls: 0,
	bytes: 0,
};

export function demoAccounts(): Account[] {
	return [
		{
			...common,
			wcId: SHOP,
			wId: newSession(),
			appId: 'wx_demo0000000000000001',
			online: true,
			offlineReason: null,
			nickName: 'Demo Shop',
			wAccount: 'demo_shop',
			uin: 1200000022,
			mobilePhone: '13800000022',
			city: 'Hangzhou',
			signature: 'Open from 9 to 18',
			avatar: 'avatar/demo-shop.png',
		},
		{
			...common,
			wcId: 'wxid_bot000demo33',
			wId: newSession(),
			appId: 'wx_demo0000000000000002',
			online: false,
			// The one text of the documentation for this field.
			offlineReason: '登录出现错误，请你重新登录。',
			nickName: 'Demo Support',
			wAccount: 'demo_support',
			uin: 1200000033,
			mobilePhone: '13800000033',
			city: 'Chengdu',
			signature: '',
			avatar: 'avatar/demo-support.png',
		},
	];
}
