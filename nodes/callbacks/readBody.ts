import { decodeJson } from '../engine/losslessJson';
import type { Callback } from '../events/message';
import type { Callbacks } from '../gateways/gateway';

/** Some programs write this in front of a text. */
const BYTE_ORDER_MARK = '\ufeff';

const withoutMark = (text: string): string =>
	text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;

/**
 * Reads a callback from its bytes: the body that n8n has parsed holds rounded ids. Never throws.
 *
 * @param dialects those it may be in: the first that knows it reads it
 */
export function readBody(
	rawBody: Buffer | undefined,
	dialects: Array<Callbacks['read']>,
): Callback {
	try {
		const payload = decodeJson(withoutMark(String(rawBody ?? '')));
		const readings: Callback[] = [];
		for (const read of dialects) {
			const reading = read(payload);
			if (reading.kind !== 'foreign') return reading;
			readings.push(reading);
		}
		return readings[0];
	} catch {
		return { kind: 'foreign', reason: 'The body is no JSON' };
	}
}
