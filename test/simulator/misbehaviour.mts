/** Faults on demand: what a gateway, or a proxy in front of it, does on a bad day. */
import { STATUS_CODES } from 'node:http';
import type { Broken } from './brokenAnswers.mts';
import type { Reply } from './reply.mts';

/**
 * What goes wrong. `delayMs` combines with all others and, alone, delays the true answer.
 *
 * With `delayMs`, `cut`, `truncate` and `broken` the request is carried out and only its answer
 * suffers: the message is sent although the client cannot know. With the others the request has no
 * effect, unless `after` is true.
 */
export interface Misbehaviour {
	delayMs?: number;
	/** HTTP status, 200 unless given. Alone: with the status text as the body. */
	status?: number;
	body?: string;
	contentType?: string;
	/** An error page of nginx instead of JSON. */
	html?: true;
	/** The connection breaks after half of the body. */
	cut?: true;
	/** Half of the JSON, but properly ended. */
	truncate?: true;
	/** An empty body. */
	empty?: true;
	/** A refusal by the gateway itself. */
	refuse?: { code: string; message: string };
	/** HTTP 302 (or `status`) to this address. */
	redirect?: string;
	/** The request is carried out first, and then answered by the fault. */
	after?: true;
	/** The answer is none that a client can read; see brokenAnswers.mts. */
	broken?: Broken;
	/** The time between two bytes of `broken: 'drip'`, 50 unless given. */
	dripMs?: number;
	/** No Content-Length: the body comes in chunks, and its size is known only at its end. */
	noLength?: true;
	/** Only for requests whose raw body contains this text; all others are left alone. */
	when?: string;
}

/** The keys, for whoever checks a misbehaviour that comes from outside. */
export const MISBEHAVIOURS = [
	'delayMs',
	'status',
	'body',
	'contentType',
	'html',
	'cut',
	'truncate',
	'empty',
	'refuse',
	'redirect',
	'after',
	'broken',
	'dripMs',
	'noLength',
	'when',
] as const satisfies ReadonlyArray<keyof Misbehaviour>;

export interface Order {
	path: string;
	how: Misbehaviour;
	/** Infinity: until it is taken back. */
	times: number;
}

/** Files have addresses of their own, and "*" means the endpoints of the gateway. */
const MEDIA = '/media/';

/** Whether an order is for this path: the same, a beginning of it ("/media/*"), or any ("*"). */
function isFor(pattern: string, path: string): boolean {
	if (pattern === '*') return !path.startsWith(MEDIA);
	return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

/** The misbehaviours that are still to come. */
export class Misbehaviours {
	private orders: Order[] = [];

	/** 0 times means: until it is taken back. */
	add(path: string, how: Misbehaviour, times: number): void {
		this.orders.push({ path, how, times: times === 0 ? Infinity : times });
	}

	/** What is still to come, oldest first; those until they are taken back have Infinity times. */
	pending(): ReadonlyArray<Readonly<Order>> {
		return this.orders;
	}

	clear(): void {
		this.orders = [];
	}

	/**
	 * The one for this request, if any. Of those that are used up it is the oldest that fits, and
	 * this counts as used; whatever lasting ones ask for comes in addition.
	 */
	take(path: string, body: string): Misbehaviour | undefined {
		const fitting = this.orders.filter(
			(one) => isFor(one.path, path) && body.includes(one.how.when ?? ''),
		);
		const lasting = fitting.filter(({ times }) => times === Infinity);
		const once = fitting.find(({ times }) => times !== Infinity);
		if (once && --once.times <= 0) this.orders = this.orders.filter((one) => one !== once);
		const hows = [...lasting, ...(once ? [once] : [])].map(({ how }) => how);
		return hows.length ? Object.assign({}, ...hows) : undefined;
	}
}

/** Where nginx has words of its own for a status. */
const NGINX_WORDS: Record<number, string> = {
	413: 'Request Entity Too Large',
	503: 'Service Temporarily Unavailable',
	504: 'Gateway Time-out',
};

/** The page of nginx, byte by byte. */
function nginxPage(status: number): string {
	const title = `${status} ${NGINX_WORDS[status] ?? STATUS_CODES[status]}`;
	return [
		'<html>',
		`<head><title>${title}</title></head>`,
		'<body>',
		`<center><h1>${title}</h1></center>`,
		'<hr><center>nginx</center>',
		'</body>',
		'</html>',
		'',
	].join('\r\n');
}

/**
 * The answer that replaces the true one; undefined when the true one is to be given. `refusal` writes
 * one in the envelope of the gateway.
 */
export function replacement(
	how: Misbehaviour,
	refusal: (message: string, status: number, code: string) => Reply,
): Reply | undefined {
	const { status = 200, contentType, body, html, empty, refuse, redirect } = how;
	const as = (text: string, type: string, more = {}): Reply => ({
		status,
		text,
		headers: { 'Content-Type': contentType ?? type, ...more },
	});
	if (redirect !== undefined) {
		return { status: how.status ?? 302, text: '', headers: { Location: redirect } };
	}
	if (refuse) return refusal(refuse.message, status, refuse.code);
	if (html) return as(nginxPage(status), 'text/html');
	if (empty) return as('', 'application/json');
	if (body !== undefined) return as(body, 'application/json');
	if (how.status !== undefined) return as(STATUS_CODES[status] ?? '', 'text/plain');
	return undefined;
}
