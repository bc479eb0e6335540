import {
	createEmptyRunExecutionData,
	type IDataObject,
	type INodeTypes,
	Workflow,
} from 'n8n-workflow';

import type { Resource } from '../../../nodes/engine/operation';
import { catalog as eyun } from '../../../nodes/gateways/eyun/catalog';
import { catalog as gewe } from '../../../nodes/gateways/gewe/catalog';
import { describeCall, namelessIn, toText } from '../../../nodes/questions/review/describeCall';
import { withChosen } from '../../../nodes/questions/review/fromAi';

/** What n8n's editor writes into an input that the model fills in. */
const byModel = (name: string, type = 'string') =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${name}', \`\`, '${type}') }}`;

const picked = (value: string, cachedResultName?: string) => ({
	__rl: true,
	...{ mode: cachedResultName ? 'list' : 'id', value, cachedResultName },
});

const workflow = new Workflow({
	nodes: [
		{ id: '1', name: 'Review', type: 'review', typeVersion: 1, position: [0, 0], parameters: {} },
	],
	connections: {},
	active: false,
	nodeTypes: {
		getByNameAndVersion: () => ({ description: { name: 'review', properties: [] } }),
	} as unknown as INodeTypes,
});

/** As n8n evaluates it where the agent's item has these values. */
const evaluateWith = (json: IDataObject) => (expression: string) =>
	workflow.expression.resolveSimpleParameterValue(
		`=${expression}`,
		{},
		createEmptyRunExecutionData(),
		0,
		0,
		'Review',
		[{ json }],
		'manual',
		{},
	);

const HEADING = 'An AI agent asks to do this:';
const IN_CHINESE = 'AI 助手请求执行：';

interface Case {
	chosen?: unknown;
	/** Of the node that is held back. */
	parameters?: IDataObject;
	/** What the agent works on. */
	item?: IDataObject;
	name?: string;
	catalog?: Resource[];
}

/** The lines below the heading. */
function described({ chosen = {}, parameters = {}, item = {}, name, catalog = eyun }: Case) {
	const held = { name: name ?? 'Send a text', parameters };
	const call = { tool: 'Send_a_text', chosen };
	const [first, ...lines] = toText(describeCall(catalog, call, held, evaluateWith(item))).split(
		'\n',
	);
	expect(first).toBe(/\p{Script=Han}/u.test(lines.join()) ? IN_CHINESE : HEADING);
	return lines;
}

const sendText = (parameters: IDataObject) => ({
	...{ resource: 'message', operation: 'sendText' },
	...parameters,
});

describe.each([
	{ gateway: 'E Cloud', catalog: eyun },
	{ gateway: 'GeWe', catalog: gewe },
])('a call of a tool of $gateway', ({ catalog }) => {
	it('says what is done, who gets it, and what', () => {
		expect(
			described({
				catalog,
				chosen: { Text: 'Your order is ready', To: 'wxid_lilei00demo01' },
				parameters: sendText({ text: byModel('Text'), to: picked(byModel('To')) }),
			}),
		).toEqual(['Message: Send Text', 'To: wxid_lilei00demo01', 'Text: Your order is ready']);
	});
});

it('shows what somebody has filled in, by the name that the list gave it', () => {
	expect(
		described({
			chosen: { Text: 'Hello' },
			parameters: sendText({
				weChatAccount: { __rl: true, mode: 'wcId', value: 'wxid_bot000demo22' },
				to: picked('21900000001@chatroom', 'Family'),
				text: byModel('Text'),
			}),
		}),
	).toEqual([
		'Message: Send Text',
		'To: Family (21900000001@chatroom)',
		'Text: Hello',
		'Account: wxid_bot000demo22',
	]);
});

it('shows what an expression comes to, also where it holds what the model has chosen', () => {
	expect(
		described({
			item: { chatId: 'wxid_asks' },
			chosen: { Body: 'a }} b {{ 1 + 1 }} "c" `d` \\' },
			parameters: sendText({
				to: picked('={{ $json.chatId }}'),
				text: "=Dear customer, {{ $fromAI('Body', `what (exactly)`, 'string') }}!",
			}),
		}),
	).toEqual([
		'Message: Send Text',
		'To: wxid_asks',
		'Text: Dear customer, a }} b {{ 1 + 1 }} "c" `d` \\!',
	]);
});

it('says where an expression cannot be shown, and what the model has chosen for it', () => {
	expect(
		described({
			chosen: { Text: 'Hello' },
			parameters: sendText({
				to: picked('wxid_a'),
				text: "={{ (() => { throw new Error('no') })() + $fromAI('Text') }}",
			}),
		}),
	).toEqual([
		'Message: Send Text',
		'To: wxid_a',
		'Text: (empty, or an expression that cannot be shown)',
		'Text: Hello',
	]);
});

it('shows choices by their names, lists and further fields, and what stands in no input', () => {
	const group = eyun.find(({ value }) => value === 'group')!;
	const manageAdmins = group.operations.find(({ value }) => value === 'manageAdmins')!;
	const choice = manageAdmins.fields.find(({ choices }) => choices)!;
	const lines = described({
		chosen: { Members: 'wxid_a, wxid_b', Reason: { why_so: ['one', 'two'], sure: true, no: null } },
		parameters: {
			...{ resource: 'group', operation: 'manageAdmins' },
			chatRoomId: picked('1@chatroom'),
			[choice.parameter ?? choice.name]: choice.choices![1].value,
		},
	});
	expect(lines).toEqual([
		'Group: Manage Admins',
		'Group: 1@chatroom',
		`${choice.displayName}: ${choice.choices![1].name}`,
		'Members: wxid_a, wxid_b',
		'Reason: why so: one, two, sure: yes',
	]);
});

it('a value of several lines cannot look like the next input', () => {
	expect(
		described({
			chosen: { Text: 'Hello\r\nTo: Mum\n\u2028Account: shop' },
			parameters: sendText({ to: picked('wxid_a'), text: byModel('Text') }),
		}),
	).toEqual([
		'Message: Send Text',
		'To: wxid_a',
		'Text: Hello',
		'    To: Mum',
		'    Account: shop',
	]);
});

it('what is too long is cut, and it says so', () => {
	const [, , text] = described({
		chosen: { Text: '好'.repeat(1_200) },
		parameters: sendText({ to: picked('wxid_a'), text: byModel('Text') }),
	});
	expect(text).toBe(`Text: ${'好'.repeat(1_000)}…（还有 200 个字）`);
	const chosen = Object.fromEntries(
		['a', 'b', 'c', 'd'].map((name) => [name, name.repeat(1_000)] as const),
	);
	const all = toText(describeCall(eyun, { tool: 'x', chosen }, undefined, evaluateWith({})));
	expect(all).toMatch(/c… \(\d+ more characters\)$/);
	expect([...all].length).toBeLessThan(3_100);
});

it('those of whom only the ID is known are named by the address book', () => {
	const held = {
		name: 'Add',
		parameters: {
			...{ resource: 'message', operation: 'sendMention' },
			weChatAccount: { __rl: true, mode: 'wcId', value: 'wxid_bot000demo22' },
			chatRoomId: picked(byModel('Group')),
			at: { picked: [{ id: picked('wxid_a') }] },
		},
	};
	const call = { tool: 'Add', chosen: { Group: '1@chatroom' } };
	const described = describeCall(eyun, call, held, evaluateWith({}));
	expect(namelessIn(described)).toEqual(['1@chatroom']);
	expect(toText(described, new Map([['1@chatroom', 'Family']]))).toContain(
		'\nGroup: Family (1@chatroom)\n',
	);
	expect(described.account).toMatchObject({ value: 'wxid_bot000demo22' });
});

it('of another tool, it shows its name and what the model has chosen', () => {
	expect(described({ name: 'Send mail', chosen: { Send_To: 'a@b.c', Subject: '' } })).toEqual([
		'Send mail',
		'Send To: a@b.c',
	]);
	const found = describeCall(eyun, { tool: 'look_up', chosen: 'tea' }, undefined, evaluateWith({}));
	expect(toText(found)).toBe(`${HEADING}\nlook up\nInput: tea`);
});

it('never shows what is not chosen, nor passwords', () => {
	const [operation, resource] = eyun
		.flatMap((module) => module.operations.map((one) => [one, module] as const))
		.find(([{ fields }]) => fields.some(({ secret }) => secret))!;
	const field = operation.fields.find(({ secret }) => secret)!;
	const lines = described({
		chosen: { Code: 'sesame' },
		parameters: {
			...{ resource: resource.value, operation: operation.value },
			[field.parameter ?? field.name]: byModel('Code'),
		},
	});
	expect(lines.join()).not.toContain('sesame');
	expect(described({ parameters: sendText({ text: '', at: {} }) })).toEqual(['Message: Send Text']);
});

describe('what the model has chosen, in an expression', () => {
	it.each([
		["$fromAI('A')", '"x"'],
		['$fromai( "A" , "a (b)" )', '"x"'],
		["$fromAI(`A`, `it\\`s`, 'string', '(')", '"x"'],
		["$fromAI('A') + $fromAI('B', '', 'json')", '"x" + JSON.parse("\\u007b\\"b\\":1\\u007d")'],
		["$fromAI('C')", "$fromAI('C')"],
		["$fromAI('constructor')", "$fromAI('constructor')"],
		['$json.a', '$json.a'],
	])('%s', (given, expected) => {
		expect(withChosen(given, { A: 'x', B: { b: 1 } }).expression).toBe(expected);
	});

	it('says which names stand in it', () => {
		expect(withChosen("{{ $fromAI('A') }} {{ $fromAI('C') }}", { A: 1, B: 2 }).names).toEqual([
			'A',
		]);
	});
});
