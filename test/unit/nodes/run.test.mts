import { Run } from '../../../nodes/engine/run';

const setting = { expected: undefined, continues: false, retries: true };
const isFinal = (error: unknown) => String(error).includes('final');

/** A task whose end the test decides. */
function held<T>() {
	let end!: (value: T) => void;
	let fail!: (error: unknown) => void;
	const ended = new Promise<T>((resolve, reject) => {
		end = resolve;
		fail = reject;
	});
	const act = jest.fn(() => ended);
	return { task: { act, isFinal }, act, end, fail };
}

const doing = (act: () => Promise<string>) => ({ act: jest.fn(act), isFinal });

/** Lets everything happen that needs no further event. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a further try', () => {
	it('waits for what is under way, and shares it', async () => {
		const run = new Run<string>(setting);
		const first = held<string>();
		const given = run.enter(0, first.task);
		await settled();
		const again = doing(async () => 'again');
		const shared = run.enter(0, again);
		const next = doing(async () => 'next');
		const second = run.enter(1, next);
		await settled();
		expect(next.act).not.toHaveBeenCalled();
		first.end('done');
		expect(await shared).toBe('done');
		expect(await second).toBe('next');
		expect(await given).toBeUndefined();
		expect(again.act).not.toHaveBeenCalled();
		expect(run.done).toBe(2);
	});

	it('tries again what was under way and failed', async () => {
		const run = new Run<string>(setting);
		const first = held<string>();
		const given = run.enter(0, first.task);
		await settled();
		const again = run.enter(
			0,
			doing(async () => 'again'),
		);
		first.fail(new Error('refused'));
		expect(await again).toBe('again');
		expect(await given).toBeUndefined();
	});

	it('does not try again what was under way and may have been done', async () => {
		const run = new Run<string>(setting);
		const first = held<string>();
		void run.enter(0, first.task);
		await settled();
		const again = doing(async () => 'again');
		const shared = run.enter(0, again);
		first.fail(new Error('final'));
		await expect(shared).rejects.toThrow('final');
		expect(again.act).not.toHaveBeenCalled();
		expect(run.failedAt).toBe(0);
	});

	it('leaves nothing of the one before to be begun', async () => {
		const run = new Run<string>(setting);
		const first = held<string>();
		void run.enter(0, first.task);
		const late = doing(async () => 'late');
		const given = run.enter(1, late);
		await settled();
		const again = [0, 1].map((item) =>
			run.enter(
				item,
				doing(async () => `again ${item}`),
			),
		);
		first.end('done');
		expect(await Promise.all(again)).toEqual(['done', 'again 1']);
		expect(await given).toBeUndefined();
		expect(late.act).not.toHaveBeenCalled();
	});

	it('counts anew', async () => {
		const run = new Run<string>(setting);
		await run.enter(
			0,
			doing(async () => 'a'),
		);
		await expect(
			run.enter(
				1,
				doing(async () => {
					throw new Error('no');
				}),
			),
		).rejects.toThrow('no');
		expect([run.done, run.failedAt, run.total]).toEqual([1, 1, 2]);
		await run.enter(
			0,
			doing(async () => 'again'),
		);
		expect([run.done, run.failedAt, run.total]).toEqual([1, undefined, 1]);
	});

	it('remembers nothing when n8n does not try again', async () => {
		const run = new Run<string>({ ...setting, retries: false });
		await run.enter(
			0,
			doing(async () => 'a'),
		);
		expect(
			await run.enter(
				0,
				doing(async () => 'b'),
			),
		).toBe('b');
	});
});

describe('a try that is given up before all items have entered', () => {
	it('does nothing and leaves no verdict', async () => {
		const run = new Run<string>({ ...setting, expected: 2 });
		const early = doing(async () => 'early');
		expect(await run.enter(0, early)).toBeUndefined();
		expect(early.act).not.toHaveBeenCalled();
		const retried = [0, 1].map((item) =>
			run.enter(
				item,
				doing(async () => `item ${item}`),
			),
		);
		expect(await Promise.all(retried)).toEqual(['item 0', 'item 1']);
	});

	it('goes on where failed items do not stop the others', async () => {
		const run = new Run<string>({ ...setting, expected: 2, continues: true });
		expect(
			await run.enter(
				0,
				doing(async () => 'a'),
			),
		).toBe('a');
	});
});

describe('the check before the first item', () => {
	it('fails them all, is asked once in a try, and again in the next', async () => {
		let isWrong = true;
		const check = jest.fn(() => {
			if (isWrong) throw new Error('wrong');
		});
		const run = new Run<string>({ ...setting, check });
		const tasks = [0, 1].map(() => doing(async () => 'done'));
		const outcomes = await Promise.allSettled(tasks.map((task, item) => run.enter(item, task)));
		expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(check).toHaveBeenCalledTimes(1);
		expect(run.failedAt).toBe(0);
		isWrong = false;
		expect(await Promise.all(tasks.map((task, item) => run.enter(item, task)))).toEqual([
			'done',
			'done',
		]);
		expect(check).toHaveBeenCalledTimes(2);
	});
});

describe('a failure', () => {
	it('is that of all items behind it', async () => {
		const run = new Run<string>(setting);
		const failing = run.enter(
			0,
			doing(async () => {
				throw new Error('first');
			}),
		);
		const next = doing(async () => 'next');
		const behind = run.enter(1, next);
		await expect(failing).rejects.toThrow('first');
		await expect(behind).rejects.toThrow('first');
		expect(next.act).not.toHaveBeenCalled();
	});

	it('stops nothing where failed items do not stop the others', async () => {
		const run = new Run<string>({ ...setting, continues: true });
		const failing = run.enter(
			0,
			doing(async () => {
				throw new Error('first');
			}),
		);
		const behind = run.enter(
			1,
			doing(async () => 'next'),
		);
		await expect(failing).rejects.toThrow('first');
		expect(await behind).toBe('next');
		expect([run.done, run.failedAt]).toEqual([1, 0]);
	});
});
