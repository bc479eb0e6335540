/** Questions that wait for their answer by link. */
import { waitFor } from '../../../scripts/lib/wait.mjs';
import type { Stage } from './stage.mts';

/** A browser inside of WeChat, as it tells servers about itself. */
export const WECHAT = {
	'User-Agent':
		'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 MicroMessenger/8.0.49 Language/zh_CN',
};

/** What a button of the page sends. */
export const press = async (link: string, body: Record<string, string>): Promise<Response> =>
	await fetch(link, { method: 'POST', body: new URLSearchParams(body), headers: WECHAT });

/** The texts that the account has sent into a chat, oldest first. */
export const sentTo = async ({ simulator }: Stage, chat: string): Promise<string[]> =>
	(await simulator.control.messages(chat))
		.filter(({ direction }) => direction === 'sent')
		.map(({ text }) => String(text));

/**
 * Waits until an execution waits for the answer to a question.
 *
 * @param before the texts that were in the chat before it was asked
 * @returns what was asked, and its link where it has one
 */
export async function openQuestion(
	stage: Stage,
	id: string,
	chat: string,
	before: string[],
): Promise<{ text: string; link: string }> {
	await waitFor({
		what: `The question of execution ${id}`,
		timeoutMs: 60_000,
		ask: async () => {
			const { status, raw } = await stage.rest.execution(id);
			if (!['new', 'running', 'waiting'].includes(status)) throw new Error(raw.slice(0, 2_000));
			return status === 'waiting' && (await sentTo(stage, chat)).length > before.length;
		},
	});
	const text = (await sentTo(stage, chat)).at(-1)!;
	return { text, link: /http\S+$/.exec(text)?.[0] ?? '' };
}
