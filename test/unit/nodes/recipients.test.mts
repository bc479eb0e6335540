import type { IHookFunctions } from 'n8n-workflow';

import {
	type Address,
	carryOver,
	forget,
	forgetElsewhere,
	isKnown,
	manualOf,
	now,
	receiverOf,
	recipientsOf,
	remember,
} from '../../../nodes/callbacks/recipients';

const known: string[] = [];
const hook = {} as IHookFunctions;

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
		hook,
		...more,
	};
};

const recipients = (developer = 'shop') => recipientsOf(developer).map(({ base }) => base);

afterEach(() => {
	for (const base of known.splice(0)) forget(base);
	jest.restoreAllMocks();
});

it('the receiver is the one that has been there longest, and after it the next', () => {
	remember(address('a'));
	remember(address('b'));
	expect(receiverOf('shop')?.base).toBe('a');
	expect(forget('a')?.url).toBe('a?token=t');
	expect(receiverOf('shop')?.base).toBe('b');
	expect(forget('b')?.base).toBe('b');
	expect(receiverOf('shop')).toBeUndefined();
	expect(forget('b')).toBeUndefined();
});

it('an address that is registered anew is there once, as the latest', () => {
	remember(address('a'));
	remember(address('b'));
	remember(address('a', { url: 'new' }));
	expect(recipients()).toEqual(['b', 'a']);
	expect(receiverOf('shop')?.base).toBe('b');
	forget('b');
	expect(receiverOf('shop')?.url).toBe('new');
	forget('a');
	expect(isKnown('a')).toBe(false);
});

it('known is what was remembered and not forgotten', () => {
	expect(isKnown('a')).toBe(false);
	remember(address('a'));
	expect(isKnown('a')).toBe(true);
});

it('the time of the registration decides, not the order of the calls', () => {
	remember(address('b', { since: 200 }));
	remember(address('a', { since: 100 }));
	expect(recipients()).toEqual(['a', 'b']);
	expect(receiverOf('shop')?.base).toBe('a');
});

it('a registration is the latest also when the clock was set back', () => {
	remember(address('a', { since: Date.now() + 3_600_000 }));
	remember(address('b'));
	expect(recipients()).toEqual(['a', 'b']);
	jest.spyOn(Date, 'now').mockReturnValue(0);
	remember(address('c'));
	expect(recipients()).toEqual(['a', 'b', 'c']);
});

it('without any other, a registration has the time of the clock', () => {
	jest.spyOn(Date, 'now').mockReturnValue(1234);
	expect(now()).toBe(1234);
});

it('a test run receives only where nobody else is there, and what is set by hand only for it', () => {
	expect(receiverOf('shop')).toBeUndefined();
	remember(address('test', { kind: 'test' }));
	expect(receiverOf('shop')?.base).toBe('test');
	remember(address('by hand', { kind: 'manual', since: 0 }));
	expect(receiverOf('shop')?.base).toBe('by hand');
	remember(address('elsewhere', { kind: 'elsewhere', since: 0 }));
	expect(receiverOf('shop')?.base).toBe('elsewhere');
	remember(address('a'));
	expect(receiverOf('shop')?.base).toBe('a');
	expect(recipients()).toHaveLength(4);
});

it('what another process has activated is forgotten with the last test run', () => {
	remember(address('elsewhere', { kind: 'elsewhere', since: 0 }));
	remember(address('a'));
	remember(address('test', { kind: 'test' }));
	forgetElsewhere('shop');
	expect(recipients()).toEqual(['elsewhere', 'a', 'test']);
	forget('test');
	forgetElsewhere('bank');
	expect(recipients()).toEqual(['elsewhere', 'a']);
	forgetElsewhere('shop');
	expect(recipients()).toEqual(['a']);
});

it('developer accounts do not see each other', () => {
	remember(address('a'));
	remember(address('b', { developer: 'bank' }));
	expect(recipients()).toEqual(['a']);
	expect(receiverOf('bank')?.base).toBe('b');
	expect(receiverOf('nobody')).toBeUndefined();
});

it('what was registered with a credential goes with it to another developer account', () => {
	remember(address('a', { credential: '1', tokenVersion: '7' }));
	remember(address('b', { credential: '2' }));
	remember(address('c', { credential: '1' }));
	const urlOf = ({ base, tokenVersion }: Address) => `${base}?token=new${tokenVersion}`;
	expect(carryOver('1', 'bank', urlOf)).toEqual(['shop']);
	expect(receiverOf('bank')?.url).toBe('a?token=new7');
	expect(recipients('bank')).toEqual(['a', 'c']);
	expect(receiverOf('shop')?.url).toBe('b?token=t');
});

it('and stays as it is when the credential opens the same', () => {
	remember(address('a'));
	expect(carryOver('1', 'shop', () => 'never')).toEqual([]);
	expect(receiverOf('shop')?.url).toBe('a?token=t');
});

it('those that users enter by hand are known by their developer account', () => {
	remember(address('a', { kind: 'manual', since: 0 }));
	remember(address('b'));
	remember(address('c', { kind: 'manual', since: 0, developer: 'other' }));
	expect(manualOf('shop').map(({ base }) => base)).toEqual(['a']);
});
