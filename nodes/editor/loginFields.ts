import type { INodePropertyOptions } from 'n8n-workflow';

import type { SharedField } from './fields';

/** Fields of operations that log an account in. */

/** The devices that a gateway can be; what Mac needs differs. */
export const deviceTypes = (mac: string): INodePropertyOptions[] => [
	{ name: 'iPad', value: 'ipad', description: 'Recommended' },
	{ name: 'Mac', value: 'mac', description: mac },
];

export const deviceType = {
	parameter: 'deviceType',
	displayName: 'Device Type',
	wire: 'string',
	required: true,
	default: 'ipad',
	description: 'As which device the gateway logs in',
} satisfies SharedField;

export const aid = {
	displayName: 'Local Proxy ID',
	wire: 'string',
	description:
		'ID of the local network proxy tool (aid). It counts before any other proxy and the region.',
} satisfies SharedField;

/** As `aid`, of another program of the vendors. */
export const ttuid = {
	displayName: 'Local Proxy App ID',
	wire: 'string',
	description:
		'ID that the local proxy app of the vendor shows (ttuid), together with a region or a proxy of your own. A Local Proxy ID counts before it.',
} satisfies SharedField;

export const weChatAccount = {
	displayName: 'WeChat Account',
	wire: 'string',
	required: true,
	placeholder: 'e.g. 13800000000',
	description: 'Phone number or WeChat name that is used to log in',
} satisfies SharedField;

export const password = {
	displayName: 'Password',
	wire: 'string',
	required: true,
	secret: true,
	description: 'Password of the WeChat account',
} satisfies SharedField;

export const autoCheck = {
	parameter: 'autoCheck',
	displayName: 'Auto Check',
	wire: 'boolean',
	required: true,
	default: false,
	description:
		'Whether the gateway passes the verification by itself. Switch it on for device type Mac only.',
} satisfies SharedField;

export const verifyCode = {
	parameter: 'verifyCode',
	displayName: 'Verify Code',
	wire: 'string',
	placeholder: 'e.g. 123456',
	description: 'Code that the phone shows, when the previous call asked for it',
} satisfies SharedField;
