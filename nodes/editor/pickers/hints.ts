import type { INodeListSearchItems } from 'n8n-workflow';

/**
 * What a list says of itself, in lines of its own: n8n's editor has no other place for a text unless the
 * list fails. It cuts a line off at the width of the field (about 46 characters in the trigger's filters),
 * shows each value once, and lets nobody choose a truth value: so there are two lines at most.
 */
export const hints = (...lines: string[]): INodeListSearchItems[] =>
	lines.slice(0, 2).map((name, at) => ({ name, value: at > 0 }));
