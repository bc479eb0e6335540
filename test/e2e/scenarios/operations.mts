import { errorOf, itemsOf } from '../../../scripts/lib/n8n-rest.mjs';
import { byId, picked } from '../../editor.mts';
import type { Stage } from '../support/stage.mts';
import { FAMILY, LI_LEI, runOn, weChatEyun } from '../support/workflow.mts';

interface Case {
	resource: string;
	operation: string;
	parameters?: Record<string, unknown>;
	/** The endpoint that the gateway must see, and what must be in the body. */
	path: string;
	body?: Record<string, unknown>;
}

/** One operation of each resource: the catalog is tested one by one elsewhere, without n8n. */
const CASES: Case[] = [
	{ resource: 'account', operation: 'checkOnline', path: '/isOnline' },
	{ resource: 'channel', operation: 'getMyHome', path: '/finderHome' },
	{
		resource: 'contact',
		operation: 'get',
		parameters: { contacts: picked(LI_LEI) },
		path: '/getContact',
		body: { wcId: LI_LEI },
	},
	{ resource: 'favorite', operation: 'getAll', path: '/weChatFavorites/favSync' },
	{
		resource: 'group',
		operation: 'getMembers',
		parameters: { chatRoomId: byId(FAMILY) },
		path: '/getChatRoomMember',
		body: { chatRoomId: FAMILY },
	},
	{
		resource: 'incomingMessage',
		operation: 'downloadVoice',
		parameters: {
			msgId: '={{ $json.msgId }}',
			length: '4212',
			bufId: '7294837465019283745',
			fromUser: '={{ $json.from }}',
		},
		path: '/getMsgVoice',
	},
	{ resource: 'label', operation: 'getAll', path: '/getContactLabelList' },
	{ resource: 'login', operation: 'getAddressList', path: '/getAddressList' },
	{
		resource: 'message',
		operation: 'sendText',
		parameters: { to: byId(FAMILY), text: 'Tea is ready 🍵 "quoted"\nsecond line' },
		path: '/sendText',
		body: { wcId: FAMILY, content: 'Tea is ready 🍵 "quoted"\nsecond line' },
	},
	{
		resource: 'moment',
		operation: 'postText',
		parameters: { postText: 'Open until six' },
		path: '/snsSend',
		body: { content: 'Open until six' },
	},
	{ resource: 'tool', operation: 'getCallCounts', path: '/getReqTimes' },
];

/** Operations run inside n8n and reach the gateway. */
export function operations(stage: () => Stage, only?: string): void {
	const cases = CASES.filter(({ resource }) => !only || resource === only);

	it.each(cases)('$resource > $operation', async (one) => {
		const { control } = stage().simulator;
		const voice = (await control.messages()).find(({ kind }) => kind === 'voice');
		await control.forgetRequests();

		const { resource, operation, parameters, path, body } = one;
		const node = weChatEyun(stage().credential, 'WeChat', { resource, operation, ...parameters });
		const execution = await runOn(stage(), [{ msgId: voice?.msgId, from: voice?.from }], node);

		expect(errorOf(execution)).toBeUndefined();
		expect(execution.status).toBe('success');
		const items = itemsOf(execution, 'WeChat');
		expect(items.length).toBeGreaterThan(0);
		for (const { pairedItem } of items) expect(pairedItem).toEqual({ item: 0 });

		const sent = (await control.requests()).find((request) => request.path === path);
		expect(sent?.answer).toContain('"code":"1000"');
		expect(sent?.body).toMatchObject(body ?? {});
	});
}
