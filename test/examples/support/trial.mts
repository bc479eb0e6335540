/** An example in n8n, with a simulated gateway of its own: what somebody does with it, and what comes of it. */
import axios from 'axios';
import { type Execution, errorOf, type Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { type RabbitMqServer, startRabbitMq } from '../../../scripts/lib/rabbitmq.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import { type ChatModel, startChatModel } from '../../e2e/support/chatModel.mts';
import { CREDENTIAL_TYPE, type Stage } from '../../e2e/support/stage.mts';
import { type Message, type Simulator, startSimulator } from '../../simulator/index.mts';
import {
	type Changes,
	type Example,
	isNote,
	readExample,
	withAddress,
	withChanges,
	withCredentials,
	withNode,
	withOwnAddresses,
	withSwitchedOn,
} from './importing.mts';
import { type Mailbox, openMailbox } from './mailbox.mts';
import { type Database, openDatabase } from './postgres.mts';
import { Tables } from './tables.mts';

export type GatewayName = Simulator['gateway'];

/** Stands for the address of somebody outside, among the changes of an example. */
export const OUTSIDE = 'https://outside.example.com';

/** An example and what is to come of it. */
export interface Scenario {
	/** Name of its file in examples/, without ".json". */
	name: string;
	/** The same where the gateway is GeWe, if it is another one. */
	nameForGewe?: string;
	/** What is changed after importing, for example to what somebody has at hand. */
	changes?: Changes;
	/** What is changed beside it where the gateway is GeWe. */
	changesForGewe?: Changes;
	/** Whether it works with a PostgreSQL. */
	withDatabase?: boolean;
	/** Whether it works with a RabbitMQ. */
	withQueue?: boolean;
	/** Nodes that somebody switches on after importing. */
	switchedOn?: string[];
	/** Fails when the example does not do what it says. */
	check(trial: Trial): Promise<void>;
}

const NODES: Record<GatewayName, string> = { eyun: 'weChatEyun', gewe: 'weChatGewe' };

/** What the Webhook nodes of the examples demand. */
export const HEADER = { 'X-Example-Key': 'only-for-the-tests' };

/** What the MCP Server Trigger of an example demands. */
export const TOKEN = 'only-for-the-tests-of-mcp';

function credentialFor({ gateway, url, authorization, world }: Simulator): Record<string, string> {
	if (gateway === 'eyun') return { gateway, baseUrl: url, authorization };
	const devices = world.accounts.map(({ appId }) => appId).join(', ');
	return { gateway, baseUrl: `${url}/gewe/v2/api`, token: authorization, devices };
}

/** The credentials that somebody makes, by their types. */
async function credentialsFor(
	{ rest }: Stage,
	simulator: Simulator,
	{ url }: ChatModel,
	database?: Database,
	queue?: RabbitMqServer,
) {
	const [[name, value]] = Object.entries(HEADER);
	const data = {
		[CREDENTIAL_TYPE]: credentialFor(simulator),
		httpHeaderAuth: { name, value },
		httpBearerAuth: { token: TOKEN },
		openAiApi: { apiKey: 'not-checked', url },
		...(database && { postgres: database.credential }),
		...(queue && { rabbitmq: queue.credential }),
	};
	const made = Object.entries(data).map(
		async ([type, values]) =>
			[type, await rest.createCredential({ name: type, type, data: values })] as const,
	);
	return Object.fromEntries(await Promise.all(made));
}

const ENDED = new Set(['success', 'error', 'crashed', 'canceled']);

const isTrigger = ({ type }: { type: string }) => type.endsWith('.weChatTrigger');
const isQueueTrigger = ({ type }: { type: string }) => type === 'n8n-nodes-base.rabbitmqTrigger';
const isWebhook = ({ type }: { type: string }) => type === 'n8n-nodes-base.webhook';

export class Trial {
	private constructor(
		readonly stage: Stage,
		readonly simulator: Simulator,
		readonly tables: Tables,
		/** Somebody outside, whose address is `OUTSIDE`. */
		readonly outside: Mailbox,
		/** The language model, which follows a script. */
		readonly model: ChatModel,
		/** The PostgreSQL, where an example works with one. */
		readonly database: Database | undefined,
		private readonly queue: RabbitMqServer | undefined,
		readonly workflow: Workflow,
		/** How long it waits for what is to come. */
		private readonly patienceMs: number,
		/** How much was said before. */
		private readonly before: number,
	) {}

	/**
	 * @param transform what becomes of the example before it is imported
	 */
	static async open(
		stage: Stage,
		gateway: GatewayName,
		{
			name,
			nameForGewe = name,
			changes = {},
			changesForGewe = {},
			switchedOn = [],
			withDatabase = false,
			withQueue = false,
		}: Scenario,
		patienceMs: number,
		transform: (example: Example) => Example = (example) => example,
	): Promise<Trial> {
		const simulator = await startSimulator({
			gateway,
			authorization: `examples-${Math.random()}`,
			// n8n is busy with other things at times.
			callbackLimitMs: 20_000,
		});
		const [outside, model] = await Promise.all([openMailbox(), startChatModel()]);
		const database = withDatabase ? await openDatabase() : undefined;
		const queue = withQueue ? await startRabbitMq() : undefined;
		const tables = await Tables.of(stage.rest);
		await tables.clear();
		const written = withNode(readExample(gateway === 'gewe' ? nameForGewe : name), NODES[gateway]);
		const changed = withChanges(
			withChanges(written, changes),
			gateway === 'gewe' ? changesForGewe : {},
		);
		const imported = withCredentials(
			withOwnAddresses(
				transform(withAddress(withSwitchedOn(changed, switchedOn), OUTSIDE, outside.url)),
			),
			await credentialsFor(stage, simulator, model, database, queue),
		);
		const workflow = await stage.rest.createWorkflow(imported);
		return new Trial(
			stage,
			simulator,
			tables,
			outside,
			model,
			database,
			queue,
			workflow,
			patienceMs,
			simulator.world.messages.length,
		);
	}

	get gateway(): GatewayName {
		return this.simulator.gateway;
	}

	/** The names of its nodes but notes. */
	static nodesOf(name: string): string[] {
		return readExample(name)
			.nodes.filter((node) => !isNote(node))
			.map((node) => node.name);
	}

	/** Waits for something that is to come. */
	readonly until = async <T,>(
		what: string,
		ask: () => Promise<T | undefined | null | false>,
	): Promise<T> => await waitFor({ what, timeoutMs: this.patienceMs, ask });

	/** Publishes it, and waits until it gets what it listens to. */
	async publish(): Promise<void> {
		const { nodes } = this.workflow;
		const connected = this.queue?.nextClient();
		await this.stage.rest.activate(this.workflow);
		if (nodes.some(isTrigger)) {
			await this.until('The registration', async () => this.simulator.world.developer.callbackUrl);
		}
		if (nodes.some(isQueueTrigger)) await connected?.();
		for (const node of nodes.filter(isWebhook)) {
			await this.until(
				'The webhook',
				async () => (await this.call(node.name, {}, {})).status !== 404,
			);
		}
	}

	async unpublish(): Promise<void> {
		const { rest } = this.stage;
		await rest.deactivate(this.workflow);
	}

	/** Runs it from one of its triggers, as the editor's button does. */
	async runs(trigger: string): Promise<Execution> {
		return await this.ended(await this.stage.rest.start(this.workflow, trigger));
	}

	/** The same with n8n's pinned data: what these nodes put out instead of doing anything, by their names. */
	async runsWith(pinned: Record<string, object[]>, trigger: string): Promise<Execution> {
		const { rest } = this.stage;
		const pinData = Object.fromEntries(
			Object.entries(pinned).map(([name, items]) => [name, items.map((json) => ({ json }))]),
		);
		const copy = await rest.createWorkflow({ ...this.workflow, pinData });
		return await this.ended(await rest.start(copy, trigger));
	}

	/** Waits for the end of an execution, which is to be a good one. */
	async ended(id: string): Promise<Execution> {
		const execution = await this.until(`The end of execution ${id}`, async () => {
			const found = await this.stage.rest.execution(id);
			return ENDED.has(found.status) && found;
		});
		expect(errorOf(execution)).toBeUndefined();
		expect(execution.status).toBe('success');
		return execution;
	}

	/** Its executions so far, by their ids. */
	async executions(): Promise<string[]> {
		return (await this.stage.rest.executions(this.workflow)).map(({ id }) => id);
	}

	/** Does something, and waits until an execution that it starts has ended. */
	async execution(does: () => Promise<unknown>): Promise<Execution> {
		const known = await this.executions();
		await does();
		const [started] = await this.until('An execution', async () => {
			const found = (await this.executions()).filter((id) => !known.includes(id));
			return found.length > 0 && found;
		});
		return await this.ended(started);
	}

	/** Lets something happen at the gateway, and waits until what it starts has ended. */
	async happens(script: string): Promise<Execution> {
		return await this.execution(async () => {
			const played = await this.simulator.play(script);
			expect(played.map(({ httpStatus }) => httpStatus)).toEqual(played.map(() => 200));
		});
	}

	/** Lets something happen that is to start nothing: what comes after it shows that. */
	async passes(script: string): Promise<void> {
		await this.simulator.play(script);
	}

	/** Calls a Webhook node. */
	async call(node: string, body: unknown, headers: Record<string, string> = HEADER) {
		const { parameters } = this.workflow.nodes.find(({ name }) => name === node) ?? {
			parameters: { path: 'gone' },
		};
		return await axios.post(`${this.stage.rest.url}/webhook/${parameters.path}`, body, {
			headers,
			proxy: false,
			validateStatus: () => true,
		});
	}

	/** The account drops out of the gateway, and no callback tells of it. */
	logOut(): void {
		const account = this.simulator.world.accounts.find(({ online }) => online);
		Object.assign(account ?? {}, { online: false, offlineReason: '手机端退出登录' });
	}

	/** What was said since the beginning, oldest first. */
	said(chat?: string): Message[] {
		const all = this.simulator.world.messages.slice(this.before);
		return all.filter((message) => chat === undefined || message.chat === chat);
	}

	/** The texts that the account has sent to somebody since the beginning. */
	sent(chat: string): string[] {
		return this.said(chat)
			.filter(({ direction }) => direction === 'sent')
			.map(({ text }) => text);
	}

	/** Ends what still runs: an example without one of its nodes may go round in circles. */
	private async stop(): Promise<void> {
		const { rest } = this.stage;
		const going = (await rest.executions(this.workflow)).filter(({ status }) => !ENDED.has(status));
		await Promise.all(going.map(async ({ id }) => await rest.stop(id).catch(() => {})));
	}

	async close(): Promise<void> {
		await this.unpublish();
		await this.stop();
		if (this.gateway === 'eyun') {
			await this.until(
				'The end of the registration',
				async () => this.simulator.world.developer.callbackUrl === null,
			).catch(() => {});
		}
		const opened = [this.simulator, this.outside, this.model, this.database];
		await Promise.all([...opened.map(async (one) => await one?.close()), this.queue?.stop()]);
	}
}
