import type { IDataObject, INodeExecutionData, ITriggerFunctions } from 'n8n-workflow';

import type { Others } from '../../../nodes/callbacks/others';
import { readSettings } from '../../../nodes/callbacks/settings';
import type { WeChatEvent } from '../../../nodes/events/message';
import { eyun } from '../../../nodes/gateways/eyun';
import { readCallback } from '../../../nodes/gateways/readCallback';

/** Those of a node on which nothing is set. */
const settings = (trigger: string) =>
	readSettings({
		getNode: () => ({ id: trigger, parameters: {} }),
		getWorkflow: () => ({ id: 'workflow' }),
	} as unknown as ITriggerFunctions);

function eventWith(newMsgId: number): WeChatEvent {
	const data = { fromUser: 'lilei', toUser: 'bot', content: 'hi', newMsgId };
	const body = { account: '13800000000', wcId: 'bot', messageType: '60001', data };
	const callback = readCallback(Buffer.from(JSON.stringify(body)));
	if (callback.kind !== 'event') throw new Error('no event');
	return callback.event;
}

/** A process of n8n that begins now: it remembers nothing. */
async function process(kept: IDataObject, ofSibling: IDataObject = {}) {
	const got: unknown[] = [];
	let module!: typeof import('../../../nodes/callbacks/passOn');
	await jest.isolateModulesAsync(async () => {
		module = await import('../../../nodes/callbacks/passOn');
	});
	const live: Others['live'] = ['b', 'c'].map((trigger) => ({
		settings: settings(trigger),
		kept: trigger === 'b' ? ofSibling : {},
		start: ([{ json }]: INodeExecutionData[]) => void got.push([trigger, json.messageId]),
		warn: () => {},
	}));
	const by = { gateway: eyun, trigger: 'a' };
	return {
		got,
		passOn: (event: WeChatEvent) => module.passOnHere({ live, addresses: [] }, by, event, kept),
	};
}

it('what was passed on is passed on no more, also after a restart', async () => {
	const kept: IDataObject = { seen: ['its own'] };
	const before = await process(kept);
	expect(before.passOn(eventWith(4_000_000_000_000_001))).toBe(true);
	expect(before.passOn(eventWith(4_000_000_000_000_001))).toBe(false);
	expect(before.got).toEqual([
		['b', '4000000000000001'],
		['c', '4000000000000001'],
	]);
	expect(kept.seen).toEqual(['its own']);

	const after = await process(structuredClone(kept));
	expect(after.passOn(eventWith(4_000_000_000_000_001))).toBe(false);
	expect(after.passOn(eventWith(4_000_000_000_000_002))).toBe(true);
	expect(after.got).toEqual([
		['b', '4000000000000002'],
		['c', '4000000000000002'],
	]);
});

it('one that has had it in another way before the start does not get it again', async () => {
	const { got, passOn } = await process({}, { seen: ['bot 4000000000000003'] });
	expect(passOn(eventWith(4_000_000_000_000_003))).toBe(true);
	expect(got).toEqual([['c', '4000000000000003']]);
});
