import {
	type Address,
	asProduction,
	carryOver,
	forget,
	holderOf,
	isKnown,
	manualOf,
	now,
	productionUrl,
	remember,
} from '../../../nodes/callbacks/recipients';

const known: string[] = [];

const address = (base: string, more: Partial<Address> = {}): Address => {
	known.push(base);
	return {
		base,
		url: `${base}?token=t`,
		tokenVersion: '',
		developer: 'shop',
		credential: '1',
		workflow: 'Shop',
		kind: 'automatic',
		since: now(),
		...more,
	};
};

afterEach(() => {
	for (const base of known.splice(0)) forget(base);
	jest.restoreAllMocks();
});

it('the holder is the one that registered last, and after it the one before', () => {
	remember(address('a'));
	remember(address('b'));
	expect(holderOf('shop')?.base).toBe('b');
	forget('b');
	expect(holderOf('shop')?.base).toBe('a');
	forget('a');
	expect(holderOf('shop')).toBeUndefined();
});

it('an address that is registered anew is there once, as the latest', () => {
	remember(address('a'));
	remember(address('b'));
	remember(address('a', { url: 'new' }));
	expect(holderOf('shop')?.url).toBe('new');
	forget('a');
	expect(isKnown('a')).toBe(false);
	expect(holderOf('shop')?.base).toBe('b');
});

it('known is what was remembered and not forgotten', () => {
	expect(isKnown('a')).toBe(false);
	remember(address('a'));
	expect(isKnown('a')).toBe(true);
});

it('the time of the registration decides, not the order of the calls', () => {
	remember(address('b', { since: 200 }));
	remember(address('a', { since: 100 }));
	remember(address('by hand', { since: 0, kind: 'manual' }));
	expect(holderOf('shop')?.base).toBe('b');
	forget('b');
	expect(holderOf('shop')?.base).toBe('a');
});

it('a registration is the latest also when the clock was set back', () => {
	remember(address('a', { since: Date.now() + 3_600_000 }));
	remember(address('b'));
	expect(holderOf('shop')?.base).toBe('b');
	jest.spyOn(Date, 'now').mockReturnValue(0);
	remember(address('c'));
	expect(holderOf('shop')?.base).toBe('c');
});

it('without any other, a registration has the time of the clock', () => {
	jest.spyOn(Date, 'now').mockReturnValue(1234);
	expect(now()).toBe(1234);
});

it('production is the latest that is no test run', () => {
	expect(productionUrl('shop')).toBeUndefined();
	remember(address('by hand', { kind: 'manual', since: 0 }));
	expect(productionUrl('shop')).toBe('by hand?token=t');
	remember(address('a'));
	remember(address('test', { kind: 'test' }));
	expect(holderOf('shop')?.base).toBe('test');
	expect(productionUrl('shop')).toBe('a?token=t');
});

it('developer accounts do not see each other', () => {
	remember(address('a'));
	remember(address('b', { developer: 'bank' }));
	expect(holderOf('shop')?.base).toBe('a');
	expect(productionUrl('bank')).toBe('b?token=t');
	expect(holderOf('nobody')).toBeUndefined();
});

it('what was registered with a credential goes with it to another developer account', () => {
	remember(address('a', { credential: '1', tokenVersion: '7' }));
	remember(address('b', { credential: '2' }));
	carryOver('1', 'bank', ({ base, tokenVersion }) => `${base}?token=new${tokenVersion}`);
	expect(productionUrl('bank')).toBe('a?token=new7');
	expect(productionUrl('shop')).toBe('b?token=t');
});

it('and stays as it is when the credential opens the same', () => {
	remember(address('a'));
	carryOver('1', 'shop', () => 'never');
	expect(productionUrl('shop')).toBe('a?token=t');
});

it('the production address is beside the test address', () => {
	expect(asProduction('https://n8n.example.com/webhook-test/1/wechat')).toBe(
		'https://n8n.example.com/webhook/1/wechat',
	);
});

it('those that users enter by hand are known by their developer account', () => {
	remember(address('a', { kind: 'manual', since: 0 }));
	remember(address('b'));
	remember(address('c', { kind: 'manual', since: 0, developer: 'other' }));
	expect(manualOf('shop').map(({ base }) => base)).toEqual(['a']);
});
