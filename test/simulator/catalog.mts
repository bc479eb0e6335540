/** The endpoint facts of test/fixtures/eyun/catalog.json: the simulator knows no others. */
import entries from '../fixtures/eyun/catalog.json';

export type WireType =
	| 'string'
	| 'string|null'
	| 'string[]'
	| 'int'
	| 'int|string'
	| 'long'
	| 'boolean'
	| 'object'
	| 'object[]';

export interface Param {
	/** A dot means: a member of the object parameter (or of each object in the list) before the dot. */
	name: string;
	type: WireType;
	required: boolean;
	/** A second key that must carry the same value (the vendor's pages disagree on the name). */
	alias?: string;
	/** The separator of a list that travels as one string. */
	list?: string;
	/** The least and the greatest number of items of a list. */
	min?: number;
	max?: number;
	/** What is sent when the parameter is left empty. */
	default?: string | number | boolean | null | string[];
	/** The only values allowed. */
	values?: Array<string | number | boolean>;
}

export interface Operation {
	id: string;
	resource: string;
	operation: string;
	path: string;
	/** False for the one endpoint that needs no token. */
	authorization?: boolean;
	/** True where the documentation is known to be incomplete: unknown keys are let through. */
	openBody?: boolean;
	/** False for what the vendor's own catalog does not hold. */
	official?: false;
	params: Param[];
}

/** All operations, in the order of the catalog. */
export const operations = entries as Operation[];

const byPath = new Map<string, Operation[]>();
for (const operation of operations) {
	byPath.set(operation.path, [...(byPath.get(operation.path) ?? []), operation]);
}

/** The operations that share a path: none, one, or two (/sendText and /sendApplet). */
export function operationsAt(path: string): Operation[] {
	return byPath.get(path) ?? [];
}

/** Every path once. */
export const paths = [...byPath.keys()];
