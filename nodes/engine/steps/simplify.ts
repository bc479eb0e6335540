import type { Controls } from '../../editor/controls';
import type { Call } from '../call';
import { valueAt } from '../values';

/**
 * The chosen fields of an answer, flat.
 *
 * @param paths fields to keep, such as `objectDesc.xml`, which becomes `xml`; what is missing is left out
 */
export function simplified(paths: string[], value: unknown): unknown {
	if (Array.isArray(value)) return value.map((entry) => simplified(paths, entry));
	if (typeof value !== 'object' || value === null) return value;
	const kept = paths
		.map((path): [string, unknown] => [path.slice(path.lastIndexOf('.') + 1), valueAt(value, path)])
		.filter(([, field]) => field !== undefined);
	// An answer of another shape than documented is not cut down to nothing.
	return kept.length ? Object.fromEntries(kept) : value;
}

/** As `simplified`, unless the operation or the user wants all of it. */
export const simplifiedAnswer = (call: Call, value: unknown): unknown =>
	call.operation.simplify && call.input('simplify', true)
		? simplified(call.operation.simplify, value)
		: value;

export const simplifying: Controls = {
	appliesTo: ({ simplify, pages }) => simplify !== undefined || pages !== undefined,
	after: [
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
	],
};
