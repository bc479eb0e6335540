import type { IRun } from 'n8n-workflow';

import { hasClosedWithin, noteRun, noteStart, untilBegun } from '../../../nodes/callbacks/closing';

beforeAll(() => jest.useFakeTimers());
afterAll(() => jest.useRealTimers());

/** Closes a trigger; tells whether n8n may go on. */
function close() {
	const state = { isClosed: false };
	void untilBegun().then(() => {
		state.isClosed = true;
	});
	return state;
}

const after = async (ms: number) => await jest.advanceTimersByTimeAsync(ms);

/** Neither earlier nor later. */
async function closesAfter(closed: ReturnType<typeof close>, ms: number): Promise<void> {
	await after(ms - 1);
	expect(closed.isClosed).toBe(false);
	await after(1);
	expect(closed.isClosed).toBe(true);
}

/** What was closed before has nothing to do with it any more. */
const longAfter = async () => await after(60_000);

it('n8n hands over what it had taken, and goes on when nothing has come', async () => {
	await longAfter();
	const closed = close();
	await closesAfter(closed, 500);
});

it('what has come a moment before begins', async () => {
	await longAfter();
	noteStart();
	const closed = close();
	await closesAfter(closed, 1_000);
});

it('what comes meanwhile begins, too', async () => {
	await longAfter();
	const closed = close();
	await after(200);
	noteStart();
	await closesAfter(closed, 1_000);
});

it('a hundred triggers that are closed one after the other share one wait', async () => {
	await longAfter();
	let closed = 0;
	void (async () => {
		for (; closed < 100; closed++) await untilBegun();
	})();
	await after(499);
	expect(closed).toBe(0);
	await after(2);
	expect(closed).toBe(100);
});

it('an execution whose end n8n tells has begun when it has ended, however long that takes', async () => {
	await longAfter();
	const run = noteRun();
	const closed = close();
	await after(3_000);
	expect(closed.isClosed).toBe(false);
	run.resolve({} as IRun);
	await closesAfter(closed, 50);
});

it('one that has failed has begun, too', async () => {
	await longAfter();
	noteRun().reject(new Error('cancelled'));
	const closed = close();
	await closesAfter(closed, 1_000);
});

it('a long execution keeps n8n no longer than executions take to begin', async () => {
	await longAfter();
	noteRun();
	await after(2_000);
	const closed = close();
	await closesAfter(closed, 3_000);
	await after(60_000);
	const later = close();
	await closesAfter(later, 500);
});

it('n8n may be stopping while its triggers are closed, and shortly after', async () => {
	await longAfter();
	expect(hasClosedWithin(5_000)).toBe(false);
	noteRun();
	close();
	expect(hasClosedWithin(5_000)).toBe(true);
	await after(5_000 + 4_999);
	expect(hasClosedWithin(5_000)).toBe(true);
	await after(1);
	expect(hasClosedWithin(5_000)).toBe(false);
});

it('nobody waits for a chat that does not come to rest', async () => {
	await longAfter();
	const closed = close();
	for (let ms = 0; ms < 14_900; ms += 100) {
		noteStart();
		await after(100);
	}
	expect(closed.isClosed).toBe(false);
	noteStart();
	await after(100);
	expect(closed.isClosed).toBe(true);
});
