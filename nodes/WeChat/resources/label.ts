import type { Field, Resource } from '../../shared/operation';
import { contactId } from '../fields';

const labelIds: Field = {
	name: 'labelIdList',
	displayName: 'Label IDs',
	wire: 'list',
	required: true,
	placeholder: 'e.g. 1',
	description: 'IDs of the labels, as returned by Get Many',
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
			fields: [labelIds],
		},
		{
			value: 'getAll',
			name: 'Get Many',
			action: 'Get many labels',
			description: 'Retrieve a list of the labels of the account',
			path: '/getContactLabelList',
			fields: [],
		},
		{
			value: 'setForContact',
			name: 'Set for Contact',
			action: 'Set labels of contact',
			description: 'Replace all labels of a contact',
			path: '/modifyContactLabel',
			fields: [
				contactId,
				{
					...labelIds,
					description:
						'IDs of all labels that the contact will have. Labels that are not listed are taken off the contact.',
				},
			],
		},
	],
};
