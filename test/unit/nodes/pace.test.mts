import { Lane } from '../../../nodes/engine/lane';
import { limitLeft, pauseLeft } from '../../../nodes/engine/pace';
import { paceOf } from '../../../nodes/engine/steps/pacing';
import { catalog } from '../../../nodes/gateways/eyun/catalog';
import { kinds } from '../../../nodes/gateways/eyun/paces';

const MINUTE = 60_000;

describe('the pause before the next one', () => {
	const pace = { pause: [1_000, 3_000] as const };

	it.each([
		[0, 1_000],
		[0.5, 2_000],
		[1, 3_000],
	])('lies at %p of the range: %p ms', (random, expected) => {
		expect(pauseLeft(pace, { starts: [], lastEnd: 50_000 }, 50_000, random)).toBe(expected);
	});

	it('is shorter by the time that has passed, and never below 0', () => {
		expect(pauseLeft(pace, { starts: [], lastEnd: 50_000 }, 50_400, 0)).toBe(600);
		expect(pauseLeft(pace, { starts: [], lastEnd: 50_000 }, 99_000, 1)).toBe(0);
	});

	it('is none when nothing was done yet', () => {
		expect(pauseLeft(pace, { starts: [], lastEnd: -Infinity }, 1, 1)).toBe(0);
	});
});

describe('limits', () => {
	const pace = { pause: [0, 0] as const, limits: [[3, MINUTE]] as const };

	it('allow so many within the time, then wait until the first of them is old enough', () => {
		expect(limitLeft(pace, { starts: [1_000, 2_000], lastEnd: 0 }, 3_000)).toBe(0);
		expect(limitLeft(pace, { starts: [1_000, 2_000, 3_000], lastEnd: 0 }, 11_000)).toBe(50_000);
		expect(limitLeft(pace, { starts: [1_000, 2_000, 3_000], lastEnd: 0 }, 61_000)).toBe(0);
		expect(limitLeft(pace, { starts: [0, 1_000, 2_000, 3_000], lastEnd: 0 }, 11_000)).toBe(50_000);
	});

	it('of several the longest counts', () => {
		const two = { ...pace, limits: [...pace.limits, [1, 2 * MINUTE]] as const };
		expect(limitLeft(two, { starts: [1_000], lastEnd: 0 }, 1_000)).toBe(2 * MINUTE);
	});
});

describe('the paces', () => {
	it('are those that the vendor and its clients name', () => {
		expect(kinds.message).toMatchObject({ pause: [1_000, 3_000], limits: [[30, MINUTE]] });
		expect(kinds.voice).toMatchObject({ lane: 'message', limits: [[20, MINUTE]] });
		expect(kinds.details).toMatchObject({ pause: [300, 800], acts: false });
		expect(kinds.contactStatus.pause).toEqual([1_000, 3_000]);
		expect(kinds.friendRequest.pause).toEqual([20_000, 60_000]);
		expect(kinds.revoke.limits).toEqual([[10, 2 * MINUTE]]);
		expect(kinds.acceptRequest.limits).toEqual([[1, 2 * MINUTE]]);
		expect(kinds.moments.pause[0]).toBeGreaterThan(kinds.message.pause[1]);
	});

	const paceOfOperation = (resource: string, operation: string) =>
		catalog
			.find(({ value }) => value === resource)
			?.operations.find(({ value }) => value === operation)?.pace;

	it('every message has one', () => {
		const { operations } = catalog.find(({ value }) => value === 'message')!;
		const unpaced = operations.filter(({ pace }) => !pace || !kinds[pace].acts);
		expect(unpaced.map(({ value }) => value)).toEqual([]);
	});

	it.each([
		['contact', 'get', 'details'],
		['contact', 'add', 'friendRequest'],
		['group', 'addMemberAsFriend', 'friendRequest'],
		['contact', 'search', 'searchPerson'],
		['moment', 'postText', 'moments'],
		['incomingMessage', 'downloadImage', 'download'],
	])('%s %s is of the kind %s', (resource, operation, kind) => {
		expect(paceOfOperation(resource, operation)).toBe(kind);
	});

	it('what changes something for an account is paced', () => {
		const changing =
			/^(Accept|Add|Approve|Create|Delete|Follow|Invite|Join|Leave|Like|Post|Publish|Remove|Rename|Send|Set|Unlike|Forward)\b/;
		const unpaced = catalog.flatMap(({ value, operations }) =>
			operations
				.filter(({ account, name, pace }) => account !== false && changing.test(name) && !pace)
				.map(({ name }) => `${value} ${name}`),
		);
		expect(unpaced).toEqual([]);
	});
});

describe('the option "Pacing"', () => {
	it('is safe unless it is set', () => {
		expect(paceOf(kinds.message, {})).toBe(kinds.message);
		expect(paceOf(kinds.message, { pacing: 'safe' })).toBe(kinds.message);
	});

	it('off means no pause and no limit', () => {
		expect(paceOf(kinds.message, { pacing: 'off' })).toEqual({ pause: [0, 0] });
	});

	it('custom takes its own numbers, in seconds', () => {
		expect(
			paceOf(kinds.friendRequest, {
				...{ pacing: 'custom', shortestPause: 0.5, longestPause: '2' },
				perMinute: 12,
			}),
		).toEqual({ pause: [500, 2_000], limits: [[12, MINUTE]] });
		expect(paceOf(kinds.message, { pacing: 'custom', perMinute: 0 })).toEqual({
			pause: [1_000, 3_000],
			limits: [],
		});
	});
});

describe('"At Most per Minute"', () => {
	const limitsOf = (perMinute: unknown) =>
		paceOf(kinds.message, { pacing: 'custom', perMinute } as never).limits;

	it.each([
		[1, [1, MINUTE]],
		['30', [30, MINUTE]],
		[2.5, [2, MINUTE]],
		[0.5, [1, 2 * MINUTE]],
		[0.1, [1, 10 * MINUTE]],
		// Nothing that is longer ago than a day counts.
		[Number.MIN_VALUE, [1, 24 * 60 * MINUTE]],
	])('%p is the limit %j', (perMinute, limit) => {
		expect(limitsOf(perMinute)).toEqual([limit]);
	});

	it.each([0, '0'])('%p is no limit, by choice', (none) => {
		expect(limitsOf(none)).toEqual([]);
	});

	it.each([NaN, Infinity, 'many', '', '1e999', -1, true, [], {}])('%p is refused', (wrong) => {
		expect(() => limitsOf(wrong)).toThrow("'At Most per Minute' needs a number of 0 or more");
	});

	it.each([0.5, 2.5, 0.3])('%p holds the next one back', (perMinute) => {
		const limits = limitsOf(perMinute)!;
		const starts = Array.from({ length: limits[0][0] }, () => 1_000);
		const left = limitLeft({ pause: [0, 0], limits }, { starts, lastEnd: 1_000 }, 2_000);
		expect(left).toBe(limits[0][1] - 1_000);
	});
});

it('a pause of more than a day is refused', () => {
	const pause = { pacing: 'custom', shortestPause: 1, longestPause: 86_401 };
	expect(() => paceOf(kinds.message, pause)).toThrow('is longer than a day: 86401');
});

describe('a lane', () => {
	it('says when the limit is reached for hours, instead of waiting for it', async () => {
		const lane = new Lane();
		const pace = { pause: [0, 0] as const, limits: [[1, 5 * 60 * MINUTE]] as const };
		await lane.run(async () => {}, pace);
		await expect(lane.run(async () => {}, pace)).rejects.toThrow(
			'The limit of this operation is reached; the next one is allowed in 5 hours',
		);
		// The lane is free for whoever has another pace.
		expect(await lane.run(async () => 'done')).toBe('done');
	});

	it('goes on after a task that fails', async () => {
		const lane = new Lane();
		const failing = lane.run(async () => {
			throw new Error('no');
		});
		const next = lane.run(async () => 'yes');
		await expect(failing).rejects.toThrow('no');
		expect(await next).toBe('yes');
	});

	/** A clock that only the test moves. */
	function timed() {
		const clock = { time: 1_000 };
		return { clock, lane: new Lane(() => clock.time) };
	}
	const HOURLY = { pause: [0, 0] as const, limits: [[1, 60 * MINUTE]] as const };

	it('does not count whoever was stopped while waiting for the inner lane', async () => {
		const { lane } = timed();
		const inner = new Lane();
		let free = () => {};
		const busy = inner.run(() => new Promise<void>((resolve) => (free = resolve)));
		const stop = new AbortController();
		const act = jest.fn(async () => {});
		const stopped = lane.run(act, HOURLY, stop.signal, inner);
		await new Promise((resolve) => setImmediate(resolve));
		stop.abort();
		await expect(stopped).rejects.toThrow('canceled');
		free();
		await busy;
		expect(act).not.toHaveBeenCalled();
		expect(await lane.run(async () => 'at once', HOURLY)).toBe('at once');
	});

	it('runs alone in the inner lane, too', async () => {
		const inner = new Lane();
		const events: string[] = [];
		const act = (name: string) => async () => {
			events.push(`${name} begins`);
			await new Promise((resolve) => setImmediate(resolve));
			events.push(`${name} ends`);
		};
		await Promise.all(
			['a', 'b', 'c'].map((name) => new Lane().run(act(name), undefined, undefined, inner)),
		);
		expect(events).toEqual([
			...['a begins', 'a ends'],
			...['b begins', 'b ends'],
			...['c begins', 'c ends'],
		]);
	});

	it('counts what was begun, and forgets it after a day', async () => {
		const { clock, lane } = timed();
		const daily = { pause: [0, 0] as const, limits: [[2, 24 * 60 * MINUTE]] as const };
		await lane.run(async () => {}, daily);
		clock.time += 23 * 60 * MINUTE;
		await lane.run(async () => {}, daily);
		await expect(lane.run(async () => {}, daily)).rejects.toThrow('allowed in 60 minutes');
		clock.time += 60 * MINUTE + 1;
		expect(lane.isForgettable).toBe(false);
		await lane.run(async () => {}, daily);
		clock.time += 24 * 60 * MINUTE + 1;
		expect(lane.isForgettable).toBe(true);
	});

	it('that is new is kept, also when nothing has run in it', () => {
		const { clock, lane } = timed();
		expect(lane.isForgettable).toBe(false);
		clock.time += 24 * 60 * MINUTE;
		expect(lane.isForgettable).toBe(false);
		clock.time++;
		expect(lane.isForgettable).toBe(true);
	});
});

it('a clock that is set back holds nothing up', async () => {
	const realNow = Date.now;
	const lane = new Lane();
	const pace = { pause: [20, 20] as const };
	await lane.run(async () => {}, pace);
	Date.now = () => realNow() - 3_600_000;
	try {
		expect(await lane.run(async () => 'soon', pace)).toBe('soon');
	} finally {
		Date.now = realNow;
	}
}, 20_000);
