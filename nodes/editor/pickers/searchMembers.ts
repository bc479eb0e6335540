import type { ILoadOptionsFunctions, INodeListSearchItems } from 'n8n-workflow';

import { InputFault } from '../../engine/fault';
import { membersOf } from '../../engine/members';
import { EVERYONE } from '../../engine/steps/mentions';
import { labeled } from '../../engine/values';
import type { Gateway } from '../../gateways/gateway';
import { chosenAccount, valueOf } from './chosen';
import { byName, matching, type Search, searching } from './searching';

/** The name of the parameter that holds the group whose members are picked, whatever the gateway calls it. */
const GROUP = 'chatRoomId';
/** Where a message goes, which may be a group. */
const CHAT = 'to';

async function members(
	gateway: Gateway,
	context: ILoadOptionsFunctions,
): Promise<INodeListSearchItems[]> {
	const group = valueOf(context, GROUP) || valueOf(context, CHAT);
	if (group === '') {
		throw new InputFault(
			'Choose the group first',
			'Where the group comes from an expression that has no value yet, enter the ID here.',
		);
	}
	const account = await chosenAccount(gateway, context);
	const found = await membersOf(gateway, context, account, group);
	return found
		.map(({ id, name, nickName }) => ({
			name: labeled(nickName && nickName !== name ? `${name} · ${nickName}` : name, id),
			value: id,
		}))
		.sort(byName);
}

const search = (gateway: Gateway, before: INodeListSearchItems[]): Search =>
	searching(gateway, gateway.addressBook.members.action, async (context, filter) => ({
		results: matching([...before, ...(await members(gateway, context))], filter),
	}));

/** The members of the group that is chosen above. */
export const searchMembers = (gateway: Gateway): Search => search(gateway, []);

/** The same, and everyone, which only the owner and the admins may mention. */
export const searchMentions = (gateway: Gateway): Search =>
	search(gateway, [{ name: 'Everyone', value: EVERYONE }]);
