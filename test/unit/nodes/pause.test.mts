/** Waiting that ends with the execution. */
import { Fault } from '../../../nodes/engine/fault';
import { CanceledFault, pause, refuseWhenCanceled } from '../../../nodes/engine/pause';

/** Whether a promise has ended, as a word. */
function watched(promise: Promise<unknown>) {
	const state = { is: 'waiting' };
	promise.then(
		() => (state.is = 'over'),
		(error: Error) => (state.is = error.message),
	);
	return state;
}

describe('a pause', () => {
	beforeEach(() => void jest.useFakeTimers());
	afterEach(() => void jest.useRealTimers());

	it.each([1, 999, 1_000, 1_001, 2_500, 61_234])('of %i ms lasts so long', async (ms) => {
		const state = watched(pause(ms));
		await jest.advanceTimersByTimeAsync(ms - 1);
		expect(state.is).toBe('waiting');
		await jest.advanceTimersByTimeAsync(1);
		expect(state.is).toBe('over');
		expect(jest.getTimerCount()).toBe(0);
	});

	it.each([0, -5, -Infinity])('of %p ms is none', async (ms) => {
		const state = watched(pause(ms));
		await jest.advanceTimersByTimeAsync(0);
		expect(state.is).toBe('over');
		expect(jest.getTimerCount()).toBe(0);
	});

	it('ends with the execution, and no timer outlives it for more than a second', async () => {
		const stop = new AbortController();
		const state = watched(pause(600_000, stop.signal));
		await jest.advanceTimersByTimeAsync(5_500);
		stop.abort();
		await jest.advanceTimersByTimeAsync(0);
		expect(state.is).toBe('The execution was canceled');
		await jest.advanceTimersByTimeAsync(1_000);
		expect(jest.getTimerCount()).toBe(0);
	});

	it('listens to the execution no longer than it lasts', async () => {
		const { signal } = new AbortController();
		const add = jest.spyOn(signal, 'addEventListener');
		const remove = jest.spyOn(signal, 'removeEventListener');
		const state = watched(pause(10, signal));
		await jest.advanceTimersByTimeAsync(10);
		expect(state.is).toBe('over');
		expect(add).toHaveBeenCalledWith('abort', expect.any(Function));
		expect(remove.mock.calls).toEqual(add.mock.calls);
	});

	it.each([0, 5])('of %i ms fails in a stopped execution', async (ms) => {
		const state = watched(pause(ms, AbortSignal.abort()));
		await jest.advanceTimersByTimeAsync(0);
		expect(state.is).toBe('The execution was canceled');
		expect(jest.getTimerCount()).toBe(0);
	});
});

it('only a stopped execution is refused', () => {
	expect(() => refuseWhenCanceled(undefined)).not.toThrow();
	expect(() => refuseWhenCanceled(new AbortController().signal)).not.toThrow();
	expect(() => refuseWhenCanceled(AbortSignal.abort())).toThrow(CanceledFault);
});

it('the fault says what is known of the outcome', () => {
	const plain = new CanceledFault();
	expect(plain).toBeInstanceOf(Fault);
	expect(plain).toMatchObject({
		message: 'The execution was canceled',
		description: undefined,
		underWay: false,
	});
	expect(new CanceledFault(true, 'it may have been sent', 'Look.')).toMatchObject({
		message: 'The execution was canceled: it may have been sent',
		description: 'Look.',
		underWay: true,
	});
});
