import type { IDataObject } from 'n8n-workflow';

import {
	areQuestionsDue,
	areSaved,
	closeQuestion,
	hasAnswered,
	hasQuestions,
	keepQuestions,
	type KeptQuestion,
	MOST_OPEN,
	openQuestions,
	recallQuestions,
	saveQuestions,
	takeBack,
} from '../../../nodes/questions/chat/kept';
import { ASKED_AT, question } from './openQuestion.mts';

const NOW = ASKED_AT + 1_000;
const LATER = ASKED_AT + 3_600_000;

let developers = 0;
/** A developer account of which nothing is known. */
const fresh = () => `developer ${++developers}`;
const of = (developer: string, more: Partial<KeptQuestion> = {}) =>
	question({ developer, ...more });

/** What n8n has saved of a trigger, as it comes back from the database. */
function saved(developer: string, before: IDataObject = {}, now = NOW): IDataObject {
	const kept = { ...before };
	saveQuestions(developer, kept, now);
	return JSON.parse(JSON.stringify(kept)) as IDataObject;
}

/** The same in a process that knows nothing: what was saved is of another developer account by its name only. */
const elsewhere = (kept: IDataObject, developer: string, other: string) =>
	JSON.parse(JSON.stringify(kept).replaceAll(developer, other)) as IDataObject;

it('keeps questions in their order until they expire', () => {
	const developer = fresh();
	expect(hasQuestions(developer)).toBe(false);
	const [first, second] = [of(developer), of(developer, { expiresAt: LATER + 1 })];
	keepQuestions([first], NOW);
	keepQuestions([second, first], NOW);
	expect(openQuestions(developer, NOW)).toEqual([first, second]);
	expect(openQuestions(developer, LATER)).toEqual([second]);
	expect(openQuestions(developer, LATER + 1)).toEqual([]);
	expect(hasQuestions(developer)).toBe(false);
});

it('takes none that has expired', () => {
	const developer = fresh();
	keepQuestions([of(developer, { expiresAt: NOW })], NOW);
	expect(hasQuestions(developer)).toBe(false);
});

it('five that are saved at once, each from the copy that it began with, come back after a restart', () => {
	const developer = fresh();
	const copies = Array.from({ length: 5 }, (_, index) => {
		keepQuestions([of(developer, { id: `five ${index}` })], NOW);
		return saved(developer, { seen: ['a'] });
	});
	const other = fresh();
	// n8n writes one column: the last one counts.
	recallQuestions(elsewhere(copies.at(-1)!, developer, other), NOW);
	expect(openQuestions(other, NOW).map(({ id }) => id)).toEqual(
		copies.map((_, index) => `five ${index}`),
	);
	expect(copies.at(-1)).toMatchObject({ seen: ['a'] });
});

it('what was lost in the static data is due with the next callback', () => {
	const developer = fresh();
	expect(areQuestionsDue(developer, {}, NOW)).toBe(false);
	const asked = of(developer);
	keepQuestions([asked], NOW);
	expect(areQuestionsDue(developer, {}, NOW)).toBe(true);
	const kept = saved(developer);
	expect(areQuestionsDue(developer, kept, NOW)).toBe(false);
	expect(areSaved([asked], kept)).toBe(true);
	expect(areSaved([asked, of(developer)], kept)).toBe(false);
	closeQuestion(asked, 'message', NOW);
	expect(areQuestionsDue(developer, kept, NOW)).toBe(true);
	const closed = saved(developer, kept);
	expect(areQuestionsDue(developer, closed, NOW)).toBe(false);
	expect(areQuestionsDue(developer, closed, LATER)).toBe(true);
	expect(saved(developer, closed, LATER)).toEqual({});
});

it('one that was answered is not opened again by what was saved before', () => {
	const developer = fresh();
	const asked = of(developer);
	keepQuestions([asked], NOW);
	const before = saved(developer);
	closeQuestion(asked, 'message', NOW);
	recallQuestions(before, NOW);
	keepQuestions([asked], NOW);
	expect(openQuestions(developer, NOW)).toEqual([]);
	expect(hasAnswered(developer, 'message')).toBe(true);
	expect(hasAnswered(developer, 'other message')).toBe(false);

	const other = fresh();
	const after = elsewhere(saved(developer, before), developer, other);
	recallQuestions(elsewhere(before, developer, other), NOW);
	recallQuestions(after, NOW);
	expect(openQuestions(other, NOW)).toEqual([]);
	expect(hasAnswered(other, 'message')).toBe(true);
});

it('an answer that was not taken is forgotten, and the question waits on where it may', () => {
	const developer = fresh();
	const [open, over] = [of(developer), of(developer)];
	keepQuestions([open, over], NOW);
	closeQuestion(open, 'a', NOW);
	closeQuestion(over, 'b', NOW);
	takeBack(open, true, NOW);
	takeBack(over, false, NOW);
	expect(openQuestions(developer, NOW)).toEqual([open]);
	expect(hasAnswered(developer, 'a') || hasAnswered(developer, 'b')).toBe(false);
	keepQuestions([over], NOW);
	expect(openQuestions(developer, NOW)).toEqual([open]);
});

it('is bounded', () => {
	const developer = fresh();
	for (let index = 0; index < MOST_OPEN + 50; index++) {
		keepQuestions([of(developer, { id: `bound ${index}` })], NOW);
	}
	expect(openQuestions(developer, NOW)).toHaveLength(MOST_OPEN);
	expect(openQuestions(developer, NOW)[0].id).toBe('bound 50');
	for (const asked of openQuestions(developer, NOW)) closeQuestion(asked, asked.id, NOW);
	keepQuestions([of(developer)], NOW);
	for (let index = 0; index < MOST_OPEN; index++) {
		const asked = of(developer, { id: `more ${index}` });
		keepQuestions([asked], NOW);
		closeQuestion(asked, 'message', NOW);
	}
	const { answered } = saved(developer).questions as { answered: unknown[] };
	expect(answered).toHaveLength(MOST_OPEN);
});

it('an answered one without a time limit is remembered for a day', () => {
	const developer = fresh();
	const asked = of(developer, { expiresAt: ASKED_AT * 2 });
	keepQuestions([asked], NOW);
	closeQuestion(asked, 'message', NOW);
	expect(saved(developer)).not.toEqual({});
	expect(saved(developer, {}, NOW + 24 * 3_600_000)).toEqual({});
});

it.each([
	[{ questions: 'x' }],
	[{ questions: { open: 'x', answered: 3 } }],
	[
		{
			questions: {
				open: [null, 3, {}, { ...question(), askedAt: 'x' }, { ...question(), choices: 'x' }],
			},
		},
	],
	[{ questions: { open: [{ ...question(), sealed: 3 }], answered: ['x', {}] } }],
])('what is no question is left out: %j', (kept) => {
	recallQuestions(kept as IDataObject, NOW);
	expect(hasQuestions(question().developer)).toBe(false);
});

it('keeps nothing of the object that n8n watches', () => {
	const developer = fresh();
	const asked = of(developer);
	const kept = { questions: { open: [asked], answered: [] } };
	recallQuestions(kept as unknown as IDataObject, NOW);
	const [open] = openQuestions(developer, NOW);
	expect(open).toEqual(asked);
	expect(open).not.toBe(asked);
	expect(open.choices).not.toBe(asked.choices);
});
