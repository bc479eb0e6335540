/** In place of n8n's resume address: a run that waits, or waits no more. */
import { openServer } from './localServer.mts';

export interface WaitingRun {
	url: string;
	/** What it has been told, also when it did not wait. */
	told: Array<Record<string, unknown>>;
	close(): Promise<void>;
}

/** How n8n answers: for a run that waits, one that has finished, and one that is still under way. */
export type State = 'waiting' | 'finished' | 'running';

/** @param states one for each call; the last one stays */
export async function openRun(...states: State[]): Promise<WaitingRun> {
	const told: WaitingRun['told'] = [];
	const server = await openServer((request, response) => {
		let text = '';
		request.on('data', (part) => (text += String(part)));
		request.on('end', () => {
			const body = JSON.parse(text) as Record<string, unknown>;
			told.push(body);
			const state = states.length > 1 ? states.shift() : states[0];
			if (state === 'finished') {
				response
					.writeHead(200, { 'Content-Type': 'text/html' })
					.end('<html>No action required</html>');
				return;
			}
			const json = { 'Content-Type': 'application/json' };
			if (state === 'running') {
				response
					.writeHead(409, json)
					.end('{"code":409,"message":"The execution is running already."}');
			} else response.writeHead(200, json).end(JSON.stringify({ answered: body.id }));
		});
	});
	return {
		url: `${server.url}/webhook-waiting/1/node?signature=secret`,
		told,
		close: server.close,
	};
}
