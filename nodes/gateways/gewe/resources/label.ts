import * as fields from '../../../editor/labelFields';
import { label as words } from '../../../editor/words/label';
import { resources } from '../../../editor/words/resources';
import type { Field } from '../../../engine/operation';
import { listIn } from '../answer';
import { contactId } from '../fields';
import type { Resource } from '../operation';

/** The gateway takes several; one is picked, as on other gateways. */
const contacts: Field = { ...contactId, name: 'wxIds', wire: 'array', single: true };

export const label: Resource = {
	...resources.label,
	operations: [
		{
			...words.create,
			description: 'Create a label for contacts, or get the ID of one that there is already',
			pace: 'change',
			path: '/label/add',
			fields: [{ name: 'labelName', ...fields.labelName }],
		},
		{
			...words.delete,
			pace: 'change',
			path: '/label/delete',
			fields: [{ name: 'labelIds', ...fields.labels }],
		},
		{
			...words.getAll,
			pace: 'page',
			path: '/label/list',
			answer: listIn('labelList'),
			fields: [],
		},
		{
			...words.setForContact,
			pace: 'change',
			path: '/label/modifyMemberList',
			fields: [contacts, { name: 'labelIds', ...fields.labels }],
		},
	],
};
