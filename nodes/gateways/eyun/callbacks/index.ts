import { callGateway } from '../../../engine/transport';
import type { Callbacks } from '../../gateway';
import { data } from '../answer';
import { protocol } from '../protocol';
import { readEyunCallback } from './dialect';

/** The optimized format; the older ones have fewer events. */
const OPTIMIZED = 2;

export const callbacks: Callbacks = {
	read: readEyunCallback,
	// A phone number, which may come as a number.
	developerIn: ({ account }) => String(account ?? ''),
	// Any HTTP 200 satisfies E Cloud; this is the body that its consumers commonly answer.
	received: { code: '1000', message: 'success', data: null },
	forbidden: { code: '1001', message: 'forbidden', data: null },
	// Its answer has callbackUrl; it takes the password, which the credential does not have.
	whereUrl: "E Cloud tells which address it has only in the answer of 'Login > Log In to Gateway'.",
	testCall: { messageType: '00000', data: {} },
	setUrl: async (caller, httpUrl) => {
		data(await callGateway(protocol, caller, '/setHttpCallbackUrl', { httpUrl, type: OPTIMIZED }));
	},
	clearUrl: async (caller) => {
		data(await callGateway(protocol, caller, '/cancelHttpCallbackUrl'));
	},
};
