import { randomUUID } from 'node:crypto';
import type { Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import { post } from '../../e2e/support/callback.mts';
import { CREDENTIAL_TYPE } from '../../e2e/support/stage.mts';
import { FAMILY } from '../../e2e/support/workflow.mts';
import { readExample, withChanges, withCredentials } from '../../examples/support/importing.mts';
import { Tables } from '../../examples/support/tables.mts';
import type { ManyProcesses } from './stage.mts';
import { started } from './started.mts';

const TABLE = 'WeChat broadcast';
const DAILY = 'Every Day at Ten';

/** The example that sends to a list and writes down who has got it, to be started from outside. */
export class Broadcast {
	private constructor(
		private readonly stage: ManyProcesses,
		readonly workflow: Workflow,
		private readonly tables: Tables,
		private readonly path: string,
	) {}

	static async publish(stage: ManyProcesses): Promise<Broadcast> {
		const { rest, credential } = stage;
		const path = randomUUID();
		const example = withChanges(readExample('broadcast-with-report'), {
			'What to Say': { 'assignments.assignments.0.value': '{name}' },
			'Who Is Still to Get It': { limit: 1_000 },
			'Send to Each': { 'options.pacing': 'off' },
			'Send the Report': { 'options.pacing': 'off' },
		});
		const nodes = example.nodes.map((node) =>
			node.name === DAILY
				? {
						...node,
						type: 'n8n-nodes-base.webhook',
						typeVersion: 2,
						webhookId: path,
						parameters: { path, httpMethod: 'POST', options: {} },
					}
				: node,
		);
		const workflow = await rest.createWorkflow(
			withCredentials({ ...example, nodes }, { [CREDENTIAL_TYPE]: credential }),
		);
		const setUp = await rest.start(workflow, 'Set Up');
		await rest.waitForExecution(setUp);
		await rest.activate(workflow);
		return new Broadcast(stage, workflow, await Tables.of(rest), path);
	}

	/** Puts people on the list, each with a text of their own. */
	async add(names: string[]): Promise<void> {
		await this.tables.insert(TABLE, ...names.map((name) => ({ name, chatId: FAMILY })));
	}

	/** Begins to send to all who have not got theirs; the ID of the execution. */
	async start(): Promise<string> {
		const { latest } = started(() => this.stage);
		const before = await latest(this.workflow);
		await waitFor({
			what: 'The webhook of the broadcast',
			timeoutMs: 60_000,
			ask: async () => (await post(`${this.stage.front}/webhook/${this.path}`, '{}')) === 200,
		});
		return await waitFor({
			what: 'The execution of the broadcast',
			timeoutMs: 60_000,
			ask: async () => {
				const now = await latest(this.workflow);
				return now > before && String(now);
			},
		});
	}

	/** What is written down of each of these. */
	async results(names: string[]): Promise<Map<string, string>> {
		const rows = await this.tables.rows(TABLE);
		const own = rows.filter(({ name }) => names.includes(String(name)));
		return new Map(own.map(({ name, status }) => [String(name), String(status ?? '')]));
	}

	/** Texts of these that the gateway has sent, or may have, each as often. */
	sent(names: string[]): string[] {
		return this.stage
			.journal()
			.filter(({ path }) => path === '/sendText')
			.map(({ body }) => String(body.content))
			.filter((text) => names.includes(text));
	}
}
