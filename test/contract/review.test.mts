/** What a person is asked about the tool call of an agent, in the hands of n8n-core. */
import { ExecuteContext } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	type IDataObject,
	type INodeExecutionData,
	type INodeParameters,
	type INodeTypes,
	NodeConnectionTypes,
	Workflow,
} from 'n8n-workflow';

import { eyun } from '../../nodes/gateways/eyun';
import { questionOf, refusedUnlessAnswered } from '../../nodes/questions/review/toolCall';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { place, weChatEyun } from './n8n.mts';

const PACKAGE = 'n8n-nodes-wechat-gateway';

let simulator: Simulator;
beforeEach(async () => {
	simulator = await startSimulator();
});
afterEach(() => simulator.close());

const byModel = (name: string) => `={{ $fromAI('${name}', \`\`, 'string') }}`;

interface Held {
	name: string;
	type: string;
	parameters: INodeParameters;
	disabled?: boolean;
}

const sendText: Held = {
	name: 'Send a text',
	type: `${PACKAGE}.weChatEyunTool`,
	parameters: {
		...{ resource: 'message', operation: 'sendText' },
		to: { __rl: true, mode: 'id', value: '={{ $json.chatId }}' },
		text: byModel('Text'),
	},
};

/** As n8n 2.8 and 2.41 hand it over: the item of the agent, and in it the call. */
const item = (more: IDataObject = {}): IDataObject => ({
	chatId: 'wxid_asks',
	tool: 'Send_a_text',
	toolParameters: { Text: 'Tea is left' },
	toolCallId: 'call_1',
	...more,
});

/** A review, with what stands behind it. */
function review(json: IDataObject, held: Held[] = [sendText], parameters: INodeParameters = {}) {
	const { url: baseUrl, authorization } = simulator;
	const { additionalData, node: placed } = place(weChatEyun, { baseUrl, authorization });
	const { credentials } = placed;
	const named = { id: 'r', name: 'Review', type: `${PACKAGE}.weChatEyunHitlTool` };
	const node = { ...named, parameters, credentials };
	const type = NodeConnectionTypes.AiTool;
	const workflow = new Workflow({
		id: 'workflow',
		nodes: [node, ...held.map((one) => ({ ...one, id: one.name }))].map((one) => ({
			...one,
			...{ typeVersion: 1, position: [0, 0] },
		})),
		connections: Object.fromEntries(
			held.map(({ name }) => [name, { [type]: [[{ node: 'Review', type, index: 0 }]] }]),
		),
		active: false,
		nodeTypes: { getByNameAndVersion: () => weChatEyun } as unknown as INodeTypes,
	});
	const items: INodeExecutionData[] = [{ json }];
	const data = { main: [items] };
	const executed = workflow.getNode('Review')!;
	const context = new ExecuteContext(
		workflow,
		executed,
		additionalData,
		'manual',
		createEmptyRunExecutionData(),
		0,
		items,
		data,
		{ node: executed, data, source: null },
		[],
	);
	return { context, items };
}

const ask = async ({ context }: ReturnType<typeof review>, message: string) =>
	await questionOf(eyun, context, context, message);

const HEADING = 'An AI agent asks to do this:';
const DESCRIBED = `${HEADING}\nMessage: Send Text\nTo: wxid_asks\nText: Tea is left`;

it.each([
	'=The agent wants to call {{ $tool.name }}',
	'=The agent wants to run this tool: {{ $tool.name }}\n\nInput:\n{{ $tool.parameters }}',
])("in place of n8n's message %j, the call is told", async (message) => {
	const asked = review(item(), [sendText], { operation: 'sendAndWait', message });
	expect(await ask(asked, 'The agent wants [object Object]')).toBe(DESCRIBED);
});

it('somebody may say more above it', async () => {
	const parameters = { operation: 'sendAndWait', message: '=Please check: {{ $tool.parameters }}' };
	const asked = review(item(), [sendText], parameters);
	expect(await ask(asked, 'Please check: [object Object]')).toBe(`Please check:\n\n${DESCRIBED}`);
});

it('of several tools it is the one that is called', async () => {
	const other: Held = {
		name: 'Look up',
		type: '@n8n/n8n-nodes-langchain.toolWorkflow',
		parameters: { resource: 'message', operation: 'sendText', text: 'of another node' },
	};
	const call = { tool: 'Look_up', toolParameters: { What: 'tea' } };
	expect(await ask(review(item(call), [sendText, other]), '')).toBe(
		`${HEADING}\nLook up\nWhat: tea`,
	);
	const off = { ...sendText, disabled: true };
	expect(await ask(review(item(), [off]), '')).toBe(`${HEADING}\nSend a text\nText: Tea is left`);
});

it('whom it is for is looked up in the address book', async () => {
	const { wcId: id, nickName } = simulator.world.contacts[0];
	expect(await ask(review(item({ chatId: id })), '')).toContain(`\nTo: ${nickName} (${id})\n`);
});

it('no question fails for want of a name', async () => {
	simulator.misbehave('/getContact', { broken: 'hangUp' });
	expect(await ask(review(item()), '')).toBe(DESCRIBED);
});

it('what the agent works on is no answer when the time is over', () => {
	const { context, items } = review(item({ approved: true, chatInput: 'Do it', data: {} }));
	refusedUnlessAnswered(context);
	expect(items).toEqual([
		{
			json: {
				...item({ data: {} }),
				approved: false,
				chatInput: 'Nobody has answered in time, so this was not done.',
			},
		},
	]);
});
