/** What n8n makes of failed items at its error output, with its own code. */
import { WorkflowExecute } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	type INodeExecutionData,
	type INodeTypes,
	Workflow,
} from 'n8n-workflow';

import { codes } from '../../nodes/engine/errorCodes';
import { errorFieldsOf } from '../../nodes/engine/errorFields';
import { toErrorOutputItem } from '../../nodes/engine/errorOutput';
import { besideError } from '../../nodes/engine/failedItem';
import { Fault } from '../../nodes/engine/fault';
import { weChatEyun } from './n8n.mts';

const fault = new Fault(codes.tooFrequent, 'Too often', 'Wait.', { retryAfter: 60 });
const beside = besideError(errorFieldsOf(fault, String), fault, undefined);
const failed = () => toErrorOutputItem(fault, 'Too often. Wait.', beside, 0);

const nodeTypes = {
	getByNameAndVersion: () => weChatEyun,
} as unknown as INodeTypes;

const node = (name: string) => ({
	...{ id: name, name, type: 'x', typeVersion: 1, parameters: {} },
	position: [0, 0] as [number, number],
	onError: 'continueErrorOutput' as const,
});

/** What came in holds what an earlier failure has left there. */
const INPUT = { to: 'a', errorRetryAfter: 5, errorGatewayText: 'old' };

/** n8n's own distribution over the outputs. */
function distribute(...items: INodeExecutionData[]): INodeExecutionData[][] {
	const workflow = new Workflow({
		nodes: [node('Before'), node('Send')],
		connections: { Before: { main: [[{ node: 'Send', type: 'main', index: 0 }]] } },
		active: false,
		nodeTypes,
	});
	const input = [[{ json: INPUT, pairedItem: { item: 0 } }]];
	const runExecutionData = createEmptyRunExecutionData();
	runExecutionData.resultData.runData.Before = [
		{
			...{ startTime: 0, executionTime: 0, executionIndex: 0, source: [] },
			data: { main: input },
		},
	];
	const execution = new WorkflowExecute({} as never, 'manual', runExecutionData);
	const outputs = [items];
	const executionData = {
		node: workflow.getNode('Send')!,
		data: { main: input },
		source: { main: [{ previousNode: 'Before' }] },
	};
	execution.handleNodeErrorOutput(workflow, executionData, outputs, 0);
	return outputs;
}

it('the failed item leaves there, with what came in and what a workflow can branch on', () => {
	const [done, failures] = distribute({ json: { ok: true }, pairedItem: { item: 0 } }, failed());
	expect(done).toEqual([{ json: { ok: true }, pairedItem: { item: 0 } }]);
	expect(failures).toEqual([
		{
			json: {
				to: 'a',
				error: 'Too often. Wait.',
				errorCode: 'tooFrequent',
				errorRetry: 'later',
				errorRetryAfter: 60,
				errorAdvice: 'Wait.',
			},
			pairedItem: { item: 0 },
		},
	]);
	// Of an item that has one, n8n leaves nothing but its message.
	expect(failures[0].error).toBeUndefined();
});

it('a copy that a later n8n might make before it looks is a failure as well', () => {
	const [done, failures] = distribute({ ...failed() });
	expect(done).toEqual([]);
	expect(failures).toEqual([
		{ json: { ...INPUT, error: 'Too often. Wait.' }, pairedItem: { item: 0 } },
	]);
});
