import { createHmac } from 'crypto';

import { sameToken } from './token';

/** The header in which a trigger signs what it passes on to another one. */
export const RELAY_HEADER = 'x-wechat-relay';

/** How long a signature holds, in ms, before and after its time: the clocks of two processes may differ. */
const LIFETIME = 60_000;

const signatureOf = (key: Buffer, body: Buffer, time: string): string =>
	createHmac('sha256', key).update(`${time}.`).update(body).digest('base64url');

/**
 * @param key made from that of the credential
 * @param now in ms since 1970
 * @returns the value of the header: a time and the signature of time and body
 */
export const signRelay = (key: Buffer, body: Buffer, now: number): string =>
	`${now}.${signatureOf(key, body, String(now))}`;

/** Whether a header was made with the key, for this body and within the last minute. */
export function isSignedRelay(key: Buffer, body: Buffer, header: unknown, now: number): boolean {
	if (typeof header !== 'string') return false;
	const [, time, signature] = /^(\d{1,15})\.([\w-]{43})$/.exec(header) ?? [];
	if (time === undefined || Math.abs(now - Number(time)) > LIFETIME) return false;
	return sameToken(signature, signatureOf(key, body, time));
}
