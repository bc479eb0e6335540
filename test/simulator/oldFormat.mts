/**
 * The old format of callbacks, with numbers for codes. The vendor calls its list incomplete: what it
 * has no number for is delivered as in the optimized format.
 */
import type { Callback } from './callbacks.mts';

const CODES: Record<string, number> = {
	30001: 0,
	60022: 1,
	80005: 2,
	60005: 3,
	30000: 4,
	60001: 5,
	60002: 6,
	60003: 7,
	60004: 8,
	80001: 9,
	80002: 10,
	80003: 11,
	80004: 12,
	65004: 17,
};

const OTHER_PRIVATE = 13;
const OTHER_IN_GROUP = 14;
/** A friend request was accepted, and the like. */
const FRIEND_NOTICE = 15;
const REMARK_CHANGED = 16;

function oldCode({ messageType, data }: Callback): Callback['messageType'] {
	const code = String(messageType);
	if (code in CODES) return CODES[code];
	if (code.startsWith('60')) return OTHER_PRIVATE;
	if (code.startsWith('80')) return OTHER_IN_GROUP;
	if (code === '65001') return data.remark ? REMARK_CHANGED : FRIEND_NOTICE;
	return messageType;
}

/** The same callback as the old format tells it. */
export function inOldFormat(callback: Callback): Callback {
	return { ...callback, messageType: oldCode(callback) };
}
