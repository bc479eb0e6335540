import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

const toJson = (value: unknown): IDataObject => {
	if (value === null || value === undefined) return { success: true };
	return typeof value === 'object' && !Array.isArray(value)
		? (value as IDataObject)
		: { value: value as string };
};

/**
 * Turns what an operation returned into n8n items, each linked to the input item it came from:
 * a list becomes one item per element, nothing becomes `{ success: true }`, plain text `{ value }`.
 */
export const toItems = (result: unknown, item: number): INodeExecutionData[] =>
	(Array.isArray(result) ? result : [result]).map((element) => ({
		json: toJson(element),
		pairedItem: { item },
	}));
