import { begun, startAllOf, whenFree } from '../../../nodes/callbacks/gate';

const started: string[] = [];
const start = (ticket: string) => void started.push(ticket);

/** The executions that run end one after another. */
const endAll = () => {
	for (const ticket of started) begun(ticket)();
};

afterEach(() => {
	endAll();
	started.length = 0;
});

it('so many begin at once, and each that is done lets one more begin', () => {
	for (let count = 0; count < 8; count++) expect(whenFree('shop', start)).toBe(true);
	expect(started).toHaveLength(5);
	const leave = begun(started[2]);
	expect(started).toHaveLength(5);
	leave();
	expect(started).toHaveLength(6);
	leave();
	expect(started).toHaveLength(6);
});

it('none is left behind, and each begins once', () => {
	for (let count = 0; count < 100; count++) whenFree('shop', start);
	endAll();
	expect(new Set(started).size).toBe(100);
});

it('who downloads much holds up neither another account nor who downloads nothing', () => {
	const of: Record<string, string[]> = { busy: [], other: [], third: [], nobody: [] };
	const begin = (account: string) =>
		whenFree(
			'shop',
			(ticket) => {
				started.push(ticket);
				of[account].push(ticket);
			},
			account === 'nobody' ? undefined : account,
		);
	const counts = () => Object.values(of).map(({ length }) => length);
	for (let count = 0; count < 30; count++) begin('busy');
	expect(counts()).toEqual([2, 0, 0, 0]);
	for (const account of ['other', 'other', 'other', 'third']) begin(account);
	expect(counts()).toEqual([2, 2, 0, 0]);
	begin('nobody');
	begin('nobody');
	expect(counts()).toEqual([2, 2, 0, 1]);
	begun(of.nobody[0])();
	expect(counts()).toEqual([2, 2, 0, 2]);
	begun(of.other[0])();
	expect(counts()).toEqual([2, 3, 0, 2]);
	begun(of.nobody[1])();
	expect(counts()).toEqual([2, 3, 0, 2]);
	begun(of.other[1])();
	expect(counts()).toEqual([2, 3, 1, 2]);
	begun(of.busy[0])();
	expect(counts()).toEqual([3, 3, 1, 2]);
	endAll();
	expect(counts()).toEqual([30, 3, 1, 2]);
});

it('beyond the bound nothing waits', () => {
	for (let count = 0; count < 1_005; count++) expect(whenFree('shop', start)).toBe(true);
	expect(whenFree('shop', start)).toBe(false);
	begun(started[0])();
	expect(whenFree('shop', start)).toBe(true);
});

it('where executions run in other processes, nothing waits any more, until one begins here', async () => {
	jest.useFakeTimers();
	try {
		for (let count = 0; count < 17; count++) whenFree('shop', start);
		const stays = begun(started[0]);
		await jest.advanceTimersByTimeAsync(10_000);
		// Four have not begun, so all that waits goes on.
		for (let count = 0; count < 20; count++) whenFree('shop', start);
		expect(started).toHaveLength(37);
		stays();
		const here = begun(started[20]);
		for (let count = 0; count < 20; count++) whenFree('shop', start);
		expect(started).toHaveLength(42);
		here();
		expect(started).toHaveLength(42);
	} finally {
		jest.useRealTimers();
	}
});

it('what waits for a trigger that ends begins at once, and nobody else’s', () => {
	for (let count = 0; count < 7; count++) whenFree('shop', start);
	const others: string[] = [];
	whenFree('other', (ticket) => others.push(ticket));
	startAllOf('shop');
	expect([started.length, others.length]).toEqual([7, 0]);
	for (const ticket of started) begun(ticket)();
	expect(others).toHaveLength(1);
	begun(others[0])();
});

it('a ticket of another process is nobody’s', () => expect(() => begun('unknown')()).not.toThrow());
