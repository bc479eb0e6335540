/** Fresh ids of the kinds the gateway hands out. */
import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';

/** Whether a JavaScript number would change this id. */
export function isRounded(id: bigint): boolean {
	return BigInt(Number(id)) !== id;
}

function random64(): bigint {
	return randomBytes(8).readBigUInt64BE();
}

/** A newMsgId: positive signed 64-bit, with 19 digits that a JavaScript number cannot hold. */
export function newMessageId(): bigint {
	let id = 0n;
	while (id < 10n ** 18n || !isRounded(id)) id = random64() >> 1n;
	return id;
}

/** A channel object id: unsigned 64-bit beyond the signed range. */
export function newObjectId(): bigint {
	let id = 0n;
	while (!isRounded(id)) id = random64() | (1n << 63n);
	return id;
}

/** A channel comment id: signed 64-bit, negative as in the vendor's example. */
export function newCommentId(): bigint {
	return -newMessageId();
}

/** The id of a new Moment: larger than every existing one, since newer posts have larger ids. */
export function newMomentId(existing: string[]): string {
	let id = existing.reduce((max, text) => (BigInt(text) > max ? BigInt(text) : max), 0n);
	do id += BigInt(randomInt(1, 2 ** 40));
	while (!isRounded(id));
	return String(id);
}

/** A login instance id: another one at every login. */
export function newSession(): string {
	return randomUUID();
}

/** Hexadecimal text of the given length (keys, checksums, tickets). */
export function hex(length: number): string {
	return randomBytes(Math.ceil(length / 2))
		.toString('hex')
		.slice(0, length);
}

/** The same hexadecimal text for the same words, for ids that must be stable within a world. */
export function md5(...words: string[]): string {
	return createHash('md5').update(words.join('\n')).digest('hex');
}

/** The current time in seconds, the gateway's unit. */
export function nowSeconds(): number {
	return Math.floor(Date.now() / 1000);
}
