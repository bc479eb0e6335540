import type { RecordedRequest } from '../../../scripts/lib/simulator-control.mjs';
import type { Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import type { RabbitMqServer } from '../../../scripts/lib/rabbitmq.mjs';
import { CREDENTIAL_TYPE } from '../../e2e/support/stage.mts';
import { itemsWith } from '../../e2e/support/texts.mts';
import { FAMILY, START } from '../../e2e/support/workflow.mts';
import { callingWorkflow } from '../../examples/support/calling.mts';
import { readExample, withChanges, withCredentials } from '../../examples/support/importing.mts';
import type { ManyProcesses } from './stage.mts';

/** The example that sends by way of a queue, published. */
export interface ByQueue {
	workflow: Workflow;
	/** Begins to hand it texts; the ID of the execution. */
	hand(texts: string[]): Promise<string>;
	/** The requests with texts so far, oldest first. */
	sent(): Promise<RecordedRequest[]>;
}

export async function byQueue(stage: ManyProcesses, queue: RabbitMqServer): Promise<ByQueue> {
	const { rest, simulator, credential } = stage;
	const rabbitmq = await rest.createCredential({
		...{ name: 'RabbitMQ', type: 'rabbitmq' },
		data: queue.credential,
	});
	const example = withChanges(readExample('send-in-order'), { Send: { 'options.pacing': 'off' } });
	const workflow = await rest.createWorkflow(
		withCredentials(example, { [CREDENTIAL_TYPE]: credential, rabbitmq }),
	);
	const connected = queue.nextClient();
	await rest.activate(workflow);
	await connected();
	return {
		workflow,
		async hand(texts) {
			const items = itemsWith(texts).map((item) => ({ ...item, to: FAMILY }));
			const caller = await rest.createWorkflow(callingWorkflow(workflow, items));
			return await rest.start(caller, START);
		},
		sent: async () =>
			(await simulator.control.requests()).filter(({ path }) => path === '/sendText'),
	};
}
