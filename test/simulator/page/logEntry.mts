/** The lines of the log: what came in and what went out, and why something was refused. */
import type { Delivery } from '../callbacks.mts';
import { isObject, parseExact, toJson } from '../json.mts';
import { nameOf } from '../lookup.mts';
import type { Misbehaviour } from '../misbehaviour.mts';
import type { RecordedRequest } from '../record.mts';
import { HIDDEN, redacted } from '../redact.mts';
import type { World } from '../world.mts';
import type { LogEntry } from './wire.mts';

/** Of a text that nobody reads to its end, as a file in base64. */
const MOST_TEXT = 400;
/** Of a whole body. */
const MOST_BODY = 6000;

/** Addresses of callbacks hold a secret of whoever receives them in their path. */
const ADDRESSES = ['httpUrl', 'callbackUrl', 'callBackUrl'];

function originOf(url: string): string {
	return URL.canParse(url) ? `${new URL(url).origin}/…` : HIDDEN;
}

/** Without secrets, and with long texts cut. */
function tidy(value: unknown, key = ''): unknown {
	if (typeof value === 'string') {
		if (ADDRESSES.includes(key)) return originOf(value);
		if (value.length <= MOST_TEXT) return value;
		return `${value.slice(0, MOST_TEXT / 4)}… (${value.length} characters)`;
	}
	if (Array.isArray(value)) return value.map((one) => tidy(one));
	if (!isObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, tidy(one, name)]));
}

const cut = (text: string) => (text.length > MOST_BODY ? `${text.slice(0, MOST_BODY)}…` : text);

function shown(value: unknown, secret: string): string {
	return cut(toJson(tidy(redacted(value)), 2).replaceAll(secret, HIDDEN));
}

function parsed(text: string): unknown {
	try {
		return parseExact(text);
	} catch {
		return undefined;
	}
}

/** What both gateways, in all their envelopes, call a success. */
const SUCCESS = ['1000', '200', '0'];

/** The texts of a refusal: beside the code, and (GeWe) in the data, where they may be JSON once more. */
function reasonsIn(answer: Record<string, unknown>): string[] {
	const { message, msg, msg_err: inner, data } = answer;
	const own = [message, msg, inner].filter((text) => typeof text === 'string' && text !== '');
	const detail = isObject(data) ? [data.msg, data.detail] : [];
	const deeper = detail.flatMap((text) => {
		if (typeof text !== 'string') return [];
		const json = text.startsWith('{') ? parsed(text) : undefined;
		return isObject(json) ? [json.msg_err] : [text];
	});
	return [...own, ...deeper].map(String);
}

/** Whether an answer is a success, what it calls itself, and why it is none. */
export function verdict(status: number, answer: string): Pick<LogEntry, 'ok' | 'code' | 'reason'> {
	const body = parsed(answer);
	if (!isObject(body)) {
		const reason = answer.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
		return { ok: false, code: '', reason: `HTTP ${status} ${reason.trim().slice(0, 200)}`.trim() };
	}
	// Of E Cloud or of GeWe; "200" is a success of GeWe alone.
	const code = String(body.code ?? body.ret ?? '');
	const ok = status < 400 && SUCCESS.includes(code) && (body.code === undefined || code === '1000');
	if (ok) return { ok, code };
	const http = status === 200 ? [] : [`HTTP ${status}`];
	return { ok, code, reason: [...http, ...reasonsIn(body)].join(': ') };
}

/** Where requests of both gateways say whom they are for, and what is said. */
const RECEIVERS = ['wcId', 'toWxid', 'chatRoomId', 'chatroomId'];
const TEXTS = ['content', 'title', 'fileName', 'name'];

const MOST_ABOUT = 80;

/** The first of these that is a text for people. */
function firstText(values: Record<string, unknown>, names: string[]): string | undefined {
	const found = names
		.map((name) => values[name])
		.find((one) => typeof one === 'string' && one !== '' && !one.includes('<'));
	return typeof found === 'string' ? found.slice(0, MOST_ABOUT) : undefined;
}

function aboutRequest(world: World, body: unknown): string | undefined {
	if (!isObject(body)) return undefined;
	const receiver = firstText(body, RECEIVERS);
	const name = receiver === undefined ? undefined : nameOf(world, receiver);
	const parts = [name, firstText(body, TEXTS)].filter((part) => part !== undefined);
	return parts.length ? parts.join(' · ') : undefined;
}

/** @param fault what had been ordered to go wrong with it */
export function requestEntry(
	id: number,
	{ at, ms, path, status, body, text, answer }: RecordedRequest,
	fault: Misbehaviour | undefined,
	world: World,
): LogEntry {
	const answered = parsed(answer);
	const secret = world.developer.authorization;
	return {
		about: aboutRequest(world, body),
		...{ id, kind: 'request', at, ms, name: path, status },
		...verdict(status, answer),
		...(fault && { fault: JSON.stringify(fault) }),
		sent: body === undefined ? cut(text) : shown(body, secret),
		answer: answered === undefined ? cut(answer) : shown(answered, secret),
	};
}

/** What a callback is called: by GeWe in its body, by E Cloud with a number. */
function nameOfCallback({ payload, body }: Delivery): string {
	const { TypeName, msgType } = isObject(body) ? body : {};
	return String(TypeName ?? msgType ?? payload.messageType);
}

/** The message that a callback tells of, as the chat has it. */
function messageOf(world: World, { payload: { data } }: Delivery): LogEntry['message'] {
	const found = world.messages.findLast(({ newMsgId }) => newMsgId === data.newMsgId);
	if (!found) return undefined;
	const { from, kind, text } = found;
	return { from: nameOf(world, from), kind, text: text.slice(0, MOST_ABOUT) };
}

export function callbackEntry(id: number, at: number, delivery: Delivery, world: World): LogEntry {
	const { payload, body = payload, httpStatus, answer, error, ms } = delivery;
	const ok = httpStatus !== null && httpStatus >= 200 && httpStatus < 300;
	const reason = error ?? `HTTP ${httpStatus} ${answer ?? ''}`.trim().slice(0, 200);
	return {
		...{ id, kind: 'callback', at, ms, name: nameOfCallback(delivery), status: httpStatus, ok },
		...{ event: String(payload.messageType), message: messageOf(world, delivery), code: '' },
		...(!ok && { reason }),
		sent: shown(body, world.developer.authorization),
		answer: cut(answer ?? ''),
	};
}
