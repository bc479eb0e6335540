/** What the page asks of the simulator. */
import type { MomentRequest, PlayAnswer, PlayRequest } from '../wire.mts';

const PAGE = '/_sim/page';

async function ask<T>(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> {
	const response = await fetch(path, {
		method,
		...(body !== undefined && {
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify(body),
		}),
	});
	const answer = (await response.json()) as T & { error?: string };
	if (!response.ok) throw new Error(answer.error ?? `HTTP ${response.status}`);
	return answer;
}

export const play = (request: PlayRequest) => ask<PlayAnswer>('POST', `${PAGE}/play`, request);

export const actOnMoments = (request: MomentRequest) =>
	ask<object>('POST', `${PAGE}/moments`, request);

/** @param times null: until it is taken back */
export const misbehave = (path: string, how: object, times: number | null) =>
	ask<object>('POST', '/_sim/misbehave', { path, how, times });

export const behave = () => ask<object>('DELETE', '/_sim/misbehave');
