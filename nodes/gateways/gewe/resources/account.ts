import { account as words } from '../../../editor/words/account';
import { resources } from '../../../editor/words/resources';
import { listIn, onlineState } from '../answer';
import { chosenProfile } from '../profile';
import type { Operation, Resource } from '../operation';

const operations: Operation[] = [
	{
		...words.checkOnline,
		description:
			'Find out whether a WeChat account is online. The gateway says yes of some accounts that are not: a send that fails because the account is offline is right.',
		path: '/login/checkOnline',
		asksWhetherOnline: true,
		fields: [],
		answer: onlineState,
	},
	{
		value: 'getDevices',
		name: 'Get Devices',
		action: 'Get devices of gateway',
		description:
			"Retrieve a list of the devices that the gateway has. Only a server of your own can do this. It is not in the vendor's catalog.",
		path: '/login/deviceList',
		account: false,
		fields: [],
	},
	{
		value: 'getLoginDevices',
		name: 'Get Login Devices',
		action: 'Get login devices of account',
		description:
			'Retrieve a list of the devices on which the account has logged in, as the phone shows it',
		path: '/personal/getSafetyInfo',
		fields: [],
		answer: listIn('list'),
	},
	{
		value: 'getProfile',
		name: 'Get Profile',
		action: 'Get profile of account',
		description: 'Retrieve the profile of the account itself, with its WeChat ID',
		path: '/personal/getProfile',
		simplify: [
			'wxid',
			'nickName',
			'alias',
			'sex',
			'country',
			'province',
			'city',
			'signature',
			'smallHeadImgUrl',
		],
		fields: [],
	},
	{
		...words.logOut,
		action: 'Log account out of gateway',
		description:
			'Log the account out of its device. It can log in again on the same device with Get QR Code or Log In Again of Login.',
		path: '/login/logout',
		pace: 'login',
		fields: [],
	},
	{
		value: 'updateProfile',
		name: 'Update Profile',
		action: 'Update profile of account',
		description:
			'Change one thing in the profile of the account: the nickname, the gender, the signature, or the region',
		path: '/personal/updateProfile',
		pace: 'change',
		...chosenProfile,
	},
];

export const account: Resource = { ...resources.account, operations };
