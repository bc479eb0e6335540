import type {
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	INodeType,
} from 'n8n-workflow';

import { ROWS } from '../../nodes/engine/encode';
import { byId, byUrl, picked } from '../editor.mts';
import { toJson } from '../simulator/json.mts';

/** Where an operation is chosen. */
interface Place {
	resource: string;
	operation: string;
}

/**
 * Whether an input belongs to an operation; what else it is shown for does not matter.
 *
 * @param root what stands before the names of the node's own parameters: a slash inside a collection
 */
export function isShown(
	{ displayOptions: { show = {}, hide = {} } = {} }: INodeProperties,
	{ resource, operation }: Place,
	root = '',
): boolean {
	const [of, for_] = [`${root}resource`, `${root}operation`];
	return (
		(show[of]?.includes(resource) ?? true) &&
		(show[for_]?.includes(operation) ?? true) &&
		!hide[for_]?.includes(operation)
	);
}

/** Objects, as somebody enters them row by row. */
const toRows = (inputs: INodeProperties[], objects: Array<Record<string, unknown>>) =>
	objects.map((object) =>
		Object.fromEntries(
			Object.entries(object).map(([key, value]) => {
				const input = inputs.find(({ name }) => name === key);
				if (!input) throw new Error(`the rows have no field '${key}'`);
				return [key, toInput(input, value)];
			}),
		),
	);

/** What somebody would enter into an input of the editor so that this value is sent. */
function toInput({ type, typeOptions, options, modes }: INodeProperties, value: unknown): unknown {
	if (type === 'json') return toJson(value);
	if (type === 'resourceLocator') {
		const isFile = modes?.some(({ name }) => name === 'url');
		return isFile ? byUrl(value) : byId(value);
	}
	if (type === 'fixedCollection') {
		const [{ name, values: inputs }] = options as INodePropertyCollection[];
		if (name === ROWS) return { [ROWS]: toRows(inputs, value as Array<Record<string, unknown>>) };
		const values = Array.isArray(value) ? value.map(String) : String(value).split(',');
		// Several rows, the last of them with two IDs.
		const rows = [...values.slice(0, -2), ` ${values.slice(-2).join(' , ')} `];
		return picked(...rows);
	}
	if (typeOptions?.multipleValues) {
		const values = Array.isArray(value) ? value.map(String) : String(value).split(/[,;]/);
		// Several values with blanks around them, the last two in one comma-separated text.
		return [...values.slice(0, -2), ` ${values.slice(-2).join(' , ')} `];
	}
	return typeof value === 'bigint' ? String(value) : value;
}

/**
 * Fills the editor's fields of an operation, wherever each of them is.
 *
 * @throws Error when the operation has no field for one of the values
 */
export function enter(
	{ description }: INodeType,
	{ resource, operation }: Place,
	values: Record<string, unknown>,
): INodeParameters {
	const shown = description.properties.filter((property) =>
		isShown(property, { resource, operation }),
	);
	const collection = shown.find(({ name }) => name === 'additionalFields');
	const optional = ((collection?.options ?? []) as INodeProperties[]).filter((option) =>
		isShown(option, { resource, operation }, '/'),
	);
	const parameters: Record<string, unknown> = { resource, operation };
	const additionalFields: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(values)) {
		const sendsIt = ({ routing }: INodeProperties) => routing?.send?.property === name;
		const field = shown.find(sendsIt);
		const hidden = optional.find(sendsIt);
		if (field) parameters[field.name] = toInput(field, value);
		else if (hidden) additionalFields[hidden.name] = toInput(hidden, value);
		else throw new Error(`${resource}.${operation} has no field '${name}'`);
	}
	return {
		...parameters,
		...(collection && { additionalFields }),
		// Tests do not wait; how the node waits has tests of its own.
		options: { pacing: 'off' },
		// One page is enough, and its request is the one that is looked at.
		limit: 1,
		fileFrom: 'url',
	} as unknown as INodeParameters;
}

/** Whether the operation acts as an account: what names it in the body the node finds by itself. */
export const hasAccount = ({ description }: INodeType, place: Place): boolean =>
	description.properties.some(
		(property) => property.name === 'weChatAccount' && isShown(property, place),
	);
