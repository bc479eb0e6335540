import * as fields from '../../../editor/labelFields';
import { label as words } from '../../../editor/words/label';
import { resources } from '../../../editor/words/resources';
import { list } from '../answer';
import { contactId } from '../fields';
import type { Resource } from '../operation';

export const label: Resource = {
	...resources.label,
	operations: [
		{
			...words.create,
			path: '/addContactLabel',
			pace: 'change',
			fields: [{ name: 'labelName', ...fields.labelName }],
		},
		{
			...words.delete,
			path: '/delContactLabel',
			pace: 'change',
			fields: [{ name: 'labelIdList', ...fields.labels }],
		},
		{ ...words.getAll, path: '/getContactLabelList', answer: list, fields: [] },
		{
			...words.setForContact,
			path: '/modifyContactLabel',
			pace: 'change',
			fields: [contactId, { name: 'labelIdList', ...fields.labels }],
		},
	],
};
