/** A workflow that was saved before an operation got another name runs after it, and looks as before. */
import type { INodeProperties, INodeType } from 'n8n-workflow';

import { buildProperties, buildSubtitle } from '../../nodes/editor/description';
import { exchange } from '../../nodes/engine/exchange';
import { findOperation } from '../../nodes/engine/findOperation';
import type { Gateway } from '../../nodes/gateways/gateway';
import { gateways } from '../../nodes/gateways/choose';
import { byId } from '../editor.mts';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { type Run, runNode } from './runNode.mts';
import { underTest } from './underTest.mts';

/** The gateway after a release in which "Send Text" has got another value. */
const renamed = (gateway: Gateway): Gateway => ({
	...gateway,
	catalog: gateway.catalog.map((resource) => ({
		...resource,
		startWith: resource.startWith === 'sendText' ? 'sendWords' : resource.startWith,
		operations: resource.operations.map((operation) =>
			operation.value === 'sendText'
				? { ...operation, value: 'sendWords', renamedFrom: ['sendText'] }
				: operation,
		),
	})),
});

let simulator: Simulator;
afterEach(() => simulator?.close());

describe.each(['eyun', 'gewe'] as const)('%s', (id) => {
	const { gateway, nodeType, account, credential } = underTest[id];
	const after = renamed(gateway);
	const properties = buildProperties(after);
	const node = {
		...nodeType,
		description: {
			...nodeType.description,
			requestOperations: { pagination: exchange(after) },
			properties: [
				...properties,
				...nodeType.description.properties.filter(({ name }) => name === 'requestOptions'),
			],
		},
	} as INodeType;

	it.each(['sendText', 'sendWords'])('%s sends', async (operation) => {
		simulator = await startSimulator({ gateway: id });
		const items = await runNode(
			{
				gateway: id,
				baseUrl: simulator.url,
				fields: credential(simulator),
				parameters: {
					...{ resource: 'message', operation, text: 'Hello' },
					weChatAccount: { __rl: true, ...account(simulator.world) },
					to: byId('wxid_lilei00demo01'),
					options: { pacing: 'off' },
				} as Run['parameters'],
			},
			node,
		);
		expect(items[0].json).not.toHaveProperty('error');
		expect(simulator.world.messages.at(-1)).toMatchObject({ text: 'Hello', direction: 'sent' });
	});

	it('the editor has a line for the old value, and shows the fields and the name with it', () => {
		const { options = [] } = properties.find(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.resource?.includes('message'),
		)!;
		expect(options).toContainEqual(
			expect.objectContaining({ name: 'Send Text (Renamed)', value: 'sendText' }),
		);
		expect(options).toContainEqual(
			expect.objectContaining({ name: 'Send Text', value: 'sendWords' }),
		);
		expect(buildSubtitle(after.catalog)).toContain('"sendText":"Send Text"');
		// Wherever a condition names the operation, it names what it was before.
		const named = (list: INodeProperties[]) =>
			JSON.stringify(list.map(({ displayOptions }) => displayOptions));
		const conditions = named(properties);
		expect(conditions).toContain('"sendWords"');
		expect(conditions.replaceAll('"sendWords","sendText"', '')).not.toMatch(/sendWords|sendText/);
	});
});

it('an operation is found by its value of now and of before, in its resource only', () => {
	const { catalog } = renamed(gateways[0]);
	const found = findOperation(catalog, 'message', 'sendText');
	expect(found?.value).toBe('sendWords');
	expect(findOperation(catalog, 'message', 'sendWords')).toBe(found);
	expect(findOperation(catalog, 'contact', 'sendText')).toBeUndefined();
	expect(findOperation(catalog, 'message', undefined)).toBeUndefined();
});

it.each(gateways)(
	'$name: a former value belongs to nothing else of its resource',
	({ catalog }) => {
		for (const { operations } of catalog) {
			const values = operations.flatMap(({ value, renamedFrom = [] }) => [value, ...renamedFrom]);
			expect(new Set(values).size).toBe(values.length);
		}
	},
);
