/** A message is answered with a quote of it: behind the trigger nothing is filled in but the text. */
import type { IDataObject } from 'n8n-workflow';

import type { WeChatEvent } from '../../nodes/events/message';
import { readCallback } from '../../nodes/gateways/readCallback';
import { waitFor } from '../../scripts/lib/wait.mjs';
import { byId } from '../editor.mts';
import { type Message, type Simulator, startSimulator } from '../simulator/index.mts';
import { errorOf } from './errorOf.mts';
import { type LocalServer, openServer } from './localServer.mts';
import { runNode } from './runNode.mts';
import { underTest } from './underTest.mts';

const ANSWER = 'Yes & <b>no</b>: "1 < 2" ]]>\n第二行 😀';

let server: LocalServer;
let bodies: Buffer[];

beforeAll(async () => {
	server = await openServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			bodies.push(Buffer.concat(chunks));
			response.end('{}');
		});
	});
});
afterAll(() => server.close());

describe.each([
	['eyun', '/sendApplet', 'content'],
	['gewe', '/message/postAppMsg', 'appmsg'],
] as const)('%s', (gateway, path, key) => {
	const { nodeType, credential } = underTest[gateway];
	let simulator: Simulator;

	beforeEach(async () => {
		bodies = [];
		simulator = await startSimulator({ gateway });
		simulator.world.developer.callbackUrl = `${server.url}/`;
	});
	afterEach(() => simulator.close());

	const eventIn = (body: Buffer): WeChatEvent => {
		const callback = readCallback(body);
		if (callback.kind !== 'event') throw new Error('It is no event');
		return callback.event;
	};

	/** What the trigger makes of what happens. */
	async function arriving(line: string): Promise<WeChatEvent> {
		const before = bodies.length;
		await simulator.play(line);
		await waitFor({ what: line, timeoutMs: 10_000, ask: async () => bodies.length > before });
		return eventIn(bodies.at(-1)!);
	}

	const quote = async (item: object, more: object = {}) =>
		await runNode(
			{
				...{ gateway, baseUrl: simulator.url, fields: credential(simulator) },
				items: [item as IDataObject],
				parameters: {
					...{ resource: 'message', operation: 'sendQuote', text: ANSWER },
					...{ options: { pacing: 'off' }, ...more },
				} as never,
			},
			nodeType,
		);

	const sentXml = () =>
		simulator.requests
			.filter((request) => request.path.endsWith(path))
			.map(({ body }) => String((body as IDataObject)[key]));

	const last = (): Message => simulator.world.messages.at(-1)!;

	it.each([
		['Li Lei writes "Is <tea> & \\"coffee\\" left?"', '1'],
		['Li Lei writes "Are you open?" in group Family', '1'],
		['Li Lei sends a picture in group Family', '3'],
		['Li Lei sends a voice message', '34'],
		['Li Lei sends the card of Jim', '42'],
		['Li Lei sends a video', '43'],
		['Li Lei sends a sticker in group Family', '47'],
		['Li Lei sends the location "Demo Tea House"', '48'],
		['Lucy sends the file "order & more.pdf"', '49'],
		['Li Lei quotes the last message saying "Well?" in group Family', '49'],
		['Li Lei sends something else', '49'],
	])('%s', async (line, type) => {
		const event = await arriving(line);
		const quoted = last();
		const [{ json }] = await quote(event);
		expect(last()).toMatchObject({ direction: 'sent', chat: quoted.chat, text: ANSWER });
		expect(last().quotes).toMatchObject({ newMsgId: quoted.newMsgId });
		expect(sentXml()[0]).toContain(
			`<refermsg><type>${type}</type><svrid>${event.messageId}</svrid>`,
		);
		expect(json).toMatchObject({ chatId: event.chatId, accountId: event.accountId });
	});

	it('the trigger reads it as a quote, with the same IDs and words', async () => {
		await arriving('Li Lei quotes the last message saying "Well?" in group Family');
		const callback = bodies.at(-1)!.toString();
		const event = await arriving('Li Lei writes "<b>5 & 6</b>" in group Family');
		await quote({ ...event, senderName: 'Li "L" Lei' });
		const own = JSON.stringify(sentXml()[0]).slice(1, -1);
		// E Cloud gives the title beside the content as well.
		const delivered = callback
			.replace(/<appmsg[^]*<\/appmsg>/, () => own)
			.replace('"Well?"', () => JSON.stringify(ANSWER));
		const read = eventIn(Buffer.from(delivered));
		expect(read).toMatchObject({ event: 'message.quote', text: ANSWER });
		expect(read.quote).toMatchObject({
			messageId: event.messageId,
			senderId: event.senderId,
			text: '<b>5 & 6</b>',
			type: '1',
		});
		expect(last().quotes).toEqual({
			...{ newMsgId: BigInt(event.messageId), name: 'Li "L" Lei', text: '<b>5 & 6</b>' },
		});
	});

	it('chat, text and the ID of the message are enough', async () => {
		const event = await arriving('Li Lei writes "Hello"');
		const { chatId, messageId } = event;
		await quote(
			{ output: 'x', text: 'the answer of a model' },
			{ to: byId(chatId), newMsgId: messageId },
		);
		expect(sentXml()[0]).toMatch(
			/<type>57<\/type><refermsg><type>1<\/type><svrid>\d+<\/svrid><\/refermsg><\/appmsg>$/,
		);
		expect(last().quotes).toMatchObject({ text: 'Hello', name: 'Li Lei' });
	});

	it.each([
		[{ messageId: '' }, "'Quoted Message ID' is empty"],
		[{ messageId: '8.01e18' }, "'Quoted Message ID' needs a whole number"],
		[{ chatId: '' }, "'Chat' is empty"],
		[{ event: 'message.pat' }, "'Quoted Kind' holds 'message.pat', which is no message"],
		[{ event: 'constructor' }, "'Quoted Kind' holds 'constructor', which is no message"],
		[{ event: 'group.renamed' }, "'Quoted Kind' holds 'group.renamed', which is no message"],
	])('%j says what is missing, and nothing is sent', async (wrong, message) => {
		const event = await arriving('Li Lei writes "Hello"');
		const error = await errorOf(quote({ ...event, ...wrong }));
		expect(error.message).toContain(message);
		expect(sentXml()).toEqual([]);
	});

	it('an empty text is no answer', async () => {
		const event = await arriving('Li Lei writes "Hello"');
		expect((await errorOf(quote(event, { text: ' ' }))).message).toBe("'Text' is empty");
	});

	it.each([
		['without text', '<title></title><type>57</type><refermsg><svrid>1</svrid></refermsg>'],
		['of nothing', '<title>T</title><type>57</type><refermsg></refermsg>'],
		['that is broken', '<title>a & b</title><type>57</type><refermsg><svrid>1</svrid>'],
	])('the simulator refuses a quote %s', async (_what, inner) => {
		const xml = `<appmsg appid="" sdkver="0">${inner}</appmsg>`;
		const app = { operation: 'sendApp', to: byId('wxid_lilei00demo01'), messageXml: xml };
		await errorOf(quote({}, app));
		expect(last().quotes).toBeUndefined();
		expect(simulator.world.messages.filter(({ kind }) => kind === 'app')).toEqual([]);
	});
});
