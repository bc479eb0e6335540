import * as fields from '../../../editor/favoriteFields';
import { favorite as words } from '../../../editor/words/favorite';
import { resources } from '../../../editor/words/resources';
import type { Field } from '../../../engine/operation';
import type { Resource } from '../operation';

const entry: Field = { name: 'favId', ...fields.favoriteId };

export const favorite: Resource = {
	...resources.favorite,
	operations: [
		{
			...words.getAll,
			description:
				'Retrieve a list of the favorites of the account, with their IDs and types. Those with flag 1 have been deleted.',
			pace: 'page',
			path: '/favor/sync',
			pages: {
				list: 'list',
				// Nothing else says that a page is the last one.
				next: ({ syncKey }, entries) => (entries.length && syncKey ? { syncKey } : undefined),
			},
			fields: [{ name: 'syncKey', ...fields.pageKey('syncKey') }],
		},
		{
			...words.delete,
			pace: 'change',
			path: '/favor/delete',
			fields: [entry],
		},
		{
			...words.get,
			pace: 'page',
			path: '/favor/getContent',
			fields: [entry],
		},
	],
};
