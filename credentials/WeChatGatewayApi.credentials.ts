import type {
	IAuthenticate,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
	ICredentialDataDecryptedObject,
} from 'n8n-workflow';

import { authenticate } from '../nodes/gateways/eyun/authorization';

/** Access to a WeChat gateway. Tested by the WeChat node, since only the gateway's code tells whether it worked. */
export class WeChatGatewayApi implements ICredentialType {
	name = 'weChatGatewayApi';

	displayName = 'WeChat Gateway API';

	icon: Icon = { light: 'file:../icons/wechat.svg', dark: 'file:../icons/wechat.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-wechat-gateway/n8n-nodes-wechat-gateway#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Gateway',
			name: 'gateway',
			type: 'options',
			options: [{ name: 'E Cloud', value: 'eyun' }],
			default: 'eyun',
			description: 'The service that connects the WeChat account',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
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
			default: '',
			placeholder: 'e.g. eyJhbGciOiJIUzI1NiJ9…',
			description:
				"Key of your developer account, sent as it is. If you do not have it yet, leave it empty, save, and run 'Login > Log In to Gateway' in the WeChat node. After changing it, activate each workflow with a WeChat Trigger again: the token in its callback URL is made from it, and messages that come with the old token are refused.",
		},
		{
			displayName: 'Authorization Prefix',
			name: 'authorizationPrefix',
			type: 'string',
			default: '',
			placeholder: 'e.g. Bearer',
			description: 'Word to send before the Authorization. E Cloud needs none: leave it empty.',
		},
	];

	/** A function, since an expression would cost more than the rest of the request. */
	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	) => authenticate(credentials, request);
}
