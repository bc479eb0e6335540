import type { Field } from '../../../engine/operation';
import { old } from '../legacy';
import type { Resource } from '../operation';

const region: Field = {
	name: 'regionid',
	parameter: 'regionId',
	displayName: 'Region ID',
	wire: 'string',
	placeholder: 'e.g. 320000',
	description: 'Six digits that stand for the region where the account is normally used',
};

export const legacyLogin: Resource = {
	value: 'legacyLogin',
	name: 'Legacy Login',
	startWith: 'getQrCode',
	operations: [
		{
			value: 'createDevice',
			name: 'Create Device',
			action: 'Create device with the legacy API',
			description: old(
				'Create a device for the first login of an account. Later logins of the account use the same device again',
			),
			path: '/api/login/createapp',
			pace: 'login',
			account: false,
			fields: [{ ...region, required: true }],
		},
		{
			value: 'getQrCode',
			name: 'Get QR Code',
			action: 'Get QR code for account login with the legacy API',
			description: old('Start a login: get a QR code to scan with WeChat on the phone'),
			path: '/api/login/getloginqrcode',
			pace: 'login',
			account: false,
			file: {
				link: 'base64',
				stem: 'login-qr-code',
				extension: 'png',
				isBase64: true,
				mayBeMissing: true,
			},
			fields: [
				{
					name: 'appid',
					parameter: 'deviceId',
					displayName: 'Device ID',
					wire: 'string',
					required: true,
					placeholder: 'e.g. wx_Abc123Def456Ghi789Jkl',
					description: 'ID of the device (appid), as returned by Create Device',
				},
				{ ...region, description: `${region.description}. Empty takes the one before.` },
			],
		},
	],
};
