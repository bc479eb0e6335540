/**
 * A workflow moves from one gateway to the other: another type of node, another credential, and what was
 * entered stays. Here it goes to the other gateway's simulator.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Operation } from '../simulator/catalog.mts';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { friend, group, received } from '../simulator/samples.mts';
import { errorOf } from './errorOf.mts';
import { enter, hasAccount } from './parameters.mts';
import { runNode } from './runNode.mts';
import { onSimulator, toEnter } from './runOperation.mts';
import { type Body, underTest } from './underTest.mts';

type Id = Simulator['gateway'];

let simulator: Simulator;
afterEach(() => simulator.close());

const titleOf = ({ resource, operation }: Operation) => `${resource} ${operation}`;
const online = ({ world }: Simulator) => world.accounts.find((account) => account.online)!;

/** Runs the parameters of a node as the node of the gateway that the simulator speaks for. */
async function run(parameters: INodeParameters, items: IDataObject[] = [{}]) {
	const { nodeType, credential } = underTest[simulator.gateway];
	const { url: baseUrl, gateway } = simulator;
	return await runNode(
		{ gateway, baseUrl, fields: credential(simulator), parameters, items },
		nodeType,
	);
}

describe('what was entered for E Cloud', () => {
	const there = new Map(underTest.gewe.operations.map((one) => [titleOf(one), one]));
	const both = underTest.eyun.operations
		.filter((operation) => there.has(titleOf(operation)))
		.map((operation): [string, Operation] => [titleOf(operation), operation]);

	/** What GeWe needs beyond it, by the text that says so. */
	const NEEDS_MORE: Record<string, string> = {
		'channel publishVideo': "'Description' is empty",
		'channel sendDmImage': "'My Channel ID' is empty",
		'incomingMessage downloadSticker': "'Sticker MD5' is empty",
		'incomingMessage downloadVoice': "'Message XML' is empty",
		'login logInAgain': "'Device' is empty",
		'login waitForScan': "'Device ID' is empty",
		'message sendContactCard': "'Name on Card' is empty",
		'message sendVideo': "'Duration (Seconds)' is empty",
		'moment comment': "'Contact' is empty",
		'moment deleteComment': "'Contact' is empty",
		'moment like': "'Contact' is empty",
		'moment postImages': "'Uploaded Images' is empty",
		'moment postVideo': "'File URL' of 'Uploaded Video' is empty",
		'moment unlike': "'Contact' is empty",
	};

	/** Where a sample suits E Cloud alone: groups only are pinned, voices last milliseconds, pages begin at 0. */
	const suited = ({ world }: Simulator): Record<string, Body> => ({
		'channel search': { content: 'demo', type: 0 },
		'contact pinChat': { wcId: group(world), operType: 1 },
		'incomingMessage downloadImage': {
			msgId: 1,
			// As the trigger hands it on: without who sent it.
			content: received(world, 'image').content.replace(/^\S+:\n/, ''),
		},
		'message sendSticker': {
			wcId: friend(world),
			imageMd5: 'd41d8cd98f00b204e9800998ecf8427e',
			imgSize: '1024',
		},
		'message sendVoice': {
			wcId: friend(world),
			content: 'https://files.example.com/hello.silk',
			length: 2000,
		},
	});

	it.each(both)('%s', async (title, operation) => {
		simulator = await startSimulator({ gateway: 'gewe' });
		const { nodeType, required } = underTest.eyun;
		const body = suited(simulator)[title] ?? required(operation, simulator.world);
		const entered = onSimulator(simulator, toEnter(operation, body, 'eyun'));
		const parameters: INodeParameters = {
			...enter(nodeType, operation, entered),
			...(hasAccount(nodeType, operation) && {
				weChatAccount: { __rl: true, mode: 'wcId', value: online(simulator).wcId },
			}),
		};
		const needs = NEEDS_MORE[title];
		if (needs) {
			expect((await errorOf(run(parameters))).message).toBe(needs);
			return;
		}
		await run(parameters);
		const { path: expected } = there.get(title)!;
		const asked = simulator.requests.filter((request) => request.path.endsWith(expected));
		expect(asked.map(({ status }) => status)).toContain(200);
	});
});

describe('the examples', () => {
	const folder = path.join(__dirname, '..', '..', 'examples');
	const examples = readdirSync(folder)
		// Those that answer a message right behind the trigger; all run in a real n8n (test/examples).
		.filter((file) => file === 'reply-in-a-group.json')
		.flatMap((file) => {
			const { nodes } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as {
				nodes: Array<{ name: string; type: string; parameters: INodeParameters }>;
			};
			return nodes
				.filter(({ type }) => /weChat(Eyun|Gewe)$/.test(type))
				.map(({ name, parameters }): [string, INodeParameters] => [`${file}: ${name}`, parameters]);
		});
	const everywhere = (Object.keys(underTest) as Id[]).flatMap((gateway) =>
		examples.map(([name, parameters]): [Id, string, INodeParameters] => [
			gateway,
			name,
			parameters,
		]),
	);

	it('there are some', () => {
		expect(examples.length).toBeGreaterThan(0);
	});

	it.each(everywhere)('on %s: %s', async (gateway, _name, parameters) => {
		simulator = await startSimulator({ gateway });
		const { world } = simulator;
		const event = {
			accountId: online(simulator).wcId,
			chatId: group(world),
			chatType: 'group',
			text: 'Is the shop open on Sunday?',
		};
		await run(parameters, [event]);
		const last = world.messages.at(-1)!;
		expect({ chat: last.chat, from: last.from, text: last.text }).toEqual({
			chat: event.chatId,
			from: event.accountId,
			text: expect.stringContaining(event.text),
		});
	});
});
