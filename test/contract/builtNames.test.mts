/** The package as it is published: what the pickers of a node have read, the trigger need not look up. */
import { LoadOptionsContext } from 'n8n-core';
import type { INodeType } from 'n8n-workflow';

import { workItem } from '../../nodes/callbacks/work';
import { startArriving } from './arriving.mts';
import { place } from './n8n.mts';
import { underTest } from './underTest.mts';

const built = (name: string): INodeType =>
	new (require(`../../dist/nodes/${name}/${name}.node.js`)[name])();

const trigger = built('WeChatTrigger');

it.each([
	['eyun', built('WeChatEyun')],
	['gewe', built('WeChatGewe')],
] as const)('names of %s', async (gateway, nodeType) => {
	const arriving = await startArriving(gateway);
	const credentialId = `built names of ${gateway}`;
	try {
		const { simulator } = arriving;
		const [event] = await arriving.after('Li Lei writes "hi" in group Family');
		const { workflow, node, additionalData } = place(nodeType, {
			gateway,
			baseUrl: simulator.url,
			fields: underTest[gateway].credential(simulator),
			credentialId,
			parameters: { weChatAccount: { __rl: true, mode: 'wcId', value: event.accountId } },
		});
		Object.assign(additionalData, { currentNodeParameters: node.parameters });
		const picker = new LoadOptionsContext(workflow, node, additionalData, 'parameters');
		await nodeType.methods!.listSearch!.searchChats.call(picker, '', undefined);
		simulator.clear();

		const { senderName: _shown, raw: _raw, ...message } = event;
		const item = workItem({
			messages: [{ ...message, senderName: 'Lei' }],
			isCombined: false,
			downloads: { events: [], largestFile: 1, voiceAsWav: false },
			lookUpNames: true,
		});
		const context = Object.create(arriving.execution({ credentialId }), {
			getInputData: { value: () => [item] },
		});
		const output = await trigger.execute!.call(context);
		expect(output).toMatchObject([[{ json: { chatName: 'Family', senderName: 'Lei' } }]]);
		expect(simulator.requests).toEqual([]);
	} finally {
		await arriving.close();
	}
});
