import type { ILoadOptionsFunctions, INodeListSearchItems } from 'n8n-workflow';

import { InputFault } from '../../engine/fault';
import { membersOf } from '../../engine/members';
import { EVERYONE } from '../../engine/steps/mentions';
import { chosenAccount, valueOf } from './chosen';
import { labeled, matching, searching } from './searching';

async function members(context: ILoadOptionsFunctions): Promise<INodeListSearchItems[]> {
	const group = valueOf(context, 'chatRoomId');
	if (group === '') {
		throw new InputFault(
			'Choose the group first',
			'Where the group comes from an expression that has no value yet, enter the ID here.',
		);
	}
	const found = await membersOf(context, chosenAccount(context), group);
	return found
		.map(({ wcId, name, nickName }) => ({
			name: labeled(nickName && nickName !== name ? `${name} · ${nickName}` : name, wcId),
			value: wcId,
		}))
		.sort((a, b) => a.name.localeCompare(b.name));
}

/** The members of the group that is chosen above. */
export const searchMembers = searching('Get Members', async (context, filter) => ({
	results: matching(await members(context), filter),
}));

/** The same, and everyone, which only the owner and the admins may mention. */
export const searchMentions = searching('Get Members', async (context, filter) => ({
	results: matching([{ name: 'Everyone', value: EVERYONE }, ...(await members(context))], filter),
}));
