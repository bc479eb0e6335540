import { attempted } from '../../../nodes/engine/attempted';

/** Attempts that come to these outcomes, one after the other. */
function attempting(...outcomes: string[]) {
	let made = 0;
	const attempt = async () => outcomes[made++];
	return { attempt, made: () => made };
}

const isOpen = (outcome: string) => outcome === 'open';

it.each([
	['the first', ['done', 'never'], 'done', 1],
	['a later one', ['open', 'open', 'done', 'never'], 'done', 3],
	['the last one there is', ['open', 'open', 'open', 'never'], 'open', 3],
])('%s is the outcome', async (_, outcomes, outcome, count) => {
	const { attempt, made } = attempting(...outcomes);
	expect(await attempted(attempt, [1, 1], isOpen)).toBe(outcome);
	expect(made()).toBe(count);
});
