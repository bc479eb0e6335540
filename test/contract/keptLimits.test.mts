/** Limits of a day go on after n8n was restarted, by what it has saved of the workflow. */
import type { IDataObject } from 'n8n-workflow';

import { renameAccounts } from './editorStage.mts';
import { errorOf } from './errorOf.mts';
import { renamedSimulator } from './renamedSimulator.mts';
import { runNode } from './runNode.mts';
import { underTest } from './underTest.mts';

describe.each(['eyun', 'gewe'] as const)('%s', (id) => {
	const { nodeType, account, credential } = underTest[id];
	const simulator = renamedSimulator(id);

	const online = () => simulator().world.accounts.find((one) => one.online)!;
	/** Once a day. */
	const DAILY = { pacing: 'custom', shortestPause: 0, longestPause: 0, perMinute: 0.001 };

	async function create(labelName: string, staticData: IDataObject, options: object = DAILY) {
		let saved: IDataObject | undefined;
		await runNode(
			{
				gateway: id,
				baseUrl: simulator().url,
				fields: credential(simulator()),
				staticData,
				onSave: (data) => (saved = data),
				parameters: {
					...{ resource: 'label', operation: 'create', labelName },
					weChatAccount: { __rl: true, ...account(simulator().world) },
					options,
				} as never,
			},
			nodeType,
		);
		return saved;
	}

	/** Another process knows nothing of the account; here it has got a new name instead. */
	function restarted(saved: IDataObject): IDataObject {
		const { wcId, appId } = online();
		renameAccounts(simulator());
		const text = JSON.stringify(saved);
		return JSON.parse(text.replaceAll(wcId, online().wcId).replaceAll(appId, online().appId));
	}

	it('what was done before counts', async () => {
		const saved = await create('one', {});
		expect(Object.keys(saved!.global as object)).toEqual(['weChatLimits']);
		const error = await errorOf(create('two', restarted(saved!)));
		expect(error.message).toContain('The limit of this operation is reached');
		expect(error.context.errorCode).toBe('limitReached');
		expect(simulator().world.labels.map(({ labelName }) => labelName)).not.toContain('two');
	});

	it('without it, nobody knows', async () => {
		await create('one', {});
		restarted({});
		await create('two', {});
	});

	it('where no limit lasts an hour, n8n has nothing to save', async () => {
		expect(await create('one', {}, { pacing: 'safe' })).toBeUndefined();
		expect(await create('one', {}, { pacing: 'off' })).toBeUndefined();
	});
});
