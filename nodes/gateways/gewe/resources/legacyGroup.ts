import { contacts, reason } from '../../../editor/groupFields';
import { groupId } from '../fields';
import { old } from '../legacy';
import type { Resource } from '../operation';

export const legacyGroup: Resource = {
	value: 'legacyGroup',
	name: 'Legacy Group',
	startWith: 'inviteMembers',
	operations: [
		{
			value: 'inviteMembers',
			name: 'Invite Members',
			action: 'Invite contacts to group with the legacy API',
			description: old('Put contacts into a group, or invite them where they cannot be put in'),
			path: '/api/group/invite',
			pace: 'change',
			fields: [
				{ ...groupId, name: 'group_id' },
				{ name: 'to_wxid', ...contacts, wire: 'array' },
				{
					name: 'cause',
					...reason,
					required: true,
					description: 'Why they should be let in, for the owner and admins to read',
				},
			],
		},
	],
};
