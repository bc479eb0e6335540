import { heardOf, noteCallback, noteRefused, noteTest } from '../../../nodes/callbacks/heard';

it('of what nobody has heard, nothing is known', () => {
	expect(heardOf('nobody')).toEqual({ accounts: new Map() });
});

it('each thing is kept with its latest time, for each developer account', () => {
	noteCallback('shop', 'bot', 1);
	noteCallback('shop', '', 2);
	noteTest('shop', 3);
	noteRefused('shop', 'a wrong or no token', 4);
	noteCallback('other', 'bot', 9);
	expect(heardOf('shop')).toEqual({
		callback: 2,
		test: 3,
		refused: { at: 4, reason: 'a wrong or no token' },
		accounts: new Map([['bot', 1]]),
	});
});

it('the account that was heard of last stands last, and the oldest leave', () => {
	for (let index = 0; index < 100; index++) noteCallback('many', `account ${index}`, index);
	noteCallback('many', 'account 0', 100);
	noteCallback('many', 'one more', 101);
	const names = [...heardOf('many').accounts.keys()];
	expect(names).toHaveLength(100);
	expect(names.slice(-2)).toEqual(['account 0', 'one more']);
	expect(names[0]).toBe('account 2');
});
