/** The recorded-looking callbacks of test/fixtures/eyun/callbacks, one or more for every code. */
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Callback } from './callbacks.mts';
import { newMessageId, nowSeconds } from './ids.mts';
import { parseExact } from './json.mts';
import { SHOP } from './seed/accounts.mts';
import type { Account, World } from './world.mts';

const folder = new URL('../fixtures/eyun/callbacks/', import.meta.url);

/** "60001-text" and so on, in alphabetical order. */
export function fixtureNames(): string[] {
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.map((file) => file.slice(0, -'.json'.length))
		.sort();
}

/** The code at the beginning of a name; those of the old format are the numbers 0 to 17. */
export function codeOf(name: string): string {
	return /^(?:old-)?(\d+)/.exec(name)?.[1] ?? '';
}

export function fixtureText(name: string): string {
	return readFileSync(new URL(`${name}.json`, folder), 'utf8');
}

/** Some newMsgIds are no 64-bit numbers but short ones, for example that of a revocation. */
function freshLike(newMsgId: unknown): bigint | number {
	return typeof newMsgId === 'number' ? randomInt(1_900_000_000, 2_100_000_000) : newMessageId();
}

/** The fixture of a code or of a name, as if it happened to this account now. */
export function fixtureCallback(world: World, account: Account, wanted: string): Callback {
	const names = fixtureNames();
	const name = names.find((one) => one === wanted) ?? names.find((one) => codeOf(one) === wanted);
	if (name === undefined) {
		const codes = [...new Set(names.map(codeOf))].join(', ');
		throw new Error(`no event has the code ${wanted}; there are: ${codes}`);
	}
	const text = fixtureText(name).replaceAll(SHOP, account.wcId);
	const payload = parseExact(text) as Callback;
	const { data } = payload;
	if ('account' in payload) payload.account = world.developer.account;
	if ('wId' in data) data.wId = account.wId;
	if ('newMsgId' in data) data.newMsgId = freshLike(data.newMsgId);
	if ('timestamp' in data) data.timestamp = nowSeconds();
	return payload;
}
