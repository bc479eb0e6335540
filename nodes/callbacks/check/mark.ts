import { isObject } from '../../engine/answer';
import { isSignedRelay, signRelay } from '../relaySignature';

/** The header in which *Check Callbacks* signs its question. */
export const CHECK_HEADER = 'x-wechat-check';

/** What is signed: no callback has this body, so neither signature is good for the other. */
const QUESTION = Buffer.from('Who is there?');

/**
 * @param key made from that of the credential
 * @param now in ms since 1970
 */
export const signCheck = (key: Buffer, now: number): string => signRelay(key, QUESTION, now);

/** Whether a header is from somebody with the same key, and of the last minute. */
export const isSignedCheck = (key: Buffer, header: unknown, now: number): boolean =>
	isSignedRelay(key, QUESTION, header, now);

/** What a trigger answers who asks who is there; times in ms since 1970. */
export interface Mark {
	workflow: string;
	workflowId: string;
	node: string;
	/** It listens for a test event. */
	isTest: boolean;
	/** Whether the token of the question is the trigger's. */
	isTokenRight: boolean;
	/** The address that the process of the trigger knows as the registered one, without the token. */
	registered?: string;
	/** Whether that is the one of a test run. */
	isTestRegistered?: boolean;
	/** The addresses to which what comes there is passed on. */
	others?: string[];
	/** Since when that process takes note of callbacks, and what it has seen since. */
	since: number;
	callback?: number;
	test?: number;
	refused?: { at: number; reason: string };
}

/** No other webhook answers with this key. */
const KEY = 'weChatTrigger';

export const toBody = (mark: Mark) => ({ [KEY]: { ...mark } });

/** The mark in the body of an answer, if a trigger has answered. */
export function readMark(body: string): Mark | undefined {
	try {
		const answer: unknown = JSON.parse(body);
		const mark = isObject(answer) ? answer[KEY] : undefined;
		return isObject(mark) && typeof mark.workflowId === 'string'
			? (mark as unknown as Mark)
			: undefined;
	} catch {
		return undefined;
	}
}
