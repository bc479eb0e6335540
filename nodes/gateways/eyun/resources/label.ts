import type { Field } from '../../../engine/operation';
import { list } from '../answer';
import { contactId } from '../fields';
import type { Resource } from '../operation';

const labelIds: Field = {
	name: 'labelIdList',
	displayName: 'Labels',
	wire: 'list',
	pick: 'label',
	required: true,
	placeholder: 'e.g. 1',
	description: 'IDs are those that Get Many returns (labelId)',
};

export const label: Resource = {
	value: 'label',
	name: 'Label',
	operations: [
		{
			value: 'create',
			name: 'Create',
			action: 'Create label',
			description: 'Create a label for contacts',
			path: '/addContactLabel',
			pace: 'change',
			fields: [
				{
					name: 'labelName',
					displayName: 'Label Name',
					wire: 'string',
					required: true,
					placeholder: 'e.g. VIP customers',
				},
			],
		},
		{
			value: 'delete',
			name: 'Delete',
			action: 'Delete labels',
			description: 'Delete one or more labels',
			path: '/delContactLabel',
			pace: 'change',
			fields: [labelIds],
		},
		{
			value: 'getAll',
			name: 'Get Many',
			action: 'Get many labels',
			description: 'Retrieve a list of the labels of the account',
			path: '/getContactLabelList',
			answer: list,
			fields: [],
		},
		{
			value: 'setForContact',
			name: 'Set for Contact',
			action: 'Replace labels of contact',
			description: 'Replace all labels of a contact',
			path: '/modifyContactLabel',
			pace: 'change',
			fields: [
				contactId,
				{
					...labelIds,
					description:
						'All labels that the contact will have. Those that are not listed are taken off.',
				},
			],
		},
	],
};
