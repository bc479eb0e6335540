/** Faults on demand: what a gateway, or a proxy in front of it, does on a bad day. */
import { STATUS_CODES } from 'node:http';
import { refusal, type Reply } from './reply.mts';

/**
 * What goes wrong. `delayMs` combines with all others and, alone, delays the true answer.
 *
 * With `delayMs`, `cut` and `truncate` the request is carried out and only its answer suffers: the
 * message is sent although the client cannot know. With the others the request has no effect.
 */
export interface Misbehaviour {
	delayMs?: number;
	/** HTTP status, 200 unless given. Alone: with the status text as the body. */
	status?: number;
	body?: string;
	contentType?: string;
	/** An error page of a web server instead of JSON. */
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
	'noLength',
	'when',
] as const satisfies ReadonlyArray<keyof Misbehaviour>;

interface Order {
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

const HTML = (status: number) =>
	`<html>\n<head><title>${status} ${STATUS_CODES[status]}</title></head>\n` +
	`<body><center><h1>${status} ${STATUS_CODES[status]}</h1></center><hr><center>nginx</center></body>\n</html>\n`;

/** The answer that replaces the true one; undefined when the request is to be carried out. */
export function replacement(how: Misbehaviour): Reply | undefined {
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
	if (html) return as(HTML(status), 'text/html');
	if (empty) return as('', 'application/json');
	if (body !== undefined) return as(body, 'application/json');
	if (how.status !== undefined) return as(STATUS_CODES[status] ?? '', 'text/plain');
	return undefined;
}
