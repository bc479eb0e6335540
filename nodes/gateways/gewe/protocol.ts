import { encodeJson } from '../../engine/losslessJson';
import type { Protocol } from '../gateway';
import { data } from './answer';
import { authenticate, key } from './authorization';
import { isLegacy } from './dialect';
import { readReply } from './envelope';
import { explainRefusal, isBusy } from './remedies';

/** The paid service; where the Base URL is left empty. */
const PAID_SERVICE = 'http://api.geweapi.com/gewe/v2/api';

/** What the Base URL ends with for the newer endpoints; the legacy ones stand beside it. */
const V2 = /(\/gewe)?\/v2\/api\/*$/;

/** Every call is a POST with a JSON body. */
export const protocol: Protocol = {
	key,
	authenticate,
	base: (baseUrl, path) => {
		const base = baseUrl.trim() || PAID_SERVICE;
		return isLegacy(path) ? base.replace(V2, '') : base;
	},
	request: (url, { appId, ...body }) => ({
		method: 'POST',
		url,
		headers: { 'Content-Type': 'application/json' },
		body: encodeJson({
			...(appId !== undefined && { [isLegacy(url) ? 'appid' : 'appId']: appId }),
			...body,
		}),
	}),
	read: readReply,
	answer: data,
	explainRefusal,
	isBusy,
};
