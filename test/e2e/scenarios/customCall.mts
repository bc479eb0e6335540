import { errorOf, itemsOf } from '../../../scripts/lib/n8n-rest.mjs';
import { CREDENTIAL_TYPE, type Stage } from '../support/stage.mts';
import { runOn } from '../support/workflow.mts';

/** What no operation covers can be asked with n8n's HTTP Request node and the same credential. */
export function customCall(stage: () => Stage): void {
	it('resource and operation offer "Custom API Call"', async () => {
		const node = (await stage().rest.nodeTypes()).find(
			({ name }) => name === 'n8n-nodes-wechat-gateway.weChatEyun',
		);
		const offering = node.properties.filter(({ options = [] }: { options?: object[] }) =>
			JSON.stringify(options).includes('Custom API Call'),
		);
		// The resource, and the operations of each resource.
		expect(offering).toHaveLength(12);
	});

	it('the HTTP Request node calls the gateway with the credential', async () => {
		const execution = await runOn(stage(), [{}], {
			name: 'Custom API Call',
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			parameters: {
				method: 'POST',
				url: `${stage().simulator.url}/queryLoginWx`,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: CREDENTIAL_TYPE,
				sendBody: true,
				specifyBody: 'json',
				jsonBody: '{}',
				options: {},
			},
			credentials: { [CREDENTIAL_TYPE]: stage().credential },
		});
		expect(errorOf(execution)).toBeUndefined();
		expect(itemsOf(execution, 'Custom API Call')[0].json).toMatchObject({ code: '1000' });
	});
}
