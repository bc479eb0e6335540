/** A page without a browser: what the stream of events has told it, and what it asks. */
import { request } from 'node:http';
import type {
	LogEntry,
	PageMessage,
	PageMoment,
	PageState,
} from '../../../simulator/page/wire.mts';
import type { Simulator } from '../../../simulator/index.mts';

export interface OpenPage {
	state: PageState;
	messages: Map<string, PageMessage>;
	moments: PageMoment[];
	log: LogEntry[];
	/** Everything that came, as it came. */
	raw: string;
	/** Resolves as soon as it holds. */
	until<T>(holds: (page: OpenPage) => T | undefined | false): Promise<T>;
	close(): void;
}

function take(page: OpenPage, name: string, data: string): void {
	const value = JSON.parse(data);
	if (name === 'state') page.state = value;
	if (name === 'moments') page.moments = value;
	if (name === 'log') page.log.push(...value);
	if (name === 'messages') for (const one of value) page.messages.set(one.id, one);
}

/** Opens the stream and waits until everything of now has come. */
export function openPage(simulator: Simulator): Promise<OpenPage> {
	return new Promise((resolve, reject) => {
		const waiting = new Set<() => void>();
		let text = '';
		// Filled in before anybody gets it.
		const page: OpenPage = {
			state: undefined as unknown as PageState,
			...{ messages: new Map(), moments: [], log: [], raw: '' },
			until: (holds) =>
				new Promise((met) => {
					const look = () => {
						const found = holds(page);
						if (!found) return;
						waiting.delete(look);
						met(found);
					};
					waiting.add(look);
					look();
				}),
			close: () => void outgoing.destroy(),
		};
		const outgoing = request(`${simulator.page}/events`, { agent: false }, (incoming) => {
			incoming.setEncoding('utf8');
			incoming.on('data', (chunk: string) => {
				page.raw += chunk;
				text += chunk;
				const events = text.split('\n\n');
				text = events.pop() ?? '';
				for (const event of events) {
					const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(event) ?? [];
					if (name) take(page, name, data);
					if (name === 'log') resolve(page);
				}
				for (const look of waiting) look();
			});
			incoming.on('error', () => {});
		});
		outgoing.on('error', reject);
		outgoing.end();
	});
}

/** Asks as the page does. */
export async function ask(
	simulator: Simulator,
	path: string,
	body: unknown,
	headers: Record<string, string> = {},
): Promise<{ status: number; value: any }> {
	const response = await fetch(`${simulator.page}/${path}`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
	return { status: response.status, value: await response.json() };
}
