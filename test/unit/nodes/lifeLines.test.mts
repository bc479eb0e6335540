import { lifeLines, type Life } from '../../../nodes/callbacks/lifeLines';
import type { Address } from '../../../nodes/callbacks/recipients';

const NOW = Date.UTC(2026, 10, 26, 8, 0);
const minutesAgo = (count: number) => NOW - count * 60_000;

const address = (more: Partial<Address> = {}): Address => ({
	base: 'https://n8n.example.com/webhook/1/wechat',
	url: 'https://n8n.example.com/webhook/1/wechat?token=secret',
	tokenVersion: '',
	developer: 'shop',
	credential: '1',
	workflow: 'Orders',
	kind: 'automatic',
	since: minutesAgo(30),
	...more,
});

const life = (more: Partial<Life> = {}): Life => ({
	now: NOW,
	since: minutesAgo(90),
	heard: { accounts: new Map() },
	holder: address(),
	instance: 'https://n8n.example.com/',
	isGatewayInternal: false,
	timeZone: 'Asia/Shanghai',
	...more,
});

const namesOf = (more?: Partial<Life>) => lifeLines(life(more)).map(({ name }) => name);
const linesOf = (more?: Partial<Life>) =>
	lifeLines(life(more)).map(({ name, description }) => `${name} | ${description}`);

it('nothing of an entry is ever stored, and none has the token', () => {
	const lines = lifeLines(life({ heard: { accounts: new Map([['bot', NOW]]), callback: NOW } }));
	expect(lines.map(({ value }) => value)).toEqual(lines.map(() => ''));
	expect(JSON.stringify(lines)).not.toContain('token');
});

it('without a callback, it says since when, and what it cannot know', () => {
	expect(linesOf()).toEqual([
		'Public address: https://n8n.example.com | Run Check Callbacks to see whether it answers.',
		'Registered address: https://n8n.example.com/webhook/1/wechat | Set for "Orders", 30 minutes ago (2026-11-26 15:30 GMT+8)',
		'No callback since this n8n process started, 1 hour ago (2026-11-26 14:30 GMT+8) | What went to another process of n8n (queue mode) is not seen here.',
	]);
});

it('what has come, of all accounts and of each, the latest first; what matters most is last', () => {
	const accounts = new Map([
		['anna', minutesAgo(120)],
		['bot', minutesAgo(0.5)],
	]);
	const heard = {
		accounts,
		callback: minutesAgo(0.5),
		test: minutesAgo(29),
		refused: { at: minutesAgo(2880), reason: 'a wrong or no token' },
	};
	expect(namesOf({ heard }).slice(2)).toEqual([
		'Last refused call: 2 days ago (2026-11-24 16:00 GMT+8), with a wrong or no token',
		'The gateway tested the address: 29 minutes ago (2026-11-26 15:31 GMT+8)',
		'Last callback of bot: less than a minute ago (2026-11-26 15:59 GMT+8)',
		'Last callback of anna: 2 hours ago (2026-11-26 14:00 GMT+8)',
		'Last callback: less than a minute ago (2026-11-26 15:59 GMT+8)',
	]);
});

it('of many accounts the five that were heard of last', () => {
	const names = Array.from({ length: 9 }, (_, index) => `account${index}`);
	const accounts = new Map(names.map((name, index) => [name, minutesAgo(10 - index)]));
	const shown = namesOf({ heard: { accounts } }).filter((name) => name.includes('account'));
	expect(shown.map((name) => /account\d/.exec(name)![0])).toEqual(names.slice(4).reverse());
});

describe('the registered address', () => {
	const registered = (more: Partial<Life>) => linesOf(more)[1];

	it('is not known: what to do, and where the gateway says it', () => {
		expect(registered({ holder: undefined, whereUrl: 'Look in the console.' })).toBe(
			'Registered address: none that this n8n process knows of | Publish the workflow. Look in the console.',
		);
	});

	it('is that of a test run', () => {
		expect(registered({ holder: address({ kind: 'test' }) })).toContain(
			'Registered address, for a test run: https://n8n.example.com/webhook/1/wechat | Set for "Orders"',
		);
	});

	it('is the business of the user', () => {
		expect(registered({ holder: address({ kind: 'manual', since: 0 }) })).toBe(
			'Address of "Orders": https://n8n.example.com/webhook/1/wechat | Entered at the gateway by you, or not: n8n cannot see that.',
		);
	});

	it('was registered some time, before n8n was started', () => {
		expect(registered({ holder: address({ since: 1 }) })).toMatch(/\| Set for "Orders"$/);
	});
});

describe('the public address', () => {
	const publicly = (more: Partial<Life>) => linesOf(more)[0];

	it.each(['http://localhost:5678/', 'http://192.168.1.7/', 'https://n8n.local/'])(
		'%s is none',
		(instance) => {
			expect(publicly({ holder: undefined, instance })).toMatch(
				/^Not public: \S+ is known in your own network only \| Set WEBHOOK_URL/,
			);
			expect(publicly({ holder: undefined, instance, isGatewayInternal: true })).toMatch(
				/^Address in your own network, like the gateway's: /,
			);
		},
	);

	it('with a path, which a proxy may hide', () => {
		const holder = address({ base: 'https://example.com/tools/n8n/webhook/1/wechat' });
		expect(publicly({ holder })).toBe(
			'Public address: https://example.com/tools/n8n/ | A proxy has to take /tools/n8n/ away. Run Check Callbacks to see whether it does.',
		);
		expect(publicly({ holder: undefined, instance: 'https://example.com/n8n/' })).toContain(
			'has to take /n8n/ away',
		);
	});

	it('without encryption', () => {
		expect(publicly({ holder: undefined, instance: 'http://n8n.example.com/' })).toContain(
			'without encryption: http://n8n.example.com | Messages and the token can be read',
		);
	});

	it('nobody knows', () => {
		expect(publicly({ holder: undefined, instance: '' })).toMatch(/^Public address: not known/);
	});
});
