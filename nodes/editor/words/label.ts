import type { Words } from './words';

/** Operations that more than one gateway has. */
export const label = {
	create: {
		value: 'create',
		name: 'Create',
		action: 'Create label',
		description: 'Create a label for contacts',
	},
	delete: {
		value: 'delete',
		name: 'Delete',
		action: 'Delete labels',
		description: 'Delete one or more labels',
	},
	getAll: {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many labels',
		description: 'Retrieve a list of the labels of the account',
	},
	setForContact: {
		value: 'setForContact',
		name: 'Set for Contact',
		action: 'Replace labels of contact',
		description: 'Replace all labels of a contact',
	},
} satisfies Record<string, Words>;
