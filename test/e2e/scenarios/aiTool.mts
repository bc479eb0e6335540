import { errorOf, itemsOf } from '../../../scripts/lib/n8n-rest.mjs';
import { sleep, waitFor } from '../../../scripts/lib/wait.mjs';
import { byId } from '../../editor.mts';
import { overlapped } from '../../simulator/record.mts';
import {
	AGENTS,
	agentWorkflow,
	byModel,
	idByModel,
	modelCredential,
	runAgent,
	saidBy,
	type Task,
	weChatEyunTool,
} from '../support/agent.mts';
import { type ChatModel, startChatModel, type ToolCall } from '../support/chatModel.mts';
import type { Stage } from '../support/stage.mts';
import {
	activated,
	deactivated,
	executionAfter,
	FAMILY,
	inARow,
	type Node,
	runOn,
	START,
	weChatEyun,
	weChatTrigger,
} from '../support/workflow.mts';

const REFUSED = 'The gateway refused \'Send Text\' ("失败", code 1001)';

/** The node as a tool of n8n's AI Agent, which a scripted model drives. */
export function aiTool(stage: () => Stage): void {
	let model: ChatModel;
	let credential: Task['model'];
	beforeAll(async () => {
		model = await startChatModel();
		credential = await modelCredential(stage(), model);
	});
	afterAll(async () => await model?.close());
	beforeEach(async () => await stage().simulator.control.forgetRequests());
	afterEach(async () => await stage().simulator.control.behave());

	const tool = (
		name: string,
		resource: string,
		operation: string,
		parameters: Record<string, unknown> = {},
		more: Record<string, unknown> = {},
	): Node =>
		weChatEyunTool(
			stage().credential,
			name,
			{ resource, operation, options: { pacing: 'off' }, ...parameters },
			more,
		);

	const sendText = (
		more: Record<string, unknown> = {},
		parameters: Record<string, unknown> = {},
	): Node =>
		tool(
			'Send a text',
			'message',
			'sendText',
			{ to: idByModel('To'), text: byModel('Text'), ...parameters },
			more,
		);

	const call = (name: string, values: Record<string, unknown> = {}): ToolCall => ({
		tool: name.replaceAll(' ', '_'),
		arguments: values,
	});

	const saying = (text: string) => call('Send a text', { To: FAMILY, Text: text });

	const run = async (task: Omit<Task, 'model'>) =>
		await runAgent(stage(), { model: credential, ...task });

	/** The requests for messages, in the order of their arrival. */
	const sent = async () =>
		(await stage().simulator.control.requests()).filter(({ path }) => path === '/sendText');
	const texts = async () => (await sent()).map(({ body }) => body.content);

	/** Lets the gateway refuse messages with this text. */
	const refuse = async (when: string) =>
		await stage().simulator.control.misbehave(
			'/sendText',
			{ refuse: { code: '1001', message: '失败' }, when },
			'always',
		);

	it('the model is offered what it fills in and nothing else, and is told what the tool does', async () => {
		model.willCall([saying('what you are offered')]);
		await run({ tools: [sendText(), tool('Labels', 'label', 'getAll')] });
		const offered = model.requests[0].tools?.map((one) => one.function) ?? [];
		const schema = (properties: Record<string, unknown>) => ({
			type: 'object',
			properties,
			additionalProperties: false,
			$schema: expect.any(String),
		});
		expect(offered.sort((a, b) => a.name.localeCompare(b.name))).toEqual([
			{
				name: 'Labels',
				description: 'Get many labels in WeChat (E Cloud)',
				parameters: schema({}),
				strict: false,
			},
			{
				name: 'Send_a_text',
				description: 'Send text message to contact or group in WeChat (E Cloud)',
				parameters: {
					...schema({ To: { type: 'string' }, Text: { type: 'string' } }),
					required: ['To', 'Text'],
				},
				strict: false,
			},
		]);
	});

	describe.each(AGENTS)('agent node %s', (version) => {
		/**
		 * An agent that calls tools by itself starts all calls at once, and n8n reads the credential for
		 * each of them before this package gets to see it. Which comes first is open then.
		 */
		const inOrder = (list: string[]) => (version < 3 ? [...list].sort() : list);

		it('what the model says arrives, and the model gets the exact ID of the message', async () => {
			model.willCall([saying(`Tea is ready 🍵 "quoted" (${version})`)]);
			const execution = await run({ version, tools: [sendText()] });
			expect(execution.status).toBe('success');
			const arrived = (await stage().simulator.control.messages(FAMILY)).at(-1);
			expect(arrived).toMatchObject({
				text: `Tea is ready 🍵 "quoted" (${version})`,
				direction: 'sent',
			});
			const [{ newMsgId }] = JSON.parse(model.results()[0]);
			expect(newMsgId).toMatch(/^\d{18,19}$/);
			expect(newMsgId).toBe(arrived?.newMsgId);
			expect(saidBy(execution)).toEqual([expect.stringContaining(`"newMsgId":"${newMsgId}"`)]);
		});

		it('several calls in one answer are carried out one after another', async () => {
			const wanted = Array.from({ length: 6 }, (_, index) => `call ${index} (${version})`);
			await stage().simulator.control.misbehave('/sendText', { delayMs: 50 }, 'always');
			model.willCall(wanted.map(saying));
			await run({ version, tools: [sendText()] });
			const requests = await sent();
			expect(inOrder(requests.map(({ body }) => body.content))).toEqual(inOrder(wanted));
			const pairs = requests.slice(1).map((next, index) => [requests[index], next]);
			expect(pairs.filter(([one, next]) => overlapped(one, next))).toEqual([]);
			const ids = model.results().map((result) => JSON.parse(result)[0].newMsgId);
			expect(new Set(ids).size).toBe(wanted.length);
		});

		// Agents that call tools by themselves give all calls the data of their own execution.
		it.each([{}, { retryOnFail: true }])(
			'every item of the agent gets its own messages: %j',
			async (more) => {
				const [one, two, three] = ['one', 'two', 'three'].map(
					(text) => `${text} (${version}, ${JSON.stringify(more)})`,
				);
				model.willCall([saying(one), saying(two)], [saying(three)]);
				const execution = await run({ version, tools: [sendText(more)], items: [{}, {}] });
				expect(inOrder(await texts())).toEqual(inOrder([one, two, three]));
				expect(saidBy(execution).map((said) => said.match(/"newMsgId"/g)?.length)).toEqual([2, 1]);
			},
		);

		it('a refusal reaches the model in our words when the tool continues on fail', async () => {
			await refuse('one');
			model.willCall([saying('one'), saying('two')]);
			const tools = [sendText({ onError: 'continueRegularOutput' })];
			const execution = await run({ version, tools });
			expect(execution.status).toBe('success');
			const [refused, other] = model.results().map((result) => JSON.parse(result));
			expect(refused).toMatchObject([{ error: REFUSED }]);
			expect(other).toEqual([expect.objectContaining({ newMsgId: expect.any(String) })]);
		});

		it('stopping while a call waits for its pause sends nothing more', async () => {
			const slow = { pacing: 'custom', shortestPause: 600, longestPause: 600 };
			const tools = [sendText(), { ...sendText({}, { options: slow }), name: 'Send slowly' }];
			// One for each item of the agent, so that they come one after the other for certain.
			model.willCall([saying('at once')], [{ ...saying('never'), tool: 'Send_slowly' }]);
			const task = { model: credential, version, tools, items: [{}, {}] };
			const id = await stage().rest.start(await agentWorkflow(stage(), task), START);
			await waitFor({
				what: 'The first message',
				timeoutMs: 60_000,
				ask: async () => (await sent()).some(({ ended }) => ended > 0),
			});
			// The second call needs a moment until it waits; stopped earlier, it would not even begin.
			await sleep(500);
			await stage().rest.stop(id);
			expect((await stage().rest.waitForExecution(id)).status).toBe('canceled');
			// The next turn comes at once: nobody waits there any more.
			const afterwards = weChatEyun(stage().credential, 'Send', {
				resource: 'message',
				operation: 'sendText',
				to: byId(FAMILY),
				text: 'afterwards',
				options: { pacing: 'off' },
			});
			await runOn(stage(), [{}], afterwards);
			expect(await texts()).toEqual(['at once', 'afterwards']);
		});

		it('a list is cut to its limit and readable', async () => {
			model.willCall([call('Timeline')]);
			await run({ version, tools: [tool('Timeline', 'moment', 'getTimeline', { limit: 3 })] });
			const posts = JSON.parse(model.results()[0]);
			expect(posts).toHaveLength(3);
			const { moments } = await stage().simulator.control.state();
			for (const { id, userName } of posts) {
				expect(moments).toContainEqual(expect.objectContaining({ id, author: userName }));
			}
		});

		it('downloads give the model the link, also those that are waited for', async () => {
			const trigger = await activated(
				stage(),
				inARow('Hear of media', [
					weChatTrigger(stage().credential, { events: ['message.image', 'message.video'] }),
				]),
			);
			const hear = async (line: string) =>
				itemsOf(await executionAfter(stage(), trigger, line), 'WeChat Trigger')[0].json;
			const image = await hear('Li Lei sends a picture');
			const video = await hear('Li Lei sends a video');
			await deactivated(stage(), trigger);

			const message = { msgId: byModel('Local_ID'), messageXml: byModel('Message_XML') };
			const received = ({ localId, xml }: Record<string, string>) => ({
				Local_ID: localId,
				Message_XML: xml,
			});
			model.willCall([call('Image', received(image)), call('Video', received(video))]);
			const execution = await run({
				version,
				tools: [
					tool('Image', 'incomingMessage', 'downloadImage', message),
					tool('Video', 'incomingMessage', 'requestVideo', message),
				],
			});
			expect(execution.status).toBe('success');
			const [[ofImage], [ofVideo]] = model.results().map((result) => JSON.parse(result));
			const media = `${stage().simulator.url}/media/message/`;
			expect(ofImage).toEqual({ url: `${media}${image.localId}.jpg` });
			expect(ofVideo).toMatchObject({ type: 1, url: expect.stringMatching(/\.mp4$/) });
		});
	});

	it('agents inside of agents send what each call says, although they call all at once', async () => {
		const wanted = ['one', 'two', 'three'].map((text) => `${text} of an assistant`);
		model.willCall([call('Assistant', { Prompt: 'Send three' })], wanted.map(saying));
		const tools = [sendText({ retryOnFail: true })];
		const execution = await run({ tools, assistant: 'Assistant' });
		expect(execution.status).toBe('success');
		expect((await texts()).sort()).toEqual(wanted.sort());
	});

	// Continuing is what n8n does with a failing tool unless it is told to stop.
	it.each([
		{
			onError: undefined,
			status: 'success',
			results: [expect.stringContaining(`"error":${JSON.stringify(REFUSED)}`)],
		},
		{ onError: 'stopWorkflow', status: 'error', results: [] },
	])('a refusal with onError $onError: $status', async ({ onError, status, results }) => {
		await refuse('refused');
		model.willCall([saying('refused')]);
		const execution = await run({ tools: [sendText({ onError })] });
		expect(execution.status).toBe(status);
		expect(errorOf(execution)).toBe(status === 'error' ? REFUSED : undefined);
		expect(model.results()).toEqual(results);
	});

	it('when n8n retries the agent after its tool has sent, nothing is sent twice', async () => {
		model.willCall([saying('once')]);
		model.willFail(1);
		const more = { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 };
		const execution = await run({ tools: [sendText({ retryOnFail: true })], more });
		expect(execution.status).toBe('success');
		expect(await texts()).toEqual(['once']);
		expect(saidBy(execution)).toEqual([expect.stringContaining('newMsgId')]);
	});

	it('a file of the workflow is out of reach, and the model is told what to use', async () => {
		model.willCall([call('Send a file', { To: FAMILY })]);
		await run({ tools: [tool('Send a file', 'message', 'sendFile', { to: idByModel('To') })] });
		expect(JSON.parse(model.results()[0])).toEqual([
			{ error: "An AI agent cannot hand a file to its tools; 'File From' has to be 'URL' here" },
		]);
	});
}
