/** What the simulator has told so far, kept up by its stream of events. */
import { computed, signal } from '@preact/signals';
import type { LogEntry, PageEvents, PageMessage, PageMoment, PageState } from '../wire.mts';
import { conversationsOf } from './conversations.mts';

export type Connection = 'connecting' | 'live' | 'lost';

export const connection = signal<Connection>('connecting');
export const state = signal<PageState | null>(null);
export const messages = signal<PageMessage[]>([]);
export const moments = signal<PageMoment[]>([]);
const whole = signal<LogEntry[]>([]);
/** Lines up to this one are not wanted any more. */
const cleared = signal(0);
export const log = computed(() => whole.value.filter(({ id }) => id > cleared.value));

export function clearLog(): void {
	cleared.value = whole.value.at(-1)?.id ?? 0;
}

/** What the page keeps. */
const MOST = { messages: 2000, log: 300 };

/** Known ones are replaced by what is new of them; the rest is added, the oldest go. */
function merged<T extends { id: string | number }>(old: T[], news: T[], most: number): T[] {
	const all = new Map(old.map((one) => [one.id, one]));
	for (const one of news) all.set(one.id, one);
	return [...all.values()].slice(-most);
}

const chosenAccount = signal<string | null>(null);

/** The account whose conversations are shown: the chosen one, or the first that is online. */
export const account = computed(() => {
	const accounts = state.value?.accounts ?? [];
	const chosen = accounts.find(({ wcId }) => wcId === chosenAccount.value);
	return chosen ?? accounts.find(({ online }) => online) ?? accounts[0];
});

export function chooseAccount(wcId: string): void {
	chosenAccount.value = wcId;
}

/** The account that everything happens to: the first that is online. */
export const receiving = computed(() => state.value?.accounts.find(({ online }) => online));

export const ofAccount = computed(() =>
	messages.value.filter((message) => message.account === account.value?.wcId),
);

export const conversations = computed(() =>
	state.value ? conversationsOf(state.value, ofAccount.value) : [],
);

/** The id of the last message that was seen, by chat. */
export const seen = signal<ReadonlyMap<string, string>>(new Map());

export function see(chat: string): void {
	const last = ofAccount.value.findLast((message) => message.chat === chat)?.id;
	if (last === undefined || seen.value.get(chat) === last) return;
	seen.value = new Map(seen.value).set(chat, last);
}

type Handlers = { [N in keyof PageEvents]: (value: PageEvents[N]) => void };

let isFirst = true;

const handlers: Handlers = {
	reset: () => {
		connection.value = 'live';
		messages.value = [];
		// Another simulator may count from the beginning.
		whole.value = [];
	},
	state: (value) => {
		state.value = value;
	},
	moments: (value) => {
		moments.value = value;
	},
	messages: (news) => {
		messages.value = merged(messages.value, news, MOST.messages);
		// What was there before the page was opened counts as read.
		if (isFirst) seen.value = new Map(news.map(({ chat, id }) => [chat, id]));
		isFirst = false;
	},
	log: (news) => {
		whole.value = merged(whole.value, news, MOST.log);
		if ((whole.value.at(-1)?.id ?? 0) < cleared.value) cleared.value = 0;
	},
};

/** Listens until the page is closed; the browser connects again by itself. */
export function listen(url: string): void {
	const source = new EventSource(url);
	for (const name of Object.keys(handlers) as Array<keyof PageEvents>) {
		const take = handlers[name] as (value: unknown) => void;
		source.addEventListener(name, ({ data }: MessageEvent<string>) => take(JSON.parse(data)));
	}
	source.addEventListener('error', () => {
		connection.value = 'lost';
		// A browser gives up where what answers is no stream.
		if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(url), 2000);
	});
}
