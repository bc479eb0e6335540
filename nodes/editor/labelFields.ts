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
	required: true,
	placeholder: 'e.g. 1',
	description: 'IDs are those that Get Many returns (labelId)',
} satisfies SharedField;

export const allLabels = {
	...labels,
	description: 'All labels that the contact will have. Those that are not listed are taken off.',
} satisfies SharedField;
