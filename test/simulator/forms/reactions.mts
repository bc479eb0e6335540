/** What happens to messages and people of a chat: revocations, pats, invitations into groups. */
import { randomInt } from 'node:crypto';
import { invitationXml } from '../appXml.mts';
import { noticed, said } from '../events.mts';
import { hex } from '../ids.mts';
import { groupByName, nameOf } from '../lookup.mts';
import { patXml, revokeXml } from '../noticeXml.mts';
import { newGroup, newMember } from '../seed/groups.mts';
import type { Group, Message, World } from '../world.mts';
import { type Form, sentence } from './form.mts';
import {
	hasId,
	lastMessage,
	messageCalled,
	namedPerson,
	placeOf,
	requireMember,
	stageAccount,
} from './names.mts';

/** The group of that name, also one the account is not in yet; otherwise a new one. */
function groupToJoin(world: World, name: string, owner: string): Group {
	const known =
		groupByName(world, name) ??
		world.invitations.map(({ group }) => group).find((group) => group.nickName === name);
	if (known) return known;
	const id = `2${randomInt(10 ** 9, 10 ** 10)}@chatroom`;
	return newGroup(id, name, owner, [newMember(owner, nameOf(world, owner))]);
}

export const reactions: Form[] = [
	{
		example: 'Li Lei revokes the last message in group Family (or: message NEWMSGID)',
		pattern: sentence(
			'[member ]{name} revokes (?:the last message|message {number})(?: in {group}| to {to})?',
		),
		steps: ({ world }, match) => {
			const place = placeOf(world, match);
			const { from, chat, group, account } = place;
			const name = nameOf(world, from);
			const { number } = match;
			const what = `${messageCalled(number)} of ${name}`;
			const fits = (one: Message) => one.from === from && hasId(one, number);
			const revoked = lastMessage(world, chat, what, fits);
			revoked.revoked = true;
			const text = `"${name}" 撤回了一条消息`;
			const prefix = group && from !== account.wcId ? `${from}:\n` : '';
			const { msgId, newMsgId } = revoked;
			const xml = prefix + revokeXml({ session: chat, msgId, newMsgId }, text);
			// The notice itself has a short id that is none of a message.
			const short = { newMsgId: BigInt(randomInt(1_900_000_000, 2_100_000_000)) };
			const code = group ? '80018' : '60018';
			return [{ callback: noticed(world, code, place, text, xml, short) }];
		},
	},
	{
		example: 'Li Lei pats Demo Shop in group Family',
		pattern: sentence('[member ]{name} pats {patted}(?: in {group})?'),
		steps: ({ world }, match) => {
			const patted = namedPerson(world, match.patted);
			const place = placeOf(world, { ...match, to: match.patted });
			const { group, chat, from } = place;
			if (group) requireMember(world, group, patted);
			const text = `"${nameOf(world, from)}" 拍了拍 "${nameOf(world, patted)}"`;
			const prefix = group ? `${chat}:\n` : '';
			const xml = prefix + patXml(from, chat, patted);
			return [{ callback: noticed(world, group ? '80019' : '60019', place, text, xml) }];
		},
	},
	{
		example: 'Lucy sends an invitation to group VIP Club',
		pattern: sentence('{name} sends an invitation to {group}'),
		steps: ({ world }, { name, group: groupName = '' }) => {
			const account = stageAccount(world);
			const from = namedPerson(world, name);
			const group = groupToJoin(world, groupName.replace(/^["“](.*)["”]$/, '$1'), from);
			const url = `https://support.weixin.qq.com/cgi-bin/mmsupport-bin/addchatroombyinvite?ticket=${hex(24)}`;
			world.invitations.push({ url, group });
			const content = invitationXml(nameOf(world, from), group.nickName, url);
			const message = { kind: 'link' as const, text: `[invitation] ${group.nickName}`, content };
			const more = { msgType: 49, title: '邀请你加入群聊', url };
			return [{ callback: said(world, '60022', { account, from, chat: from }, message, more) }];
		},
	},
];
