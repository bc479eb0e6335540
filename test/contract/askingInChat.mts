/** A node that asks in the chat, the address at which its run waits, and a trigger that hears the answer. */
import type { INodeParameters, INodeType } from 'n8n-workflow';

import { waitFor } from '../../scripts/lib/wait.mjs';
import { byId } from '../editor.mts';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { type Asking, prepareAsking } from './asking.mts';
import { type LiveTrigger, openTrigger } from './liveTrigger.mts';
import { openServer } from './localServer.mts';
import { underTest } from './underTest.mts';

export const LI_LEI = 'wxid_lilei00demo01';

/** What a run goes on with. */
export type Item = Record<string, unknown>;

export interface AskedRun {
	asking: Asking;
	/** With what it has gone on; nothing as long as it waits. */
	readonly item: Item | undefined;
}

export interface ChatStage {
	simulator: Simulator;
	/** Everything that comes starts its workflow, unless its parameters say otherwise. */
	listen(parameters?: INodeParameters): Promise<LiveTrigger>;
	/** Prepares a question for the one who is named, or for Li Lei. */
	prepare(parameters?: INodeParameters): Promise<AskedRun>;
	/** Asks it. */
	ask(parameters?: INodeParameters): Promise<AskedRun>;
	/** Until a run goes on. */
	goesOn(run: AskedRun): Promise<Item>;
	/** The texts of messages that have been sent, the latest last. */
	sent(): string[];
	close(): Promise<void>;
}

let triggers = 0;

/** @param nodes as they are written or as they are published */
export async function openChatStage(
	id: Simulator['gateway'],
	nodes: { action: INodeType; trigger: Parameters<typeof openTrigger>[3] },
): Promise<ChatStage> {
	const { credential, account } = underTest[id];
	const simulator = await startSimulator({ gateway: id });
	const closing: Array<() => Promise<void>> = [];
	const setting = { gateway: id, baseUrl: simulator.url, fields: credential(simulator) };

	async function prepare(parameters: INodeParameters = {}): Promise<AskedRun> {
		let item: Item | undefined;
		const server = await openServer((request, response) => {
			let body = '';
			request.on('data', (part) => (body += String(part)));
			request.on('end', async () => {
				const { searchParams } = new URL(String(request.url), 'http://n8n');
				const answer = await asking.open({
					method: 'POST',
					query: Object.fromEntries(searchParams),
					body: JSON.parse(body),
				});
				item = answer.workflowData?.[0][0].json ?? item;
				const isJson = answer.webhookResponse !== undefined;
				response.writeHead(200, { 'Content-Type': isJson ? 'application/json' : 'text/html' });
				response.end(isJson ? JSON.stringify(answer.webhookResponse) : '<html>');
			});
		});
		closing.push(server.close);
		const asking = prepareAsking(
			nodes.action,
			setting,
			{
				weChatAccount: { __rl: true, ...account(simulator.world) },
				to: byId(LI_LEI),
				message: 'Shall I?',
				answerBy: 'chat',
				options: { pacing: 'off' },
				...parameters,
			},
			`${server.url}/webhook-waiting`,
		);
		return {
			asking,
			get item() {
				return item;
			},
		};
	}

	return {
		simulator,
		prepare,
		async ask(parameters) {
			const run = await prepare(parameters);
			await run.asking.ask();
			return run;
		},
		async listen(parameters = {}) {
			const webhookId = `in-chat-${id}-${++triggers}`;
			const trigger = await openTrigger({ ...setting, parameters }, webhookId, '', nodes.trigger);
			closing.push(trigger.close);
			await trigger.activate();
			await trigger.goLive();
			return trigger;
		},
		async goesOn(run) {
			await waitFor({ what: 'The answer', timeoutMs: 30_000, ask: async () => run.item });
			return run.item!;
		},
		sent: () =>
			simulator.world.messages
				.filter(({ direction }) => direction === 'sent')
				.map(({ text }) => text),
		async close() {
			for (const close of closing.reverse()) await close();
			await simulator.close();
		},
	};
}
