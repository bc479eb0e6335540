import type { IHookFunctions } from 'n8n-workflow';

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
	hook: {} as IHookFunctions,
	...more,
});

const life = (more: Partial<Life> = {}): Life => ({
	now: NOW,
	since: minutesAgo(90),
	heard: { accounts: new Map() },
	receiver: address(),
	others: [],
	urlLength: 100,
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
		expect(registered({ receiver: undefined, whereUrl: 'Look in the console.' })).toBe(
			'Registered address: none that this n8n process knows of | Publish the workflow. Look in the console.',
		);
	});

	it('is that of a test run', () => {
		expect(registered({ receiver: address({ kind: 'test' }) })).toContain(
			'Registered address, for a test run: https://n8n.example.com/webhook/1/wechat | Set for "Orders"',
		);
	});

	it('is the business of the user', () => {
		expect(registered({ receiver: address({ kind: 'manual', since: 0 }) })).toBe(
			'Address of "Orders": https://n8n.example.com/webhook/1/wechat | Entered at the gateway by you, or not: n8n cannot see that.',
		);
	});

	it('was registered some time, before n8n was started', () => {
		expect(registered({ receiver: address({ since: 1 }) })).toMatch(/\| Set for "Orders"$/);
	});
});

describe('those to whom it is passed on', () => {
	const named = (count: number) =>
		Array.from({ length: count }, (_, index) => address({ workflow: `Flow ${index + 1}` }));
	const others = named(1);

	it('are named, as many as a line takes, and a test run is told as one', () => {
		expect(linesOf({ others })[2]).toBe(
			'Passed on to "Flow 1" | Each of them decides by its own filters.',
		);
		expect(namesOf({ others: [...named(3), address({ kind: 'test' })] })[2]).toBe(
			'Passed on to "Flow 1", "Flow 2", "Flow 3", "Orders" (test run)',
		);
		expect(namesOf({ others: named(12) })[2]).toBe(
			'Passed on to "Flow 1", "Flow 2", "Flow 3", "Flow 4" and 8 more',
		);
	});

	it('need that n8n can call its own address', () => {
		const heard = { accounts: new Map(), ownAddress: 'status 404 came back' };
		expect(linesOf({ others, heard })[3]).toMatch(
			/^This n8n cannot call its own address: status 404 came back \| So test runs get no messages/,
		);
		expect(namesOf({ heard })).toHaveLength(3);
	});

	it('make the address long', () => {
		expect(linesOf({ others, urlLength: 1_001 })[3]).toMatch(
			/^The address at the gateway has 1001 characters \| .*Unpublish what is not needed/,
		);
		expect(namesOf({ others, urlLength: 1_000 })).toHaveLength(4);
		expect(namesOf({ urlLength: 1_001 })).toHaveLength(3);
	});
});

describe('the public address', () => {
	const publicly = (more: Partial<Life>) => linesOf(more)[0];

	it.each(['http://localhost:5678/', 'http://192.168.1.7/', 'https://n8n.local/'])(
		'%s is none',
		(instance) => {
			expect(publicly({ receiver: undefined, instance })).toMatch(
				/^Not public: \S+ is known in your own network only \| Set WEBHOOK_URL/,
			);
			expect(publicly({ receiver: undefined, instance, isGatewayInternal: true })).toMatch(
				/^Address in your own network, like the gateway's: /,
			);
		},
	);

	it('with a path, which a proxy may hide', () => {
		const receiver = address({ base: 'https://example.com/tools/n8n/webhook/1/wechat' });
		expect(publicly({ receiver })).toBe(
			'Public address: https://example.com/tools/n8n/ | A proxy has to take /tools/n8n/ away. Run Check Callbacks to see whether it does.',
		);
		expect(publicly({ receiver: undefined, instance: 'https://example.com/n8n/' })).toContain(
			'has to take /n8n/ away',
		);
	});

	it('without encryption', () => {
		expect(publicly({ receiver: undefined, instance: 'http://n8n.example.com/' })).toContain(
			'without encryption: http://n8n.example.com | Messages and the token can be read',
		);
	});

	it('nobody knows', () => {
		expect(publicly({ receiver: undefined, instance: '' })).toMatch(/^Public address: not known/);
	});
});
