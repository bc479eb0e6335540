/**
 * Who else gets what comes to an address, as the address itself says it: so a process of n8n that has
 * activated nothing (a webhook process in queue mode) knows it too.
 */
import { createHmac } from 'crypto';

import { sameToken } from './token';
import { asProduction, asTest, idIn, withId } from './triggerPath';

/** The part of the query that holds them. */
const ALSO = 'also';

/** From this length on it is not known whether a gateway still takes an address. */
export const LONG_URL = 1_000;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const SHORT = /^[\w-]{22}$/;

/** 22 characters for a UUID, as n8n's IDs are; what somebody has named is marked and as long as it is. */
const shortened = (id: string): string =>
	UUID.test(id)
		? Buffer.from(id.replace(/-/g, ''), 'hex').toString('base64url')
		: `~${Buffer.from(id).toString('base64url')}`;

function lengthened(code: string): string {
	if (!SHORT.test(code)) return Buffer.from(code.slice(1), 'base64url').toString();
	const hex = Buffer.from(code, 'base64url').toString('hex');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** What an entry of the list stands for: an ID, one with a mark behind it for a test run, or a whole path. */
function toAddress(entry: string, receiver: string): string {
	const isTest = /.~$/.test(entry);
	const id = lengthened(isTest ? entry.slice(0, -1) : entry);
	if (id.startsWith('/')) return new URL(id, receiver).href;
	const address = withId(receiver, id);
	return isTest ? asTest(address) : address;
}

/** The shortest entry from which the address comes back; n8n's paths can be renamed by its environment. */
function toEntry(address: string, receiver: string): string {
	const id = shortened(idIn(address) ?? '');
	const short = [id, `${id}~`].find((entry) => toAddress(entry, receiver) === address);
	return short ?? shortened(new URL(address).pathname);
}

/** 128 bits are enough for what nobody can try out. */
const signatureOf = (key: Buffer, entries: string): string =>
	createHmac('sha256', key).update(`siblings ${entries}`).digest('base64url').slice(0, 22);

/**
 * @param url of the receiver, with its token
 * @param others addresses of triggers of the same n8n
 * @param key made from that of the credential
 * @returns the URL for the gateway; the same without others
 */
export function withSiblings(url: string, others: string[], key: Buffer): string {
	if (others.length === 0) return url;
	const { origin, pathname } = new URL(url);
	const receiver = asProduction(origin + pathname);
	const entries = others.map((other) => toEntry(other, receiver)).join('.');
	const address = new URL(url);
	address.searchParams.set(ALSO, `${signatureOf(key, entries)}.${entries}`);
	return address.href;
}

/**
 * Reads the list of a callback.
 *
 * @param given the query of the callback
 * @param receiver the production address that it came to, or the one of its workflow
 * @returns the addresses of the others; nothing where the list was not made with the key
 */
export function siblingsIn(
	given: Record<string, unknown>,
	receiver: string,
	key: Buffer,
): string[] | undefined {
	const list = given[ALSO];
	if (list === undefined) return [];
	const [, signature, entries] = /^([\w-]{22})\.([\w.~-]+)$/.exec(String(list)) ?? [];
	if (entries === undefined || !sameToken(signature, signatureOf(key, entries))) return undefined;
	return entries.split('.').map((entry) => toAddress(entry, receiver));
}
