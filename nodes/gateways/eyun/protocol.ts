import { encodeJson } from '../../engine/losslessJson';
import type { Protocol } from '../gateway';
import { data } from './answer';
import { authenticate, key } from './authorization';
import { readReply } from './envelope';
import { explainRefusal } from './remedies';

/** Every call is a POST with a JSON body. */
export const protocol: Protocol = {
	key,
	request: (url, body) => ({
		method: 'POST',
		url,
		headers: { 'Content-Type': 'application/json' },
		body: encodeJson(body),
	}),
	authenticate,
	read: readReply,
	answer: data,
	explainRefusal,
};
