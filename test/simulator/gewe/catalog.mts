/** The endpoint facts of test/fixtures/gewe/catalog.json: the GeWe side knows no others. */
import entries from '../../fixtures/gewe/catalog.json';
import type { Operation } from '../catalog.mts';

export interface GeweOperation extends Operation {
	/** The old dialect below /api, with an envelope of its own. */
	legacy?: true;
	/** Served by the paid service or by the open container alone. */
	only?: 'paid' | 'open';
	/** Only one of these groups of parameters may be sent in a call. */
	oneOf?: string[][];
	deprecated?: true;
}

/** All operations, in the order of the catalog. */
export const operations = entries as GeweOperation[];

/** Every path once. */
export const paths = [...new Set(operations.map(({ path }) => path))];

/** The operations that share a path: none, one, or several (two for /message/postText). */
export function operationsAt(path: string): GeweOperation[] {
	return operations.filter((operation) => operation.path === path);
}
