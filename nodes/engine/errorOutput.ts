import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { ErrorFields } from './errorFields';

/** An error as n8n takes it for one. */
interface Said {
	message: string;
}

/**
 * An item for n8n's error output, with fields beside `error`.
 *
 * n8n (2.8 and 2.41, `handleNodeErrorOutput`) takes an item for an error that has an `error` itself, or whose
 * JSON has nothing but `error`. It then copies the item to the other output, its JSON joined with what came
 * in; of a copy that has an `error` still, it leaves the message alone. So this `error` is no property that
 * is copied, and the fields join the JSON when n8n looks for it. Should a later n8n not look any more, the
 * JSON has nothing but `error`, and the item is still taken for a failure, never for a success.
 *
 * @param text what `error` holds in the JSON
 */
export function toErrorOutputItem(
	error: Said,
	text: string,
	fields: ErrorFields & IDataObject,
	item: number,
): INodeExecutionData {
	const json: IDataObject = { error: text };
	const found = { json, pairedItem: { item } };
	return Object.defineProperty(found, 'error', {
		enumerable: false,
		get: () => {
			Object.assign(json, fields);
			return error;
		},
	});
}
