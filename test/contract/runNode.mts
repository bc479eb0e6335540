import { DirectoryLoader, ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IExecuteData,
	type IHttpRequestOptions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
	NodeConnectionTypes,
	Workflow,
} from 'n8n-workflow';

import { WeChatGatewayApi } from '../../credentials/WeChatGatewayApi.credentials';
import { WeChat } from '../../nodes/WeChat/WeChat.node';

/**
 * Hands n8n-core the decrypted credential and authenticates with the package's own function. n8n does
 * the same with what it keeps in its database.
 */
class Credentials extends ICredentialsHelper {
	private readonly type = new WeChatGatewayApi();

	constructor(private readonly data: ICredentialDataDecryptedObject) {
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
		const { authenticate } = this.type;
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

const nodeType = new WeChat();
// What n8n does when it loads a declarative node: it adds the "Request Options".
DirectoryLoader.applyDeclarativeNodeOptionParameters(nodeType);
const nodeTypes = {
	getByName: () => nodeType,
	getByNameAndVersion: () => nodeType,
	getKnownTypes: () => ({}),
} as unknown as INodeTypes;

let runs = 0;

export interface Run {
	baseUrl: string;
	authorization?: string;
	authorizationPrefix?: string;
	parameters: INodeParameters;
	items?: IDataObject[];
	continueOnFail?: boolean;
	/** Runs with the same id share what the node remembers about a gateway. */
	credentialId?: string;
}

/** Runs the WeChat node in n8n-core's own declarative engine, with real HTTP, and returns its output. */
export async function runNode(run: Run): Promise<INodeExecutionData[]> {
	const node: INode = {
		id: 'node',
		name: 'WeChat',
		type: 'n8n-nodes-wechat-gateway.weChat',
		typeVersion: 1,
		position: [0, 0],
		parameters: run.parameters,
		credentials: {
			weChatGatewayApi: { id: run.credentialId ?? `credential ${++runs}`, name: 'E Cloud' },
		},
		...(run.continueOnFail && { onError: 'continueRegularOutput' as const }),
	};
	const workflow = new Workflow({
		id: 'workflow',
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes,
	});
	const items = (run.items ?? [{}]).map((json) => ({ json }));
	const data = { [NodeConnectionTypes.Main]: [items] };
	const stored = workflow.getNode('WeChat')!;
	const executeData: IExecuteData = { node: stored, data, source: null };
	const { baseUrl, authorization = '', authorizationPrefix = '' } = run;
	const context = new ExecuteContext(
		workflow,
		stored,
		{
			credentialsHelper: new Credentials({
				gateway: 'eyun',
				baseUrl,
				authorization,
				authorizationPrefix,
			}),
		} as unknown as IWorkflowExecuteAdditionalData,
		'manual',
		createEmptyRunExecutionData(),
		0,
		items,
		data,
		executeData,
		[],
	);
	const [output] = (await new RoutingNode(context, nodeType).runNode())!;
	return output;
}
