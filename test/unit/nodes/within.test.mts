import { within } from '../../../nodes/engine/within';

const never = () => new Promise<never>(() => {});

it('gives what the task gives', async () => {
	let signal: AbortSignal | undefined;
	const result = await within(60_000, undefined, async (given) => {
		signal = given;
		expect(given.aborted).toBe(false);
		return 'done';
	});
	expect(result).toBe('done');
	expect(signal?.aborted).toBe(false);
});

it('throws what the task throws', async () => {
	await expect(
		within(60_000, undefined, async () => {
			throw new Error('no');
		}),
	).rejects.toThrow('no');
});

it('ends at its limit, and tells the task', async () => {
	let signal: AbortSignal | undefined;
	const waiting = within(10, undefined, async (given) => {
		signal = given;
		return await never();
	});
	await expect(waiting).rejects.toMatchObject({
		code: 'ETIMEDOUT',
		message: 'The time limit has passed',
	});
	expect(signal?.aborted).toBe(true);
});

it('does not tell a task that has ended in time that its time is over', async () => {
	let signal: AbortSignal | undefined;
	await within(10, undefined, async (given) => (signal = given));
	await new Promise((resolve) => setTimeout(resolve, 50));
	expect(signal?.aborted).toBe(false);
});

it('ends when the execution is stopped: what is under way may be done', async () => {
	const stop = new AbortController();
	const waiting = within(60_000, stop.signal, never);
	stop.abort();
	await expect(waiting).rejects.toMatchObject({
		message: 'The execution was canceled',
		underWay: true,
	});
});

it('begins nothing in a stopped execution', async () => {
	const task = jest.fn(never);
	await expect(within(60_000, AbortSignal.abort(), task)).rejects.toMatchObject({
		underWay: false,
	});
	expect(task).not.toHaveBeenCalled();
});

it('a limit that no timer can hold does not end at once', async () => {
	const slow = async () => await new Promise((resolve) => setTimeout(() => resolve('done'), 20));
	expect(await within(Number.MAX_SAFE_INTEGER, undefined, slow)).toBe('done');
});

it('listens to the execution no longer than it has to', async () => {
	const stop = new AbortController();
	const [add, remove] = [
		jest.spyOn(stop.signal, 'addEventListener'),
		jest.spyOn(stop.signal, 'removeEventListener'),
	];
	await within(60_000, stop.signal, async () => {});
	expect(remove.mock.calls).toEqual(add.mock.calls);
});
