/**
 * A gateway that has nothing in common with E Cloud: GET instead of POST, the key in the query, an envelope
 * and a callback of its own, and no session. It is there to show that engine, editor, events and callbacks
 * know no gateway.
 */
import type { IDataObject } from 'n8n-workflow';

import { Refusal, rowsOf } from '../../nodes/engine/answer';
import { askAs } from '../../nodes/engine/asking';
import { codes } from '../../nodes/engine/errorCodes';
import { Fault } from '../../nodes/engine/fault';
import { acting, SECOND } from '../../nodes/engine/pace';
import { readEnvelope } from '../../nodes/engine/reply';
import { callGateway } from '../../nodes/engine/transport';
import { chatTypeOf } from '../../nodes/events/ids';
import type { Accounts, Gateway, Key, Protocol } from '../../nodes/gateways/gateway';

const key: Key = {
	name: 'Toy Key',
	origin: 'ask the toy',
	of: ({ authorization }) => String(authorization ?? ''),
};

const protocol: Protocol = {
	key,
	request: (url, body) => ({ method: 'GET', url, qs: body }),
	authenticate: ({ authorization }, request) => ({
		...request,
		qs: { ...request.qs, key: String(authorization) },
	}),
	// {"good": true, "what": …} or {"good": false, "why": "…"}
	read: (response) =>
		readEnvelope(response, ({ good, what, why }) =>
			typeof good === 'boolean'
				? {
						code: String(good),
						message: String(why ?? ''),
						data: what,
						envelope: { good, what, why },
					}
				: undefined,
		),
	answer: (reply) => {
		if (reply.code !== 'true') throw new Refusal(reply);
		return reply.data;
	},
	explainRefusal: (action, { message }) =>
		new Fault(codes.refused, `The toy does not like '${action}': ${message}`),
};

/** There is one account, and nothing names it. */
const accounts: Accounts = {
	modes: [],
	only: async () => ({ mode: 'list', value: '' }),
	actAs: async (_caller, _account, act) => await act({}),
	idOf: async (_caller, { value }) => String(value),
	weChatIdOf: async (_caller, { value }) => String(value),
};

const named = (rows: unknown) =>
	rowsOf(rows).map(({ id, name }) => ({ id: String(id), name: String(name) }));

export const toy: Gateway = {
	...protocol,
	id: 'toy',
	name: 'Toy',
	test: async (ask) => {
		protocol.answer(await ask('/hello'));
		return 'The toy says hello';
	},
	accounts,
	paces: { gentle: acting('message', [0, SECOND]) },
	catalog: [
		{
			value: 'message',
			name: 'Message',
			startWith: 'sendText',
			operations: [
				{
					value: 'sendText',
					name: 'Send Text',
					action: 'Send text message',
					description: 'Send a text',
					path: '/send',
					pace: 'gentle',
					fields: [
						{ name: 'to', displayName: 'To', wire: 'string', pick: 'chat', required: true },
						{ name: 'text', displayName: 'Text', wire: 'string', required: true, rows: 2 },
					],
				},
			],
		},
	],
	addressBook: {
		accounts: {
			action: 'the list of accounts',
			read: async (caller) =>
				named(protocol.answer(await callGateway(protocol, caller, '/accounts'))),
		},
		knownAccounts: { action: 'the list of accounts', read: async () => [] },
		chats: {
			step: 2,
			ids: async (caller, account) => {
				const ids = rowsOf(await askAs({ ...protocol, accounts }, caller, account, '/friends'));
				return { groups: [], contacts: ids.map(String), known: [] };
			},
			details: async (caller, account, ids) => {
				const body = { ids: ids.join('+') };
				const rows = await askAs({ ...protocol, accounts }, caller, account, '/names', body);
				return named(rows).map(({ id, name }) => ({ id, nickName: name, remark: '', alias: '' }));
			},
		},
		labels: { action: 'the list of labels', read: async () => [] },
		members: { action: 'the list of members', read: async () => [] },
	},
	callbacks: {
		/** {"said": "…", "by": "…", "me": "…", "no": 1} */
		read: (payload) => {
			const { said, by, me, no } = payload as IDataObject;
			if (said === undefined) return { kind: 'foreign', reason: 'Nobody said anything' };
			const [text, senderId] = [String(said), String(by)];
			return {
				kind: 'event',
				event: {
					event: 'message.text',
					gateway: 'toy',
					code: 'said',
					accountId: String(me),
					session: '',
					messageId: String(no),
					localId: '',
					chatId: senderId,
					chatType: chatTypeOf(senderId),
					senderId,
					isSelf: false,
					mentions: [],
					isAtMe: false,
					text,
					textWithoutMentions: text,
					timestamp: null,
					raw: payload as IDataObject,
				},
			};
		},
		received: { thanks: true },
		forbidden: { thanks: false },
		testCall: {},
		setUrl: async (caller, url) => {
			protocol.answer(await callGateway(protocol, caller, '/tell', { url }));
		},
	},
};
