import type { SharedField } from './fields';

/** Fields of operations on labels. */

export const labelName = {
	parameter: 'labelName',
	displayName: 'Label Name',
	wire: 'string',
	required: true,
	placeholder: 'e.g. VIP customers',
} satisfies SharedField;

export const labels = {
	parameter: 'labelIdList',
	displayName: 'Labels',
	wire: 'list',
	pick: 'label',
	mayBeNew: true,
	required: true,
	placeholder: 'e.g. 1',
	// One text for all, so that they share an entry of the description.
	description:
		'In Set for Contact these are all that the contact will have: others are taken off. IDs are the labelId that Get Many returns.',
} satisfies SharedField;
