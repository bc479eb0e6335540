/**
 * n8n's signed resume URL wakes a run, whoever calls it, and n8n's static data is shown to whoever may read the
 * workflow. So it is kept and travels locked, with a key made from that of the credential.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

const keyFrom = (relayKey: Buffer): Buffer =>
	createHmac('sha256', relayKey).update('WeChat question').digest();

/** @param relayKey made from that of the credential */
export function seal(relayKey: Buffer, text: string): string {
	const iv = randomBytes(IV_BYTES);
	const cipher = createCipheriv(CIPHER, keyFrom(relayKey), iv);
	const locked = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([iv, cipher.getAuthTag(), locked]).toString('base64url');
}

/** @returns nothing where it was sealed with another key */
export function unseal(relayKey: Buffer, sealed: string): string | undefined {
	try {
		const bytes = Buffer.from(sealed, 'base64url');
		const decipher = createDecipheriv(CIPHER, keyFrom(relayKey), bytes.subarray(0, IV_BYTES), {
			authTagLength: TAG_BYTES,
		});
		decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
		const text = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
		return Buffer.concat([text, decipher.final()]).toString();
	} catch {
		return undefined;
	}
}
