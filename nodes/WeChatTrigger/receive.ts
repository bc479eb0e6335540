import { decodeJson } from '../shared/losslessJson';
import { readEyunCallback } from './dialects/eyun';
import type { Callback, WeChatMessage } from './message';

/** Any HTTP 200 satisfies E Cloud; this is the body that its consumers commonly answer. */
const RECEIVED = { code: '1000', message: 'success', data: null };

function read(rawBody: Buffer | undefined): Callback {
	try {
		return readEyunCallback(decodeJson(String(rawBody ?? '')));
	} catch {
		// Not JSON, so not from the gateway.
		return { kind: 'other' };
	}
}

/**
 * From the bytes of a callback to the answer and, if it is one, the message. The bytes matter: the
 * body that n8n has parsed holds rounded ids.
 */
export function receiveCallback(rawBody: Buffer | undefined): {
	answer: object;
	message?: WeChatMessage;
} {
	const callback = read(rawBody);
	return {
		answer: RECEIVED,
		...(callback.kind === 'message' && { message: callback.message }),
	};
}
