import { label as words } from '../../../editor/words/label';
import { resources } from '../../../editor/words/resources';
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
	...resources.label,
	operations: [
		{
			...words.create,
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
			...words.delete,
			path: '/delContactLabel',
			pace: 'change',
			fields: [labelIds],
		},
		{
			...words.getAll,
			path: '/getContactLabelList',
			answer: list,
			fields: [],
		},
		{
			...words.setForContact,
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
