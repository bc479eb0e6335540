import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	NodeOperationError,
} from 'n8n-workflow';

import { type ErrorFields, errorFieldsOf } from '../engine/errorFields';
import { Fault } from '../engine/fault';
import { withFields } from '../engine/nodeError';

/**
 * A webhook that has answered by itself cannot fail any more: n8n would answer a second time. What has to
 * be seen in the list of executions goes into one as an item of its own kind, and fails there. The key is
 * none of an event's, so nothing that comes from outside can look like it.
 */
const KEY = 'triggerFailed';

/** What a webhook returns as `workflowData`, so that the execution fails with a fault. */
export const failingData = (fault: Fault): INodeExecutionData[][] => {
	const { message, description } = fault;
	return [
		[{ json: { [KEY]: { message, description, fields: { ...errorFieldsOf(fault, String) } } } }],
	];
};

/**
 * The trigger within an execution: hands on what its webhook has taken.
 *
 * @throws NodeOperationError for data of `failingData`
 */
export function handOn(context: IExecuteFunctions): INodeExecutionData[][] {
	const items = context.getInputData();
	const failed = items[0]?.json[KEY] as IDataObject | undefined;
	if (failed === undefined) return [items];
	const { message, description, fields } = failed as {
		message: string;
		description?: string;
		fields: ErrorFields & IDataObject;
	};
	const node = context.getNode();
	throw withFields(new NodeOperationError(node, message, { description }), fields);
}
