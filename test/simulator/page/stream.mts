/** The open pages, and what each of them still has to be told. Nothing is looked at while none is open. */
import type { ServerResponse } from 'node:http';
import { toJson } from '../json.mts';
import type { LogEntry, PageEvents, PageMessage, PageMoment, PageState } from './wire.mts';

/** What is looked at for the pages. */
export interface Views {
	state(): PageState;
	messages(): PageMessage[];
	moments(): PageMoment[];
	log(): LogEntry[];
}

/** Changes within this time are told together. */
const GATHER_MS = 40;
/** A line now and then, so that a connection that is gone is noticed. */
const PULSE_MS = 20_000;
/** How long a page waits before it connects again. */
const RETRY_MS = 1000;

type Name = keyof PageEvents;

export class Stream {
	private readonly pages = new Set<ServerResponse>();
	private timer: NodeJS.Timeout | undefined;
	private pulse: NodeJS.Timeout | undefined;
	private told = new Map<string, string>();

	constructor(private readonly views: Views) {}

	/** A page has opened: it is told everything, and from now on what changes. */
	open(response: ServerResponse): void {
		response.writeHead(200, {
			'Content-Type': 'text/event-stream; charset=utf-8',
			'Cache-Control': 'no-store',
		});
		response.write(`retry: ${RETRY_MS}\n\n`);
		// So that those who are there already miss nothing of what this look finds.
		this.refresh();
		this.pages.add(response);
		response.once('close', () => this.leave(response));
		this.pulse ??= setInterval(() => this.write(': still here\n\n', this.pages), PULSE_MS);
		this.tell([response], 'reset', null);
		this.tell([response], 'state', this.views.state());
		this.tell([response], 'moments', this.views.moments());
		this.tell([response], 'messages', this.views.messages());
		this.tell([response], 'log', this.views.log());
	}

	/** Something may have changed. */
	touch(): void {
		if (!this.pages.size) return;
		this.timer ??= setTimeout(() => {
			this.timer = undefined;
			this.refresh();
		}, GATHER_MS);
	}

	close(): void {
		clearTimeout(this.timer);
		clearInterval(this.pulse);
		for (const response of this.pages) response.end();
	}

	private leave(response: ServerResponse): void {
		this.pages.delete(response);
		if (this.pages.size) return;
		clearInterval(this.pulse);
		this.pulse = undefined;
	}

	private refresh(): void {
		const before = this.told;
		this.told = new Map();
		const { state, moments, messages, log } = this.views;
		// One after the other: what is new in all of them is remembered, also when no page is open.
		const states = this.news(before, 'state', [state()], () => 'state');
		const changed = this.news(before, 'moments', [moments()], () => 'moments');
		const said = this.news(before, 'messages', messages(), ({ id }) => id);
		const logged = this.news(before, 'log', log(), ({ id }) => String(id));
		if (states.length) this.tell(this.pages, 'state', states[0]);
		if (changed.length) this.tell(this.pages, 'moments', changed[0]);
		if (said.length) this.tell(this.pages, 'messages', said);
		if (logged.length) this.tell(this.pages, 'log', logged);
	}

	/** Those that have not been told, or not as they are now. */
	private news<T>(
		before: Map<string, string>,
		name: Name,
		all: T[],
		idOf: (one: T) => string,
	): T[] {
		return all.filter((one) => {
			const key = `${name} ${idOf(one)}`;
			const json = toJson(one);
			this.told.set(key, json);
			return before.get(key) !== json;
		});
	}

	private tell<N extends Name>(
		pages: Iterable<ServerResponse>,
		name: N,
		value: PageEvents[N],
	): void {
		this.write(`event: ${name}\ndata: ${toJson(value)}\n\n`, pages);
	}

	private write(text: string, pages: Iterable<ServerResponse>): void {
		for (const response of pages) response.write(text);
	}
}
