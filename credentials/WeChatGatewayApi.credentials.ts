import type {
	IAuthenticate,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
	ICredentialDataDecryptedObject,
} from 'n8n-workflow';

import { authenticate as asEyun } from '../nodes/gateways/eyun/authorization';
import { authenticate as asGewe } from '../nodes/gateways/gewe/authorization';

/** What opens each gateway, by the value of `gateway`. Whoever adds one adds it here. */
const authenticators = new Map([
	['eyun', asEyun],
	['gewe', asGewe],
]);

/** Shown for one gateway only; n8n hands over nothing that is not shown. */
const ofEyun = { show: { gateway: ['eyun'] } };
const ofGewe = { show: { gateway: ['gewe'] } };

/** n8n tells no node of a change, and publishes only what has changed. */
const AFTER_CHANGE =
	'After changing it, unpublish each workflow with a WeChat Trigger and publish it again: the token in its callback URL is made from what stands here.';

/** Access to a WeChat gateway. Tested by the WeChat nodes, since only the gateway's answer tells whether it worked. */
export class WeChatGatewayApi implements ICredentialType {
	name = 'weChatGatewayApi';

	displayName = 'WeChat Gateway API';

	icon: Icon = { light: 'file:../icons/wechat.svg', dark: 'file:../icons/wechat.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-wechat-gateway/n8n-nodes-wechat-gateway/blob/HEAD/docs/credentials.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Gateway',
			name: 'gateway',
			type: 'options',
			options: [
				{ name: 'E Cloud', value: 'eyun' },
				{ name: 'GeWe', value: 'gewe' },
			],
			default: 'eyun',
			description: 'The service that connects the WeChat account',
		},
		// Both start empty: of two fields of a name, n8n fills in the default of one, whichever is shown.
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			displayOptions: ofGewe,
			default: '',
			placeholder: 'e.g. http://203.0.113.7:2531/v2/api',
			hint: 'Leave it empty for the paid service of GeWe',
			description:
				'Address of the service with its prefix. That of the paid service is http://api.geweapi.com/gewe/v2/api.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			displayOptions: ofEyun,
			default: '',
			required: true,
			placeholder: 'e.g. http://203.0.113.7:9899',
			description:
				'Address that the vendor gave you, with port and path if there are any. Plain http is normal here.',
		},
		{
			displayName: 'Authorization',
			name: 'authorization',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: ofEyun,
			default: '',
			placeholder: 'e.g. eyJhbGciOiJIUzI1NiJ9…',
			description: `Key of your developer account, sent exactly as it is. ${AFTER_CHANGE} Messages that come with the old token are refused.`,
		},
		{
			displayName:
				"No Authorization yet? Leave it empty and save. Then run <b>Login > Log In to Gateway</b> in a node 'WeChat (E Cloud)', with the account and password that the vendor gave you, and paste the Authorization that it returns here.",
			name: 'noAuthorization',
			type: 'notice',
			displayOptions: { show: { gateway: ['eyun'], authorization: [''] } },
			default: '',
		},
		// Nobody has to enter it: a gateway that wants a word in front takes it as part of the Authorization.
		{
			displayName: 'Authorization Prefix',
			name: 'authorizationPrefix',
			type: 'hidden',
			displayOptions: ofEyun,
			default: '',
		},
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: ofGewe,
			default: '',
			required: true,
			placeholder: 'e.g. 1c2f3a4b-1111-4222-8333-444444444444',
			description: `Token from the console of GeWe. ${AFTER_CHANGE}`,
		},
		{
			displayName: 'Token Header',
			name: 'headerName',
			type: 'string',
			displayOptions: ofGewe,
			default: 'X-GEWE-TOKEN',
			placeholder: 'e.g. X-GEWE-TOKEN',
			description:
				'Name of the header that the token is sent in. Only services that resell GeWe under another name need another one, for example VideosApi-token.',
		},
		{
			displayName: 'Devices',
			name: 'devices',
			type: 'string',
			typeOptions: { rows: 3 },
			displayOptions: ofGewe,
			default: '',
			placeholder: 'e.g. wx_abcDEF123ghiJKL456mno',
			description:
				'IDs of the devices (appId) on which your accounts are logged in, separated by commas or line breaks. The gateway does not list them: the console shows them.',
		},
		{
			displayName:
				"No device yet? Leave it empty and save. Then run <b>Login > Get QR Code</b> in a node 'WeChat (GeWe)', and enter the appId that it returns here. Until then, the test of this credential cannot tell whether the token is right.",
			name: 'noDevices',
			type: 'notice',
			displayOptions: { show: { gateway: ['gewe'], devices: [''] } },
			default: '',
		},
		{
			displayName: 'Callback Secret',
			name: 'callbackSecret',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: ofGewe,
			default: '',
			description:
				'Only if you have entered an Authorization for callbacks in the console of GeWe: the same text. Callbacks without it are refused then.',
		},
		{
			displayName: 'Sending Processes',
			name: 'sendingProcesses',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 10 },
			default: 1,
			description:
				'Leave it at 1 unless n8n runs in queue mode with several workers. Then enter how many workers there are, plus 1 for the editor: each of them pauses that many times as long, and takes its part of the limits, so that all together are no faster than is safe for the account.',
		},
	];

	/** A function, since an expression would cost more than the rest of the request. */
	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	) => (authenticators.get(String(credentials.gateway)) ?? asEyun)(credentials, request);
}
