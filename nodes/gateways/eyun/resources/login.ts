import type { INodePropertyOptions } from 'n8n-workflow';

import * as fields from '../../../editor/loginFields';
import { login as words } from '../../../editor/words/login';
import { resources } from '../../../editor/words/resources';
import type { Field } from '../../../engine/operation';
import { developerState, loginState, nestedRefusal, presentLoginState } from '../answer';
import { developerAccount, ownProxy, ownWeChatId } from '../fields';
import type { Resource } from '../operation';

const regions: INodePropertyOptions[] = [
	{ name: 'Anhui', value: 9 },
	{ name: 'Beijing', value: 1 },
	{ name: 'Chongqing', value: 4 },
	{ name: 'Fujian', value: 10 },
	{ name: 'Gansu', value: 27 },
	{ name: 'Guangdong', value: 16 },
	{ name: 'Guangxi', value: 24 },
	{ name: 'Guizhou', value: 23 },
	{ name: 'Hainan', value: 17 },
	{ name: 'Hebei', value: 5 },
	{ name: 'Heilongjiang', value: 21 },
	{ name: 'Henan', value: 13 },
	{ name: 'Hubei', value: 14 },
	{ name: 'Hunan', value: 15 },
	{ name: 'Inner Mongolia', value: 30 },
	{ name: 'Jiangsu', value: 7 },
	{ name: 'Jiangxi', value: 11 },
	{ name: 'Jilin', value: 29 },
	{ name: 'Liaoning', value: 22 },
	{ name: 'Ningxia', value: 25 },
	{ name: 'Qinghai', value: 26 },
	{ name: 'Shaanxi', value: 20 },
	{ name: 'Shandong', value: 12 },
	{ name: 'Shanghai', value: 3 },
	{ name: 'Shanxi', value: 6 },
	{ name: 'Sichuan', value: 18 },
	{ name: 'Tianjin', value: 2 },
	{ name: 'Tibet', value: 28 },
	{ name: 'Yunnan', value: 19 },
	{ name: 'Zhejiang', value: 8 },
];

const proxy: Field = {
	name: 'proxy',
	displayName: 'Region',
	wire: 'integer',
	required: true,
	default: 1,
	choices: regions,
	description: 'Not used with a proxy of your own or a Local Proxy ID',
	hint: 'Where the account is normally used: the login comes from an address there',
};

/** Left empty only at the very first login: without it the account drops again and again. */
const knownWeChatId: Field = {
	...ownWeChatId,
	required: undefined,
	prominent: true,
	description: 'The account, as its first login returned it',
	hint: 'Leave it empty only at the very first login. Later logins without it make the account drop.',
};

const aid: Field = { name: 'aid', ...fields.aid };

const ttuid: Field = { name: 'ttuid', ...fields.ttuid };

/** The login that Get QR Code has begun: its account is not online yet. */
const begunLogin: Field = {
	name: 'wId',
	displayName: 'Session ID',
	wire: 'string',
	required: true,
	default: '={{ $json.wId }}',
	placeholder: 'e.g. 1c2f3a4b-1111-4222-8333-444444444444',
	description: 'The wId that Get QR Code returned',
};

/** What tells of an account that has logged in; the rest is about the gateway. */
const PROFILE = [
	'loginState',
	'wcId',
	'wId',
	'nickName',
	'wAccount',
	'headUrl',
	'smallHeadImgUrl',
	'sex',
	'country',
	'city',
	'signature',
	'mobilePhone',
	'uin',
	'deviceType',
	'status',
	'message',
	'url',
];

export const login: Resource = {
	...resources.login,
	operations: [
		{
			...words.getAddressList,
			path: '/getAddressList',
			pace: 'addressList',
			fields: [],
		},
		{
			value: 'getLoginState',
			name: 'Get Login State',
			action: 'Get state of login',
			description:
				"Find out at once how far a login is. It is not in the vendor's catalog: Wait for Scan asks the same and waits.",
			path: '/simpleIPadLoginInfo',
			account: false,
			// Nothing is left out: what it answers is known from clients only.
			fields: [begunLogin],
			answer: presentLoginState,
		},
		{
			...words.getQrCode,
			path: '/iPadLogin',
			file: { link: 'qrCodeUrl', stem: 'login-qr-code', extension: 'png', isExtra: true },
			account: false,
			fields: [
				{ ...knownWeChatId, whenEmpty: '' },
				{
					name: 'deviceType',
					...fields.deviceType,
					choices: fields.deviceTypes('Needs Auto Check in Wait for Scan'),
				},
				proxy,
				...ownProxy,
				aid,
				ttuid,
			],
		},
		{
			value: 'initAddressList',
			name: 'Initialize Address List',
			action: 'Load address list after login',
			description:
				'Load the contacts of the account into the gateway. Needed once after each login; takes from 10 seconds to 3 minutes.',
			path: '/initAddressList',
			renewsLists: true,
			fields: [],
		},
		{
			...words.logInAgain,
			path: '/secondLogin',
			account: false,
			fields: [
				ownWeChatId,
				{
					...ttuid,
					description:
						'ID that the local proxy app of the vendor shows (ttuid). Needed if the account has logged in with one before.',
				},
				{
					...aid,
					description:
						'ID of the local network proxy tool (aid). If the account has logged in with it before, the tool has to be running; its ID may stay empty.',
				},
			],
			answer: nestedRefusal,
		},
		{
			value: 'logInToGateway',
			name: 'Log In to Gateway',
			action: 'Get authorization of developer account',
			description:
				'Get the Authorization of your developer account, which the credential needs. It stays valid. n8n may hide it in the output; the documentation says how to copy it.',
			path: '/member/login',
			account: false,
			fields: [
				developerAccount,
				{
					name: 'password',
					displayName: 'Password',
					wire: 'string',
					required: true,
					secret: true,
					description: 'Password of the developer account',
				},
			],
			answer: developerState,
		},
		{
			...words.logInWithPassword,
			path: '/loginByAccountAndPassword',
			file: {
				link: 'base64',
				isBase64: true,
				stem: 'login-qr-code',
				extension: 'png',
				mayBeMissing: true,
			},
			account: false,
			fields: [
				{
					name: 'wId',
					displayName: 'Session ID',
					wire: 'string',
					prominent: true,
					placeholder: 'e.g. 1c2f3a4b-1111-4222-8333-444444444444',
					description: 'Empty at the first call, wId of its answer at the second',
				},
				knownWeChatId,
				proxy,
				{ name: 'account', ...fields.weChatAccount },
				{ name: 'password', ...fields.password },
				...ownProxy,
			],
		},
		{
			...words.waitForScan,
			path: '/getIPadLoginInfo',
			simplify: PROFILE,
			advice:
				'The QR code was not scanned and confirmed within 250 seconds, or it has expired. Get a new one and scan it at once with WeChat on the phone.',
			account: false,
			fields: [
				begunLogin,
				{ name: 'autoCheck', ...fields.autoCheck },
				{ name: 'verifyCode', ...fields.verifyCode },
			],
			answer: loginState,
		},
	],
};
