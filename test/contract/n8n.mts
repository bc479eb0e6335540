import { DirectoryLoader } from 'n8n-core';
import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IHttpRequestOptions,
	type INode,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';

import { WeChatGatewayApi } from '../../credentials/WeChatGatewayApi.credentials';
import { WeChatEyun } from '../../nodes/WeChatEyun/WeChatEyun.node.ts';
import { WeChatGewe } from '../../nodes/WeChatGewe/WeChatGewe.node.ts';
import { WeChatTrigger } from '../../nodes/WeChatTrigger/WeChatTrigger.node.ts';

/** How a request gets what opens the gateway. */
type Authenticate = (
	credentials: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
) => IHttpRequestOptions | Promise<IHttpRequestOptions>;

/**
 * Hands n8n-core the decrypted credential and authenticates with the package's own function. n8n does
 * the same with what it keeps in its database.
 */
class Credentials extends ICredentialsHelper {
	private readonly type = new WeChatGatewayApi();

	constructor(
		private readonly data: ICredentialDataDecryptedObject,
		private readonly own?: Authenticate,
	) {
		super();
	}
	getParentTypes() {
		return [];
	}
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		request: IHttpRequestOptions,
	) {
		const authenticate = this.own ?? this.type.authenticate;
		if (typeof authenticate !== 'function') throw new Error('authenticate is no function');
		return await authenticate(credentials, request);
	}
	async preAuthentication() {
		return undefined;
	}
	async getDecrypted() {
		return { ...this.data };
	}
	getCredentials(): never {
		throw new Error('not used by the engine');
	}
	async updateCredentials() {}
	async updateCredentialsOauthTokenData() {}
	getCredentialsProperties() {
		return this.type.properties;
	}
}

export const weChatEyun = new WeChatEyun();
// What n8n does when it loads a declarative node: it adds the "Request Options".
DirectoryLoader.applyDeclarativeNodeOptionParameters(weChatEyun);
export const weChatGewe = new WeChatGewe();
DirectoryLoader.applyDeclarativeNodeOptionParameters(weChatGewe);
export const weChatTrigger = new WeChatTrigger();

export const WEBHOOK_BASE = 'https://n8n.example.com/webhook';

let credentials = 0;

export interface Setting {
	/** That the credential is for; E Cloud, unless said otherwise. */
	gateway?: string;
	baseUrl: string;
	authorization?: string;
	authorizationPrefix?: string;
	/** More of the credential. */
	fields?: ICredentialDataDecryptedObject;
	/** In place of the credential's own. */
	authenticate?: Authenticate;
	/** Nodes with the same credential share what is remembered about a gateway. */
	credentialId?: string;
	parameters?: INodeParameters;
	continueOnFail?: boolean;
	/** Failed items leave by an output of their own. */
	errorOutput?: boolean;
	retryOnFail?: boolean;
	executeOnce?: boolean;
	/** The address that links to files begin with. */
	restApiUrl?: string;
	/** What n8n has saved of the workflow's static data, of which an execution gets a copy. */
	staticData?: IDataObject;
}

/** A workflow that holds the one node, as n8n-core wants it to run the node. */
export function place(nodeType: INodeType, setting: Setting) {
	const { gateway = 'eyun', baseUrl, authorization = '', authorizationPrefix = '' } = setting;
	const id = setting.credentialId ?? `credential ${++credentials}`;
	const node: INode = {
		id: 'node',
		name: 'Node',
		type: `n8n-nodes-wechat-gateway.${nodeType.description.name}`,
		typeVersion: 1,
		position: [0, 0],
		parameters: setting.parameters ?? {},
		credentials: { weChatGatewayApi: { id, name: 'E Cloud' } },
		...(setting.continueOnFail && { onError: 'continueRegularOutput' as const }),
		...(setting.errorOutput && { onError: 'continueErrorOutput' as const }),
		...(setting.retryOnFail && { retryOnFail: true }),
		...(setting.executeOnce && { executeOnce: true }),
	};
	const nodeTypes = {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	} as unknown as INodeTypes;
	const workflow = new Workflow({
		id: 'workflow',
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes,
		staticData: structuredClone(setting.staticData ?? {}),
	});
	const own = { gateway, baseUrl, authorization, authorizationPrefix };
	const data = { ...own, ...setting.fields };
	const additionalData = {
		credentialsHelper: new Credentials(data, setting.authenticate),
		webhookBaseUrl: WEBHOOK_BASE,
		// Where this n8n is found, of which its links to files are made.
		restApiUrl: setting.restApiUrl ?? 'https://n8n.example.com/rest',
		executionId: 'execution',
	} as unknown as IWorkflowExecuteAdditionalData;
	return { workflow, node: workflow.getNode('Node')!, additionalData };
}
