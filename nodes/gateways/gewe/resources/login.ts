import type { INodePropertyOptions } from 'n8n-workflow';

import * as fields from '../../../editor/loginFields';
import { login as words } from '../../../editor/words/login';
import { resources } from '../../../editor/words/resources';
import type { Field, FileLink } from '../../../engine/operation';
import { loginState } from '../answer';
import { geweCodes } from '../errorCodes';
import { ownProxy } from '../fields';
import type { Operation, Resource } from '../operation';

/** The gateway knows a province by the first digits of its postal area. */
const regions: INodePropertyOptions[] = [
	['Anhui', '340000'],
	['Beijing', '110000'],
	['Chongqing', '500000'],
	['Fujian', '350000'],
	['Gansu', '620000'],
	['Guangdong', '440000'],
	['Guangxi', '450000'],
	['Guizhou', '520000'],
	['Hainan', '460000'],
	['Hebei', '130000'],
	['Heilongjiang', '230000'],
	['Henan', '410000'],
	['Hubei', '420000'],
	['Hunan', '430000'],
	['Inner Mongolia', '150000'],
	['Jiangsu', '320000'],
	['Jiangxi', '360000'],
	['Jilin', '220000'],
	['Liaoning', '210000'],
	['Ningxia', '640000'],
	['Qinghai', '630000'],
	['Shaanxi', '610000'],
	['Shandong', '370000'],
	['Shanghai', '310000'],
	['Shanxi', '140000'],
	['Sichuan', '510000'],
	['Tianjin', '120000'],
	['Tibet', '540000'],
	['Xinjiang', '650000'],
	['Yunnan', '530000'],
	['Zhejiang', '330000'],
].map(([name, value]) => ({ name, value }));

const region: Field = {
	name: 'regionId',
	displayName: 'Region',
	wire: 'string',
	required: true,
	default: '110000',
	choices: regions,
	description: 'Not used with a proxy of your own',
	hint: 'The nearest to where the account is normally used: the login comes from an address there',
};

const DEVICE_ID = 'e.g. wx_abcDEF123ghiJKL456mno';

/** A second device for the same account throws both out again and again. */
const knownDevice: Field = {
	name: 'appId',
	parameter: 'device',
	displayName: 'Device',
	wire: 'string',
	pick: 'account',
	prominent: true,
	whenEmpty: '',
	placeholder: DEVICE_ID,
	description: 'The device of the account, as its first login returned it (appId)',
	hint: 'Leave it empty only at the very first login. A second device for the same account makes both drop.',
};

const requiredDevice: Field = {
	...knownDevice,
	prominent: undefined,
	whenEmpty: undefined,
	required: true,
	hint: undefined,
};

const aid: Field = { name: 'aid', ...fields.aid };
const ttuid: Field = { name: 'ttuid', ...fields.ttuid };

const qrCode: FileLink = {
	link: 'qrImgBase64',
	isBase64: true,
	stem: 'login-qr-code',
	extension: 'jpg',
	isExtra: true,
};

const operations: Operation[] = [
	{
		value: 'convertMacToIpad',
		name: 'Convert Mac to iPad',
		action: 'Convert Mac device to iPad',
		description:
			'Get a QR code that turns a Mac device into an iPad. The vendor calls this outdated. Go on with Wait for Scan.',
		path: '/login/changeMacToIpad',
		pace: 'login',
		file: qrCode,
		account: false,
		fields: [requiredDevice],
	},
	{
		...words.getAddressList,
		description:
			'Retrieve the IDs of all friends, saved groups and Official Accounts. It takes longer the more there are: if it takes too long, Get Cached Address List has the result.',
		path: '/contacts/fetchContactsList',
		pace: 'addressList',
		fields: [],
	},
	{
		value: 'getCachedAddressList',
		name: 'Get Cached Address List',
		action: 'Get cached address list',
		description:
			'Retrieve what Get Address List has found within the last 10 minutes, when that took too long',
		path: '/contacts/fetchContactsListCache',
		renewsLists: true,
		pace: 'addressList',
		fields: [],
	},
	{
		...words.getQrCode,
		path: '/login/getLoginQrCode',
		pace: 'login',
		file: qrCode,
		account: false,
		fields: [
			knownDevice,
			{
				name: 'type',
				...fields.deviceType,
				choices: fields.deviceTypes('Can pass the verification by itself'),
			},
			region,
			ownProxy,
			aid,
			ttuid,
		],
	},
	{
		...words.logInAgain,
		description:
			'Log in an account that was logged out with Log Out: the phone asks for a confirmation, no QR code is needed. Go on with Wait for Scan.',
		path: '/login/dialogLogin',
		pace: 'login',
		account: false,
		fields: [requiredDevice, region, ownProxy, aid],
	},
	{
		...words.logInWithPassword,
		description:
			'Log in with WeChat account and password. Run step 1, scan the QR code at once with the phone, then run step 2 with the device ID of step 1.',
		path: '/login/loginByAccount',
		pace: 'login',
		file: { ...qrCode, isExtra: undefined, mayBeMissing: true },
		account: false,
		fields: [
			{
				name: 'step',
				displayName: 'Step',
				wire: 'integer',
				required: true,
				default: 1,
				choices: [
					{ name: '1: Get QR Code', value: 1 },
					{ name: '2: Finish Login', value: 2 },
				],
				description: 'Step 2 follows when the QR code of step 1 has been scanned',
			},
			knownDevice,
			region,
			{ name: 'account', ...fields.weChatAccount },
			{ name: 'password', ...fields.password },
			{ ...ownProxy, whenEmpty: '' },
		],
	},
	{
		value: 'reconnect',
		name: 'Reconnect',
		action: 'Reconnect account',
		description:
			'Bring an account back that the gateway has lost while the phone still shows the device as online. If this fails, log in again.',
		path: '/login/reconnection',
		pace: 'login',
		fields: [],
	},
	{
		...words.waitForScan,
		description:
			'Finish a login: asks every 5 seconds until the QR code has been scanned and confirmed, or WeChat asks for a code',
		path: '/login/checkLogin',
		simplify: [
			'loginState',
			'loginInfo.wxid',
			'loginInfo.nickName',
			'loginInfo.alias',
			'headImgUrl',
			'status',
			'expiredTime',
			'message',
			'uuid',
		],
		repeat: {
			every: 5,
			failed:
				"The QR code was not scanned and confirmed in time. Get a new one with 'Login > Get QR Code', giving the same device ID, and scan it at once with WeChat on the phone.",
			code: geweCodes.notScanned,
			state: ({ loginState: state, expiredTime }) => {
				if (state !== 'waiting' && state !== 'scanned') return { is: 'done' };
				const isOver = expiredTime !== undefined && Number(expiredTime) <= 0;
				return isOver ? { is: 'failed', reason: 'the QR code has expired' } : { is: 'running' };
			},
		},
		account: false,
		fields: [
			{
				name: 'appId',
				parameter: 'loginDevice',
				displayName: 'Device ID',
				wire: 'string',
				required: true,
				default: '={{ $json.appId }}',
				placeholder: DEVICE_ID,
				description: 'The appId that Get QR Code returned',
			},
			{
				name: 'uuid',
				displayName: 'Login ID',
				wire: 'string',
				required: true,
				default: '={{ $json.uuid }}',
				placeholder: 'e.g. 4fKq1Zt0d2Yx',
				description: 'The uuid that Get QR Code returned',
			},
			{ name: 'autoSliding', ...fields.autoCheck },
			{ name: 'captchCode', ...fields.verifyCode },
			ownProxy,
		],
		answer: loginState,
	},
];

export const login: Resource = { ...resources.login, operations };
