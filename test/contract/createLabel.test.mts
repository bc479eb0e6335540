/** A label is made from within the list of labels, as n8n's editor has it done. */
import { LoadOptionsContext } from 'n8n-core';
import type { IDataObject, ILoadOptionsFunctions, INodeProperties } from 'n8n-workflow';

import { byId } from '../editor.mts';
import { askList, names } from './editorStage.mts';
import { errorOf } from './errorOf.mts';
import { place } from './n8n.mts';
import { renamedSimulator } from './renamedSimulator.mts';
import { underTest } from './underTest.mts';

type Handler = (this: ILoadOptionsFunctions, payload?: IDataObject | string) => Promise<unknown>;

/** All that is in a description, however deep. */
function* entriesOf(value: unknown): Generator<IDataObject> {
	if (typeof value !== 'object' || value === null) return;
	yield value as IDataObject;
	for (const inner of Object.values(value)) yield* entriesOf(inner);
}

const makersIn = (properties: INodeProperties[]) =>
	[...entriesOf(properties)].flatMap(({ allowNewResource }) => allowNewResource ?? []);

describe.each([
	['eyun', '/addContactLabel'],
	['gewe', '/label/add'],
] as const)('%s', (id, path) => {
	const { nodeType, account, credential } = underTest[id];
	const simulator = renamedSimulator(id);

	const parameters = () => ({
		weChatAccount: { __rl: true, ...account(simulator().world) },
		contact: byId('wxid_lilei00demo01'),
	});
	/** As the editor's `POST /rest/dynamic-node-parameters/action-result`. */
	async function make(payload: IDataObject | string | undefined) {
		const setting = {
			gateway: id,
			baseUrl: simulator().url,
			credentialId: simulator().url,
			fields: credential(simulator()),
		};
		const { workflow, node, additionalData } = place(nodeType, setting);
		const context = new LoadOptionsContext(
			workflow,
			node,
			{ ...additionalData, currentNodeParameters: parameters() as never },
			'parameters.labelIdList.picked[0].id',
		);
		const { createLabel } = nodeType.methods!.actionHandler as unknown as Record<string, Handler>;
		return await createLabel.call(context, payload);
	}
	const asked = () => simulator().requests.filter((request) => request.path.endsWith(path));

	it('it is there at once, and what comes back is chosen', async () => {
		const made = await make({ name: ' Tea lovers ' });
		const label = simulator().world.labels.find(({ labelName }) => labelName === 'Tea lovers')!;
		expect(made).toBe(String(label.labelId));
		const list = await askList(simulator(), nodeType, 'searchLabels', { parameters: parameters() });
		expect(names(list)).toContain(`Tea lovers (${made})`);
	});

	it('one that is there already is found, and none is made', async () => {
		const [label] = simulator().world.labels;
		expect(await make({ name: label.labelName })).toBe(String(label.labelId));
		expect(asked()).toEqual([]);
	});

	it.each([undefined, '', '  ', {}, { name: '' }, { name: null }])(
		'%j has no name',
		async (payload) => {
			const error = await errorOf(make(payload as IDataObject));
			expect(error.message).toBe('A new label needs a name');
			expect(asked()).toEqual([]);
		},
	);

	it('what the gateway says is shown, without the key', async () => {
		simulator().misbehave(path, {
			refuse: { code: '1001', message: `失败 ${simulator().authorization}` },
		});
		const error = await errorOf(make({ name: 'Tea' }));
		expect(error.message).toContain('失败');
		expect(JSON.stringify(error)).not.toContain(simulator().authorization);
	});

	it('the list of labels offers it', () => {
		expect(makersIn(nodeType.description.properties)).toEqual([
			{ method: 'createLabel', label: expect.any(String), defaultName: '' },
		]);
	});
});
