/**
 * The questions that wait for an answer in the chat: in memory, by developer account, and in the static data
 * of triggers, from which they come back after a restart. n8n saves that as one column from the copy that a
 * callback began with, so several at once lose each other's; whoever saves therefore writes all that the memory
 * holds.
 */
import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../engine/answer';
import { forgetOldest } from '../../engine/forgetOldest';
import type { OpenQuestion } from '../question';

/** So many may be open for a developer account: n8n writes all of them each time it saves. */
export const MOST_OPEN = 200;

/**
 * So many are remembered as answered, and so long (in ms), so that nothing that was saved before opens them
 * again. What is opened all the same costs a call that n8n refuses.
 */
const MOST_ANSWERED = 200;
const ANSWERED_FOR = 24 * 3_600_000;

/** A question as it is kept. */
export interface KeptQuestion extends Omit<OpenQuestion, 'resumeUrl'> {
	/** The resume URL, locked (`seal.ts`). */
	sealed: string;
}

/** What is open no more. */
interface Answered {
	id: string;
	/** Until when that is remembered. */
	expiresAt: number;
	/** The message that answered it, by `identityOf`, since gateways deliver again. */
	by?: string;
}

interface Kept {
	open: Map<string, KeptQuestion>;
	answered: Map<string, Answered>;
}

/** The key in the static data. */
const KEY = 'questions';

const known = new Map<string, Kept>();

const listIn = (kept: IDataObject, name: keyof Kept): IDataObject[] => {
	const list = isObject(kept[KEY]) ? kept[KEY][name] : undefined;
	return Array.isArray(list) ? list.filter(isObject) : [];
};

/** A question as it came from elsewhere, as an object of its own; nothing where it is none. */
function toQuestion(entry: IDataObject): KeptQuestion | undefined {
	const { id, developer, accountId, chatId, senderId, messageId, sealed } = entry;
	const texts = { id, developer, accountId, chatId, senderId, messageId, sealed };
	const { responseType, choices, takesWords, askedAt, expiresAt } = entry;
	const isWhole =
		Object.values(texts).every((text) => typeof text === 'string') &&
		[askedAt, expiresAt].every((time) => typeof time === 'number') &&
		Array.isArray(choices);
	if (!isWhole) return undefined;
	const rest = { responseType, choices: choices.map(String), takesWords: takesWords === true };
	return { ...texts, ...rest, askedAt, expiresAt } as KeptQuestion;
}

/** Reads questions that came from elsewhere; whatever is none is left out. */
export const readQuestions = (list: unknown): KeptQuestion[] =>
	(Array.isArray(list) ? list : [])
		.filter(isObject)
		.map(toQuestion)
		.filter((question) => question !== undefined);

/** Takes away what has expired, and the whole where nothing is left. */
function tidied(developer: string, now: number): Kept | undefined {
	const kept = known.get(developer);
	if (kept === undefined) return undefined;
	for (const list of [kept.open, kept.answered]) {
		for (const { id, expiresAt } of list.values()) if (expiresAt <= now) list.delete(id);
	}
	if (kept.open.size > 0 || kept.answered.size > 0) return kept;
	known.delete(developer);
	return undefined;
}

function provided(developer: string): Kept {
	const kept = known.get(developer) ?? { open: new Map(), answered: new Map() };
	known.set(developer, kept);
	return kept;
}

/** Keeps questions; those that are known already, or have been answered, stay as they are. */
export function keepQuestions(questions: KeptQuestion[], now = Date.now()): void {
	for (const question of questions) {
		const { id, developer, expiresAt } = question;
		if (expiresAt <= now) continue;
		const { open, answered } = provided(developer);
		if (open.has(id) || answered.has(id)) continue;
		open.set(id, question);
		forgetOldest(open, MOST_OPEN);
	}
}

/**
 * Takes in what the static data of a trigger holds.
 *
 * @param kept its static data
 */
export function recallQuestions(kept: IDataObject, now = Date.now()): void {
	if (kept[KEY] === undefined) return;
	for (const { id, developer, expiresAt, by } of listIn(kept, 'answered')) {
		if (Number(expiresAt) <= now) continue;
		close(String(developer), {
			id: String(id),
			expiresAt: Number(expiresAt),
			...(typeof by === 'string' && { by }),
		});
	}
	keepQuestions(readQuestions(listIn(kept, 'open')), now);
}

function close(developer: string, entry: Answered): void {
	const { open, answered } = provided(developer);
	open.delete(entry.id);
	if (!answered.has(entry.id)) answered.set(entry.id, entry);
	forgetOldest(answered, MOST_ANSWERED);
}

const answeredUntil = ({ expiresAt }: KeptQuestion, now: number): number =>
	Math.min(expiresAt, now + ANSWERED_FOR);

/** Whether anything is kept for a developer account: of nearly all callbacks, it is all that is asked. */
export const hasQuestions = (developer: string): boolean => known.has(developer);

/** Those that are open, in the order in which they were asked. */
export const openQuestions = (developer: string, now = Date.now()): KeptQuestion[] => [
	...(tidied(developer, now)?.open.values() ?? []),
];

/** Whether a message has answered a question before, or is just doing so. */
export const hasAnswered = (developer: string, identity: string): boolean =>
	[...(known.get(developer)?.answered.values() ?? [])].some(({ by }) => by === identity);

/**
 * A question is answered. Meanwhile nobody else answers it.
 *
 * @param by the message, by `identityOf`
 */
export const closeQuestion = (question: KeptQuestion, by: string, now = Date.now()): void =>
	close(question.developer, { id: question.id, expiresAt: answeredUntil(question, now), by });

/**
 * The answer was not taken, so the message was none: whoever delivers it again is heard as usual.
 *
 * @param isOpen whether the question waits on
 */
export function takeBack(question: KeptQuestion, isOpen: boolean, now = Date.now()): void {
	const { id, developer } = question;
	const { open, answered } = provided(developer);
	if (isOpen) {
		answered.delete(id);
		open.set(id, question);
	} else answered.set(id, { id, expiresAt: answeredUntil(question, now) });
}

/** What the static data of a trigger should hold for its developer account; nothing where that is nothing. */
function wanted(developer: string, now: number): IDataObject | undefined {
	const kept = tidied(developer, now);
	return (
		kept && {
			open: [...kept.open.values()].map((question) => ({ ...question })),
			answered: [...kept.answered.values()].map((entry) => ({ ...entry, developer })),
		}
	);
}

const idsIn = (kept: IDataObject): string =>
	[listIn(kept, 'open'), listIn(kept, 'answered')]
		.map((list) => list.map(({ id }) => String(id)).sort())
		.join('|');

/**
 * Whether the static data of a trigger holds something else than the memory.
 *
 * @param kept as it was loaded
 */
export function areQuestionsDue(developer: string, kept: IDataObject, now = Date.now()): boolean {
	if (kept[KEY] === undefined && !known.has(developer)) return false;
	return idsIn({ [KEY]: wanted(developer, now) }) !== idsIn(kept);
}

/** Writes what the memory holds into the static data of a trigger, just before n8n saves it. */
export function saveQuestions(developer: string, kept: IDataObject, now = Date.now()): void {
	const questions = wanted(developer, now);
	if (questions !== undefined) kept[KEY] = questions;
	else if (kept[KEY] !== undefined) delete kept[KEY];
}

/** Whether the static data of a trigger holds questions. */
export function areSaved(questions: KeptQuestion[], kept: IDataObject): boolean {
	const ids = new Set(listIn(kept, 'open').map(({ id }) => id));
	return questions.every(({ id }) => ids.has(id));
}
