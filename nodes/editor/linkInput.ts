import type { Input } from './pickerInputs';

/** How a resource locator says that it holds a link, and the name of a binary field. */
const URL_MODE = 'url';
export const BINARY_MODE = 'binary';

/** What nobody has verified. */
export const BINARY_HINT =
	'Input field with the file. Its link has no file extension: not yet tried with a live gateway.';

/**
 * A file: by its link or by the binary field that holds it, in one input. A workflow that was saved when there
 * were links only has the link as plain text, which n8n shows and runs as well.
 *
 * @param placeholder of the link
 */
export const fileByLink = (placeholder?: string): Input => ({
	type: 'resourceLocator',
	default: { mode: URL_MODE, value: '' },
	modes: [
		// n8n has a label of its own for the mode of this name.
		{ displayName: 'By URL', name: URL_MODE, type: 'string', placeholder },
		{
			displayName: 'Binary',
			name: BINARY_MODE,
			type: 'string',
			placeholder: 'e.g. data',
			hint: BINARY_HINT,
		},
	],
});
