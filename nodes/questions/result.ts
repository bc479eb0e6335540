import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/**
 * What the waiting node returns, as n8n's own nodes do.
 *
 * @param data the answer: `approved`, `text`, or the fields of a form
 * @param more what else is known of it
 */
export const toResult = (data: IDataObject, more: IDataObject = {}): INodeExecutionData => ({
	json: { data: { ...data, respondedAt: new Date().toISOString() }, ...more },
	pairedItem: { item: 0 },
});
