/** How a node hands a question to a trigger: it posts it to the trigger's address, signed. */
import { isObject } from '../../engine/answer';
import { isSignedRelay, signRelay } from '../../callbacks/relaySignature';
import { type KeptQuestion, readQuestions } from './kept';

/** The header with the signature. */
export const QUESTION_HEADER = 'x-wechat-question';

/** Stands before what is signed, so that no signature of a callback is good for a question, nor the other way. */
const signed = (body: Buffer): Buffer => Buffer.concat([Buffer.from('question '), body]);

/**
 * @param key made from that of the credential
 * @param now in ms since 1970
 */
export const signQuestions = (key: Buffer, body: Buffer, now: number): string =>
	signRelay(key, signed(body), now);

/** Whether a header is from somebody with the same key, for this body and of the last minute. */
export const isSignedQuestions = (
	key: Buffer,
	body: Buffer,
	header: unknown,
	now: number,
): boolean => header !== undefined && isSignedRelay(key, signed(body), header, now);

/** @param questions none: only to see whether somebody is there who would hear their answers */
export const toLetter = (questions: KeptQuestion[]): Buffer =>
	Buffer.from(JSON.stringify({ questions }));

/** The questions of a letter that are of the developer account. */
export function readLetter(body: Buffer, developer: string): KeptQuestion[] {
	const letter: unknown = JSON.parse(body.toString());
	const questions = readQuestions(isObject(letter) ? letter.questions : undefined);
	return questions.filter((question) => question.developer === developer);
}

/** What a trigger answers. */
export interface Receipt {
	/** How many questions are open now. */
	open: number;
	/** Whether n8n had those of the letter saved already when it came. */
	areSaved: boolean;
}

/** No other webhook answers with this key. */
const KEY = 'weChatQuestions';

export const toReceipt = (receipt: Receipt) => ({ [KEY]: { ...receipt } });

/** The receipt in an answer, if a trigger has answered. */
export function readReceipt(body: unknown): Receipt | undefined {
	const receipt = isObject(body) ? body[KEY] : undefined;
	return isObject(receipt) && typeof receipt.open === 'number'
		? (receipt as unknown as Receipt)
		: undefined;
}
