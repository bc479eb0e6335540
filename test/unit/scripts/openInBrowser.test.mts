import { hasBrowser, opener } from '../../../scripts/lib/open-in-browser.mjs';

const url = 'http://127.0.0.1:9899/_sim/page';

it.each([
	['linux', 'xdg-open'],
	['darwin', 'open'],
	['win32', 'cmd'],
] as const)('opens an address on %s by %s', (platform, command) => {
	const [first, ...rest] = opener(url, platform);
	expect(first).toBe(command);
	expect(rest.at(-1)).toBe(url);
});

it('opens nothing where nobody sits: no terminal, CI, another machine, no desktop', () => {
	const env = { DISPLAY: ':0' };
	const desk = { isTTY: true, env, platform: 'linux' } as const;
	expect(hasBrowser(desk)).toBe(true);
	expect(hasBrowser({ ...desk, platform: 'darwin', env: {} })).toBe(true);
	expect(hasBrowser({ ...desk, isTTY: false })).toBe(false);
	expect(hasBrowser({ ...desk, env: { ...env, CI: 'true' } })).toBe(false);
	expect(hasBrowser({ ...desk, env: { ...env, SSH_CONNECTION: '1 2 3 4' } })).toBe(false);
	expect(hasBrowser({ ...desk, env: {} })).toBe(false);
});
