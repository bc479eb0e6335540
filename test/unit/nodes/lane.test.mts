/** Who may act when: the order, the pauses and limits, and what is left of somebody who was stopped. */
import { Fault } from '../../../nodes/engine/fault';
import { Lane, laneOf } from '../../../nodes/engine/lane';
import { CanceledFault } from '../../../nodes/engine/pause';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Lets everything happen that needs no further event. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A task whose end the test decides. */
function held() {
	let end = () => {};
	const task = jest.fn(() => new Promise<void>((resolve) => (end = resolve)));
	return { task, end: () => end() };
}

/** A lane with a clock that only the test moves. */
function timed(time = 5_000) {
	const clock = { time };
	return { clock, lane: new Lane(() => clock.time) };
}

const limited = (count: number, window: number) => ({
	pause: [0, 0] as const,
	limits: [[count, window]] as const,
});

const nothing = async () => {};

describe('the order', () => {
	it('is that of arrival, one at a time', async () => {
		const lane = new Lane();
		const tasks = [held(), held(), held()];
		const runs = tasks.map(({ task }) => lane.run(task));
		for (const [index, { task, end }] of tasks.entries()) {
			await settled();
			expect(tasks.map((one) => one.task.mock.calls.length)).toEqual(
				tasks.map((_, other) => (other <= index ? 1 : 0)),
			);
			expect(task).toHaveBeenCalledTimes(1);
			end();
		}
		await Promise.all(runs);
	});

	it('begins at once when nobody is there, and gives what the task gives', async () => {
		const lane = new Lane();
		expect(await lane.run(async () => 'a')).toBe('a');
		const second = held();
		const running = lane.run(second.task);
		await settled();
		expect(second.task).toHaveBeenCalledTimes(1);
		second.end();
		await running;
	});

	it.each([0, 1, 2])('is kept when number %i of three that wait is stopped', async (which) => {
		const lane = new Lane();
		const first = held();
		const busy = lane.run(first.task);
		const stops = [0, 1, 2].map(() => new AbortController());
		const begun: number[] = [];
		const waiting = stops.map((stop, index) =>
			lane
				.run(async () => void begun.push(index), undefined, stop.signal)
				.catch((error: unknown) => error),
		);
		await settled();
		stops[which].abort();
		expect(await waiting[which]).toBeInstanceOf(CanceledFault);
		first.end();
		await Promise.all([busy, ...waiting]);
		expect(begun).toEqual([0, 1, 2].filter((index) => index !== which));
	});

	it('whoever is stopped before it comes never enters', async () => {
		const { lane } = timed();
		const task = jest.fn(nothing);
		await expect(lane.run(task, limited(1, DAY), AbortSignal.abort())).rejects.toThrow(
			CanceledFault,
		);
		expect(task).not.toHaveBeenCalled();
		expect(await lane.run(async () => 'free', limited(1, DAY))).toBe('free');
	});

	it('whoever has begun is not stopped by the lane, which listens no longer', async () => {
		const lane = new Lane();
		const [first, second] = [held(), held()];
		const stop = new AbortController();
		const remove = jest.spyOn(stop.signal, 'removeEventListener');
		const running = [lane.run(first.task), lane.run(second.task, undefined, stop.signal)];
		await settled();
		first.end();
		await settled();
		expect(second.task).toHaveBeenCalledTimes(1);
		expect(remove).toHaveBeenCalledWith('abort', expect.any(Function));
		stop.abort();
		const third = lane.run(async () => 'third');
		second.end();
		await expect(Promise.all(running)).resolves.toBeDefined();
		expect(await third).toBe('third');
	});
});

describe('a pause that somebody is stopped in', () => {
	it('leaves the lane free, and nothing counts', async () => {
		const { lane } = timed();
		await lane.run(nothing);
		const stop = new AbortController();
		const task = jest.fn(nothing);
		const waiting = lane.run(task, { ...limited(2, DAY), pause: [MINUTE, MINUTE] }, stop.signal);
		await settled();
		stop.abort();
		await expect(waiting).rejects.toThrow(CanceledFault);
		expect(task).not.toHaveBeenCalled();
		expect(await lane.run(async () => 'one', limited(2, DAY))).toBe('one');
		await expect(lane.run(nothing, limited(2, DAY))).rejects.toThrow('The limit');
	});
});

describe('a limit', () => {
	it.each([
		[10 * MINUTE + 1, '11 minutes'],
		[60 * MINUTE, '60 minutes'],
		[61 * MINUTE - 1, '61 minutes'],
		[120 * MINUTE - 1, '120 minutes'],
		[120 * MINUTE, '2 hours'],
		[120 * MINUTE + 1, '3 hours'],
		[DAY, '24 hours'],
	])('of which %i ms are left is said at once: %s', async (window, text) => {
		const { lane } = timed();
		await lane.run(nothing, limited(1, window));
		const task = jest.fn(nothing);
		const refused: unknown = await lane.run(task, limited(1, window)).catch((error) => error);
		expect(refused).toBeInstanceOf(Fault);
		expect((refused as Fault).message).toBe(
			`The limit of this operation is reached; the next one is allowed in ${text}`,
		);
		expect((refused as Fault).description).toBe(
			"WeChat closes accounts that do this too often, so the node stops here (option 'Pacing'). Continue later, or change that option at your own risk.",
		);
		expect(task).not.toHaveBeenCalled();
	});

	it('of ten minutes and less is waited for', async () => {
		const { lane } = timed();
		const stop = new AbortController();
		await lane.run(nothing, limited(1, 10 * MINUTE));
		const waiting = lane.run(nothing, limited(1, 10 * MINUTE), stop.signal);
		await settled();
		stop.abort();
		await expect(waiting).rejects.toThrow(CanceledFault);
	});

	it('counts from the beginning of the task, a pause from its end', async () => {
		const { clock, lane } = timed();
		await lane.run(async () => void (clock.time += 60 * MINUTE));
		clock.time += 10;
		await expect(lane.run(nothing, limited(1, 3 * 60 * MINUTE))).rejects.toThrow('in 120 minutes');
		const stop = new AbortController();
		const paused = lane.run(nothing, { pause: [20, 20] }, stop.signal);
		let isOver = false;
		void paused.finally(() => (isOver = true));
		await settled();
		expect(isOver).toBe(false);
		await paused;
	});

	it('counts what failed as well', async () => {
		const { lane } = timed();
		const failing = async () => {
			throw new Error('no');
		};
		await expect(lane.run(failing, limited(1, DAY))).rejects.toThrow('no');
		await expect(lane.run(nothing, limited(1, DAY))).rejects.toThrow('The limit');
	});

	it('forgets what is older than a day, and nothing before', async () => {
		const { clock, lane } = timed();
		await lane.run(nothing);
		clock.time += DAY;
		await lane.run(nothing);
		// Both are looked at by a limit that is longer than any of the table.
		await expect(lane.run(nothing, limited(2, 2 * DAY))).rejects.toThrow('in 24 hours');
		clock.time += 1;
		await lane.run(nothing);
		await expect(lane.run(nothing, limited(3, 3 * DAY)).then(() => 'allowed')).resolves.toBe(
			'allowed',
		);
	});
});

it('without a pace there is no pause', async () => {
	const { lane } = timed();
	const begun: string[] = [];
	await lane.run(nothing);
	const running = lane.run(async () => void begun.push('at once'));
	await settled();
	expect(begun).toEqual(['at once']);
	await running;
});

it('the pause lies anywhere in its range', async () => {
	const random = jest.spyOn(Math, 'random').mockReturnValue(0);
	try {
		const { lane } = timed();
		await lane.run(nothing);
		expect(await lane.run(async () => 'shortest', { pause: [0, DAY] })).toBe('shortest');
		expect(random).toHaveBeenCalled();
	} finally {
		random.mockRestore();
	}
});

describe('the inner lane', () => {
	it('has no pause of its own, and what is done there does not count there for its pace', async () => {
		const [{ lane }, inner] = [timed(), timed().lane];
		await inner.run(nothing);
		expect(await lane.run(async () => 'done', undefined, undefined, inner)).toBe('done');
	});

	it('is free again when the task has failed', async () => {
		const [lane, inner] = [new Lane(), new Lane()];
		const failing = async () => {
			throw new Error('no');
		};
		await expect(lane.run(failing, undefined, undefined, inner)).rejects.toThrow('no');
		expect(await inner.run(async () => 'free')).toBe('free');
		expect(await lane.run(async () => 'free')).toBe('free');
	});
});

describe('what can be forgotten', () => {
	it('is not a lane in which somebody is', async () => {
		const { clock, lane } = timed();
		const { task, end } = held();
		const running = lane.run(task);
		await settled();
		clock.time += 2 * DAY;
		expect(lane.isForgettable).toBe(false);
		end();
		await running;
		expect(lane.isForgettable).toBe(false);
		clock.time += DAY;
		expect(lane.isForgettable).toBe(false);
		clock.time += 1;
		expect(lane.isForgettable).toBe(true);
	});
});

describe('the lanes of an account', () => {
	it('are one for each kind, the same every time', () => {
		const lane = laneOf('wxid_1', 'message');
		expect(laneOf('wxid_1', 'message')).toBe(lane);
		expect(laneOf('wxid_2', 'message')).not.toBe(lane);
		expect(laneOf('wxid_1', 'moments')).not.toBe(lane);
	});

	it('are made anew when nothing can matter any more, and no other is', () => {
		const [old, young] = [laneOf('wxid_3', 'message'), laneOf('wxid_4', 'message')];
		jest.spyOn(old, 'isForgettable', 'get').mockReturnValue(true);
		expect(laneOf('wxid_4', 'message')).toBe(young);
		expect(laneOf('wxid_3', 'message')).not.toBe(old);
	});
});
