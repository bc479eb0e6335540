/** Which run an item belongs to, what a run remembers, and runs that the engine starts in groups. */
import { Run, runOf } from '../../../nodes/engine/run';

const setting = { expected: undefined, continues: false, retries: true };
const isFinal = (error: unknown) => String(error).includes('final');
const doing = (value: string) => ({ act: jest.fn(async () => value), isFinal });
const failing = (reason: string) => ({
	act: jest.fn(async (): Promise<string> => {
		throw new Error(reason);
	}),
	isFinal,
});

/** Lets everything happen that needs no further event. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

const states = async (outcomes: Array<Promise<unknown>>) => {
	const all = outcomes.map(() => 'waiting');
	outcomes.forEach((outcome, index) =>
		outcome.then(
			() => (all[index] = 'done'),
			(error: Error) => (all[index] = error.message),
		),
	);
	await settled();
	return all;
};

describe('the run of an item', () => {
	it('is one for each execution of a node, with the setting of its first item', () => {
		const [key, other] = [{}, {}];
		const asked = jest.fn(() => ({ ...setting, expected: 3 }));
		const run = runOf(key, asked);
		expect(runOf(key, asked)).toBe(run);
		expect(asked).toHaveBeenCalledTimes(1);
		expect(run.total).toBe(3);
		expect(runOf(other, asked)).not.toBe(run);
	});
});

describe('how many items there are', () => {
	it('is what is known beforehand, or how many have entered', async () => {
		const known = new Run<string>({ ...setting, expected: 5, continues: true });
		await known.enter(0, doing('a'));
		expect([known.total, known.done]).toEqual([5, 1]);
		const counted = new Run<string>(setting);
		expect(counted.total).toBe(0);
		await Promise.all([counted.enter(0, doing('a')), counted.enter(3, doing('b'))]);
		expect([counted.total, counted.done]).toEqual([2, 2]);
	});
});

describe('the items of a run', () => {
	it('are done in the order in which they enter', async () => {
		const begun: number[] = [];
		const run = new Run<string>(setting);
		const tasks = [2, 0, 1].map((item) =>
			run.enter(item, {
				act: async () => {
					begun.push(item);
					await settled();
					return `item ${item}`;
				},
				isFinal,
			}),
		);
		expect(await Promise.all(tasks)).toEqual(['item 2', 'item 0', 'item 1']);
		expect(begun).toEqual([2, 0, 1]);
	});

	it('of which one fails: the first one is named, also where others go on', async () => {
		const run = new Run<string>({ ...setting, continues: true });
		const outcomes = [failing('a'), failing('b')].map((task, item) => run.enter(item + 4, task));
		expect(await states(outcomes)).toEqual(['a', 'b']);
		expect([run.failedAt, run.done]).toEqual([4, 0]);
	});
});

describe('what n8n tries again', () => {
	it('has what was done from the first try, and does only the rest', async () => {
		const run = new Run<string>(setting);
		const [first, second] = [doing('first'), failing('refused')];
		await states([run.enter(0, first), run.enter(1, second)]);
		const [again, now] = [doing('again'), doing('now')];
		expect(await Promise.all([run.enter(0, again), run.enter(1, now)])).toEqual(['first', 'now']);
		expect(again.act).not.toHaveBeenCalled();
		expect(now.act).toHaveBeenCalledTimes(1);
		expect(run.failedAt).toBeUndefined();
	});

	it('fails again with what must not be tried again', async () => {
		const run = new Run<string>(setting);
		expect(await states([run.enter(0, failing('final'))])).toEqual(['final']);
		const again = doing('again');
		expect(await states([run.enter(0, again)])).toEqual(['final']);
		expect(again.act).not.toHaveBeenCalled();
	});

	it('is done anew where n8n never tries again', async () => {
		const run = new Run<string>({ ...setting, retries: false });
		expect(await states([run.enter(0, failing('final'))])).toEqual(['final']);
		expect(await run.enter(0, doing('again'))).toBe('again');
	});
});

describe('items that the engine starts all at once', () => {
	it('are begun when all of them have entered', async () => {
		const run = new Run<string>({ ...setting, expected: 2 });
		const tasks = [doing('a'), doing('b')];
		const outcomes = tasks.map((task, item) => run.enter(item, task));
		expect(await Promise.all(outcomes)).toEqual(['a', 'b']);
	});

	it('may be more than were expected', async () => {
		const run = new Run<string>({ ...setting, expected: 1 });
		const outcomes = [failing('a'), doing('b')].map((task, item) => run.enter(item, task));
		expect(await states(outcomes)).toEqual(['a', 'a']);
	});
});

describe('items that the engine starts in groups', () => {
	const groups = { ...setting, expected: 3, inBatches: true };

	it('are begun before all have entered', async () => {
		const run = new Run<string>(groups);
		const task = doing('a');
		expect(await run.enter(0, task)).toBe('a');
		expect(task.act).toHaveBeenCalledTimes(1);
	});

	it('fail only when the engine listens: after the last of them has entered', async () => {
		const run = new Run<string>(groups);
		const first = run.enter(0, failing('a'));
		const second = run.enter(1, doing('b'));
		expect(await states([first, second])).toEqual(['waiting', 'waiting']);
		expect(run.failedAt).toBe(0);
		const last = run.enter(2, doing('c'));
		expect(await states([first, second, last])).toEqual(['a', 'a', 'a']);
	});

	it('fail at once where failed items do not stop the others', async () => {
		const run = new Run<string>({ ...groups, continues: true });
		expect(await states([run.enter(0, failing('a'))])).toEqual(['a']);
	});

	it('fail at once where nobody knows how many there are', async () => {
		const run = new Run<string>({ ...groups, expected: undefined });
		expect(await states([run.enter(0, failing('a'))])).toEqual(['a']);
	});
});

it('what an item has started is kept for a further try', () => {
	const run = new Run<string>(setting);
	run.started.set(0, 'job 1');
	void run.enter(0, doing('a'));
	void run.enter(0, doing('b'));
	expect(run.started.get(0)).toBe('job 1');
});
