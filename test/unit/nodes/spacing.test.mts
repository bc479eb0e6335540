import { isTurnToSave } from '../../../nodes/callbacks/spacing';

const NOW = 1_800_000_000_000;
let now: jest.SpyInstance;

beforeEach(() => {
	now = jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => now.mockRestore());

it('an event saves at once, and of those that follow at once only the last, in their order', async () => {
	const order: string[] = [];
	const event = async (name: string) => {
		const saves = await isTurnToSave('burst');
		order.push(`${name} ${saves ? 'saves' : 'goes on'}`);
	};
	await Promise.all(['first', 'second', 'third', 'last'].map(event));
	expect(order).toEqual(['first saves', 'second goes on', 'third goes on', 'last saves']);
});

it('one that comes later saves at once', async () => {
	expect(await isTurnToSave('calm')).toBe(true);
	now.mockReturnValue(NOW + 50);
	expect(await isTurnToSave('calm')).toBe(true);
});

it('triggers do not wait for each other', async () => {
	const both = await Promise.all([isTurnToSave('one'), isTurnToSave('another')]);
	expect(both).toEqual([true, true]);
});

it('a clock that was put back lets nobody wait for it', async () => {
	expect(await isTurnToSave('clock')).toBe(true);
	now.mockReturnValue(NOW - 3_600_000);
	expect(await isTurnToSave('clock')).toBe(true);
});

it('one that need not wait goes on behind the one that it relieves', async () => {
	const clock = jest.spyOn(performance, 'now').mockReturnValue(1_000_000);
	const order: string[] = [];
	const event = async (name: string) => {
		await isTurnToSave('late timer');
		order.push(name);
	};
	await event('first');
	const second = event('second');
	// Its timer is late, as on a busy machine.
	clock.mockReturnValue(1_000_100);
	await Promise.all([second, event('third')]);
	clock.mockRestore();
	expect(order).toEqual(['first', 'second', 'third']);
});
