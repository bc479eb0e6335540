import type { Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { inARow, input } from '../../e2e/support/workflow.mts';

/** A workflow that hands items to another one, as the editor saves it. */
export const callingWorkflow = ({ id, name }: Workflow, items: unknown[]) =>
	inARow(`Calls ${name}`, [
		...input(items),
		{
			name: 'Call',
			type: 'n8n-nodes-base.executeWorkflow',
			typeVersion: 1.2,
			parameters: {
				workflowId: { __rl: true, mode: 'id', value: id },
				workflowInputs: { mappingMode: 'defineBelow', value: {}, schema: [] },
				options: {},
			},
		},
	]);
