import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { isIncomplete, startAwaiting, stopAwaiting } from '../../../nodes/callbacks/awaited';
import { othersOf } from '../../../nodes/callbacks/others';
import { forget, remember } from '../../../nodes/callbacks/recipients';
import type { Settings } from '../../../nodes/callbacks/settings';
import { withSiblings } from '../../../nodes/callbacks/siblings';
import { makeSecrets } from '../../../nodes/callbacks/token';

const DEVELOPER = 'developer';
const access = { ...makeSecrets('key', ''), developer: DEVELOPER };
const at = (id: string, folder = 'webhook') => `https://N8n.example.com/${folder}/${id}/wechat`;
const [OWN, SIBLING, TEST] = [at('own'), at('sibling'), at('draft', 'webhook-test')];

/** A callback, as the gateway sends it to the address that it has from before the start. */
function comes(mode = 'webhook') {
	const url = new URL(withSiblings(OWN, [SIBLING, TEST], access.relayKey));
	const webhook = {
		getMode: () => mode,
		getNodeWebhookUrl: () => OWN,
		getQueryData: () => Object.fromEntries(url.searchParams),
	} as unknown as IWebhookFunctions;
	othersOf(webhook, access as never, { alsoDeliverTo: [] } as unknown as Settings);
}

const joins = (base: string, developer = DEVELOPER) =>
	remember({
		...{ base, url: base, tokenVersion: '', developer, credential: '1', workflow: 'Shop' },
		...{ kind: 'automatic', since: 1 },
		hook: { getNode: () => ({}) } as unknown as IHookFunctions,
	});

afterEach(() => {
	stopAwaiting(DEVELOPER);
	for (const base of [OWN, SIBLING]) forget(base);
});

it('while n8n starts, who is named by a callback is awaited, but for test runs', () => {
	startAwaiting(DEVELOPER);
	expect(isIncomplete(DEVELOPER)).toBe(false);
	comes();
	joins(OWN);
	expect(isIncomplete(DEVELOPER)).toBe(true);
	joins(SIBLING);
	expect(isIncomplete(DEVELOPER)).toBe(false);
});

it('so is the one that the callback has come to', () => {
	startAwaiting(DEVELOPER);
	comes();
	joins(SIBLING);
	expect(isIncomplete(DEVELOPER)).toBe(true);
});

it('another workflow that joins does not forget who was named', () => {
	startAwaiting(DEVELOPER);
	comes();
	startAwaiting(DEVELOPER);
	joins(OWN);
	expect(isIncomplete(DEVELOPER)).toBe(true);
});

it('who has joined for another developer account does not count', () => {
	startAwaiting(DEVELOPER);
	comes();
	joins(OWN);
	joins(SIBLING, 'another');
	expect(isIncomplete(DEVELOPER)).toBe(true);
});

it('nobody is awaited after the start, nor for what comes to a test run', () => {
	comes();
	startAwaiting(DEVELOPER);
	expect(isIncomplete(DEVELOPER)).toBe(false);
	comes('manual');
	joins(SIBLING);
	expect(isIncomplete(DEVELOPER)).toBe(false);
	stopAwaiting(DEVELOPER);
	comes();
	expect(isIncomplete(DEVELOPER)).toBe(false);
});
