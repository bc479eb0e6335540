/**
 * The page of the simulator, on its own port: what stands below /_sim/page. It shows the world and lets
 * things happen in it; the gateway knows nothing of it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Delivery } from '../callbacks.mts';
import { isObject, toJson } from '../json.mts';
import { fileOf } from '../attached.mts';
import { type MediaFile } from '../media.mts';
import type { Misbehaviour, Misbehaviours } from '../misbehaviour.mts';
import type { RecordedRequest } from '../record.mts';
import type { Simulator } from '../index.mts';
import type { World } from '../world.mts';
import { assetAt, PAGE, POLICY } from './assets.mts';
import { callbackEntry, requestEntry } from './logEntry.mts';
import { behindLink, fileOfMessage, headersOf, type Shelf } from './media.mts';
import { PageMistake } from './mistake.mts';
import { actOnMoments } from './moments.mts';
import { play } from './play.mts';
import { Stream } from './stream.mts';
import { FILES, linksOf, messageView, messagesOf, momentsOf, stateOf } from './view.mts';
import type { LogEntry } from './wire.mts';

/** The log keeps so many lines. */
const MOST_LINES = 300;
/** A file of 20 MB as base64, and some words. */
const MOST_BYTES = 28 * 1024 * 1024;

/** Pages from elsewhere must not reach the simulator by the browser of whoever runs it. */
function isFromHere({ headers }: IncomingMessage): boolean {
	const { host = '', origin } = headers;
	if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)) return false;
	return origin === undefined || origin === `http://${host}`;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
	if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
		throw new PageMistake('The content type must be application/json.', 415);
	}
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request) {
		size += (chunk as Buffer).length;
		if (size > MOST_BYTES) throw new PageMistake('A file may have 20 MB at most.', 413);
		chunks.push(chunk as Buffer);
	}
	let body: unknown;
	try {
		body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
	} catch {
		throw new PageMistake('The body must be JSON.');
	}
	if (!isObject(body)) throw new PageMistake('The body must be a JSON object.');
	return body;
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
	const text = toJson(value);
	response.writeHead(status, {
		'Content-Type': 'application/json; charset=utf-8',
		'Cache-Control': 'no-store',
	});
	response.end(text);
}

/** A line of the log: worded when somebody looks, and until then what it is made of. */
interface Line {
	entry: LogEntry | (() => LogEntry);
}

function worded(line: Line): LogEntry {
	if (typeof line.entry === 'function') line.entry = line.entry();
	return line.entry;
}

export class Page {
	private readonly lines: Line[] = [];
	private lastId = 0;
	private readonly stream: Stream;

	constructor(
		private readonly simulator: () => Simulator,
		private readonly misbehaviours: Misbehaviours,
	) {
		this.stream = new Stream({
			state: () => {
				const { world, gateway } = this.simulator();
				return stateOf(world, gateway, this.misbehaviours.pending());
			},
			messages: () => messagesOf(this.shelf()),
			moments: () => momentsOf(this.shelf()),
			log: () => this.lines.map(worded),
		});
	}

	/** A request to the gateway is answered. */
	answered(record: RecordedRequest, fault: Misbehaviour | undefined): void {
		this.note((id, world) => requestEntry(id, record, fault, world));
	}

	/** A callback is delivered, or lost. */
	delivered(delivery: Delivery): void {
		const at = Date.now() - delivery.ms;
		this.note((id, world) => callbackEntry(id, at, delivery, world));
	}

	/** Something may have happened in the world. */
	touch(): void {
		this.stream.touch();
	}

	/** Keeps no request as a whole any more, however large it was; the log stays. */
	letGo(): void {
		for (const line of this.lines) worded(line);
	}

	close(): void {
		this.stream.close();
	}

	/** Answers a request for a path below /_sim/page. */
	async serve(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
		if (!isFromHere(request)) {
			return sendJson(response, 403, { error: 'This page is for the browser of this machine.' });
		}
		try {
			await this.answer(request, response, path);
		} catch (error) {
			if (!(error instanceof PageMistake)) throw error;
			sendJson(response, error.status, { error: error.message });
		}
	}

	private async answer(
		request: IncomingMessage,
		response: ServerResponse,
		path: string,
	): Promise<void> {
		const route = `${request.method} ${path}`;
		if (route === `GET ${PAGE}/events`) return this.stream.open(response);
		if (route === `POST ${PAGE}/play`) {
			const answer = await play(this.simulator(), await bodyOf(request));
			this.touch();
			return sendJson(response, 200, answer);
		}
		if (route === `POST ${PAGE}/moments`) {
			actOnMoments(this.simulator().world, await bodyOf(request));
			this.touch();
			return sendJson(response, 200, {});
		}
		if (request.method !== 'GET') throw new PageMistake(`There is no ${route}.`, 404);
		if (path.startsWith(`${FILES}/`)) {
			return await this.sendFile(response, path.slice(FILES.length + 1));
		}
		const asset = await assetAt(path);
		if (!asset) throw new PageMistake(`There is no ${route}.`, 404);
		response.writeHead(200, {
			...{ 'Content-Type': asset.contentType, 'Cache-Control': 'no-store' },
			...{ 'Content-Security-Policy': POLICY, 'X-Content-Type-Options': 'nosniff' },
			'Referrer-Policy': 'no-referrer',
		});
		response.end(asset.text);
		return undefined;
	}

	private note(entry: (id: number, world: World) => LogEntry): void {
		const id = ++this.lastId;
		this.lines.push({ entry: () => entry(id, this.simulator().world) });
		if (this.lines.length > MOST_LINES) this.lines.shift();
		this.touch();
	}

	private shelf(): Shelf {
		const { world, url, fetches } = this.simulator();
		return { world, site: url, fetches };
	}

	private async sendFile(response: ServerResponse, rest: string): Promise<void> {
		const found = await this.fileAt(rest.split('/'));
		if (!found) throw new PageMistake('There is no such file any more.', 404);
		const { file, name } = found;
		response.writeHead(200, headersOf(file, name));
		for (const piece of file.pieces()) response.write(piece);
		response.end();
	}

	private async fileAt(path: string[]): Promise<{ file: MediaFile; name: string } | undefined> {
		const shelf = this.shelf();
		const { world } = shelf;
		if (path[0] === 'moments') {
			const moment = world.moments.find(({ id }) => id === path[1]);
			const link = moment && linksOf(moment)[Number(path[2])];
			const file = link === undefined ? undefined : behindLink(shelf, link);
			return file && { file, name: `${Number(path[2]) + 1}` };
		}
		const message = world.messages.find(({ newMsgId }) => String(newMsgId) === path[0]);
		const file = message && fileOfMessage(shelf, message);
		if (!file) return undefined;
		if (path[1] === 'sound') return { file: await soundOf(file), name: 'voice.wav' };
		return { file, name: messageView(shelf, message).file?.name ?? 'file' };
	}
}

/** A voice message as browsers play it. The node's own decoder, for the ear only: nothing is judged by it. */
async function soundOf(file: MediaFile): Promise<MediaFile> {
	const { voiceToWav } = await import('../../../nodes/voice/index');
	try {
		const { wav } = await voiceToWav(Buffer.concat([...file.pieces()]));
		return fileOf({ mimeType: 'audio/wav', bytes: wav });
	} catch {
		throw new PageMistake('This is no voice message as WeChat records it (SILK).', 422);
	}
}
