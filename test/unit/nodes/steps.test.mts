/** Reading in common steps what many ask about. */
import { Steps } from '../../../nodes/editor/steps';
import { Refusal } from '../../../nodes/engine/answer';

const refusal = () => new Refusal({ code: '-1', message: 'no' } as never);

/** Reads names, and refuses what has a bad one among them. */
function reading(size: number, bad: string[] = [], error: () => Error = refusal) {
	const read: string[][] = [];
	const steps = new Steps<string>(size, async (who, ids) => {
		read.push([who, ...ids]);
		await new Promise(setImmediate);
		if (ids.some((id) => bad.includes(id))) throw error();
	});
	const ask = async (ids: string[], who = 'me') =>
		(await Promise.allSettled(ids.map(async (id) => await steps.ask(who, id)))).map(
			({ status }) => status,
		);
	return { read, steps, ask };
}

it('who asks at once is read at once, in steps of their size', async () => {
	const { read, ask } = reading(2);
	await ask(['a', 'b', 'c']);
	expect(read).toEqual([
		['me', 'a', 'b'],
		['me', 'c'],
	]);
});

it('the same is read once', async () => {
	const { read, ask } = reading(5);
	expect(await ask(['a', 'a', 'a'])).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
	expect(read).toEqual([['me', 'a']]);
});

it('who asks while a step is under way comes into the next one, unless it is for the same', async () => {
	const { read, ask } = reading(5);
	const first = ask(['a']);
	await Promise.resolve();
	await Promise.resolve();
	expect(read).toEqual([['me', 'a']]);
	await Promise.all([first, ask(['a', 'b'], 'you'), ask(['c'], 'them')]);
	expect(read).toEqual([
		['me', 'a'],
		['you', 'b', 'c'],
	]);
});

it('what has been read is read again when it is asked for again', async () => {
	const { read, ask } = reading(5);
	await ask(['a']);
	await ask(['a']);
	expect(read).toHaveLength(2);
});

it('a refusal of several is found out one by one', async () => {
	const { read, ask } = reading(3, ['b']);
	expect(await ask(['a', 'b', 'c', 'd'])).toEqual([
		'fulfilled',
		'rejected',
		'fulfilled',
		'fulfilled',
	]);
	expect(read.map(([, ...ids]) => ids.join(''))).toEqual(['abc', 'a', 'b', 'c', 'd']);
});

it('what fails otherwise fails for all of the step, and for nobody else', async () => {
	const { read, ask } = reading(3, ['b'], () => new Error('The connection broke'));
	expect(await ask(['a', 'b', 'c', 'd'])).toEqual([
		'rejected',
		'rejected',
		'rejected',
		'fulfilled',
	]);
	expect(read).toHaveLength(2);
});
