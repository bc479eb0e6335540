import type { IHookFunctions } from 'n8n-workflow';

import { addressLines } from '../../../nodes/callbacks/addressLines';
import type { Address } from '../../../nodes/callbacks/recipients';

const address = (workflow: string, token: string): Address => ({
	base: 'https://n8n.example.com/webhook/1/wechat',
	url: `https://n8n.example.com/webhook/1/wechat?a=1&token=${token}`,
	tokenVersion: '',
	developer: 'shop',
	credential: '1',
	workflow,
	kind: 'manual',
	since: 0,
	hook: {} as IHookFunctions,
});

it('without an active workflow, the token and where it belongs', () => {
	const [{ name, value, description }, ...more] = addressLines('T0ken', [address('A', 'old')]);
	expect(name).toBe(
		'To enter at the gateway: the Production URL from above with ?token=T0ken behind it',
	);
	expect(description).toContain('then this list has the whole address');
	expect([value, more]).toEqual(['', []]);
});

it('the whole address of each active workflow, as a link that copies it', () => {
	const lines = addressLines('T0ken', [address('A', 'T0ken'), address('B', 'T0ken')]);
	expect(lines.map(({ name }) => name)).toEqual([
		'To enter at the gateway for "A": right-click the link and copy its address',
		'To enter at the gateway for "B": right-click the link and copy its address',
	]);
	const url = 'https://n8n.example.com/webhook/1/wechat?a=1&#38;token=T0ken';
	expect(lines[0].description).toBe(`<a href="${url}" target="_blank">${url}</a>`);
	expect(lines.map(({ value }) => value)).toEqual(['', '']);
});
