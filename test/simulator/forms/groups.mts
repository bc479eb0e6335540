/** Groups change: their people, their names, their notices. */
import { noticed, said, told } from '../events.mts';
import { findMember, nameOf } from '../lookup.mts';
import { joinRequestXml, type Named, templateXml, todoXml } from '../noticeXml.mts';
import { newMember } from '../seed/groups.mts';
import type { Group, World } from '../world.mts';
import { announcementXml } from '../xml.mts';
import { type Form, type Match, sentence, type Step, unquoted } from './form.mts';
import {
	anyPeople,
	anyPerson,
	groupPlace,
	lastMessage,
	memberPlace,
	namedPerson,
	requireMember,
} from './names.mts';

/** What the notices of groups have in common; most are spoken by the group itself. */
interface Notice {
	/** What a person reads. */
	text: string;
	/** What is delivered when it is more than the text. */
	xml?: string;
	/** A member who speaks instead of the group. */
	from?: string;
}

interface NoticeForm {
	says: string;
	example: string;
	code: string;
	/** Changes the group and tells what its members read. */
	happens(world: World, group: Group, match: Match): Notice;
}

/** The account has no such group any more. */
function forget(world: World, group: Group): void {
	world.groups = world.groups.filter((other) => other !== group);
}

function expel(group: Group, wcId: string): void {
	group.members = group.members.filter((member) => member.wcId !== wcId);
	group.admins = group.admins.filter((admin) => admin !== wcId);
}

function join(group: Group, people: Named[], inviter: string): void {
	for (const { wcId, nickName } of people) {
		if (!findMember(group, wcId)) group.members.push(newMember(wcId, nickName, inviter));
	}
}

const member = (world: World, wcId: string): Named => ({ wcId, nickName: nameOf(world, wcId) });
const names = (people: Named[]) => people.map(({ nickName }) => nickName).join('、');

/** A member by name. */
function memberOf(world: World, group: Group, name: string | undefined): Named {
	const wcId = namedPerson(world, name);
	requireMember(world, group, wcId);
	return member(world, wcId);
}

const ownId = (world: World, group: Group) => {
	const own = world.accounts.find(({ online, wcId }) => online && findMember(group, wcId));
	return own?.wcId ?? '';
};

const table: NoticeForm[] = [
	{
		says: '{name} removes {account} from {group}',
		example: 'Li Lei removes the account from group Family',
		code: '85002',
		happens: (world, group, { name }) => {
			const { nickName } = memberOf(world, group, name);
			expel(group, ownId(world, group));
			forget(world, group);
			return { text: `你被"${nickName}"移出群聊` };
		},
	},
	{
		says: '{account} removes {name} from {group}',
		example: 'account removes Jim from group Demo Customers',
		code: '85003',
		happens: (world, group, { name }) => {
			const gone = memberOf(world, group, name);
			expel(group, gone.wcId);
			return {
				text: `你将"${gone.nickName}"移出了群聊`,
				xml: templateXml('你将"$kickoutname$"移出了群聊', { kickoutname: [gone] }),
			};
		},
	},
	{
		says: '{group} is dismissed',
		example: 'group Family is dismissed',
		code: '85004',
		happens: (world, group) => {
			const owner = member(world, group.owner);
			forget(world, group);
			return {
				text: `群主"${owner.nickName}"已解散该群聊`,
				xml: templateXml('群主"$identity$"已解散该群聊', { identity: [owner] }),
			};
		},
	},
	{
		says: '{group} is renamed to {text}',
		example: 'group Family is renamed to "Tea lovers"',
		code: '85005',
		happens: (world, group, { text = '' }) => {
			group.nickName = unquoted(text);
			return { text: `"${nameOf(world, group.owner)}"修改群名为“${group.nickName}”` };
		},
	},
	{
		says: '{name} becomes an admin of {group}',
		example: 'Jim becomes an admin of group Demo Customers',
		code: '85006',
		happens: (world, group, { name }) => {
			const { wcId, nickName } = memberOf(world, group, name);
			if (!group.admins.includes(wcId)) group.admins.push(wcId);
			return { text: `"${nickName}"已成为群管理员` };
		},
	},
	{
		says: '{name} is no longer an admin of {group}',
		example: 'Demo Shop is no longer an admin of group Family',
		code: '85007',
		happens: (world, group, { name }) => {
			const { wcId, nickName } = memberOf(world, group, name);
			group.admins = group.admins.filter((admin) => admin !== wcId);
			return { text: `"${nickName}"已不再是群管理员` };
		},
	},
	{
		says: '[member ]{name} invites {people} to {group}',
		example: 'Li Lei invites Wang Wu and Lucy to group Family',
		code: '85008',
		happens: (world, group, { name, people }) => {
			const inviter = memberOf(world, group, name);
			const invited = anyPeople(world, people);
			join(group, invited, inviter.wcId);
			return {
				text: `"${inviter.nickName}"邀请"${names(invited)}"加入了群聊`,
				xml: templateXml('"$username$"邀请"$names$"加入了群聊', {
					username: [inviter],
					names: invited,
				}),
				from: inviter.wcId,
			};
		},
	},
	{
		says: '{people} joins? {group} by the QR code of {name}',
		example: 'Wang Wu joins group Family by the QR code of Li Lei',
		code: '85009',
		happens: (world, group, { name, people }) => {
			const sharer = memberOf(world, group, name);
			const joined = anyPeople(world, people);
			join(group, joined, sharer.wcId);
			return {
				text: `"${names(joined)}"通过扫描"${sharer.nickName}"分享的二维码加入群聊`,
				xml: templateXml('"$names$"通过扫描"$username$"分享的二维码加入群聊', {
					names: joined,
					username: [sharer],
				}),
			};
		},
	},
	{
		says: '{name} becomes the owner of {group}',
		example: 'Demo Shop becomes the owner of group Family',
		code: '85010',
		happens: (world, group, { name }) => {
			const { wcId, nickName } = memberOf(world, group, name);
			group.owner = wcId;
			const own = wcId === ownId(world, group);
			return { text: own ? '你已成为新群主' : `"${nickName}"已成为新群主` };
		},
	},
	{
		says: '{name} (?<op>sets|takes back) a to-do in {group}',
		example: 'Lucy sets a to-do in group Demo Customers (or: takes back …)',
		code: '85012',
		happens: (world, group, { name, op }) => {
			const { wcId, nickName } = memberOf(world, group, name);
			const { newMsgId, text } = lastMessage(world, group.chatRoomId, 'message');
			const sets = op?.toLowerCase() === 'sets';
			group.todos = group.todos.filter((todo) => todo.newMsgId !== newMsgId);
			if (sets) group.todos.push({ newMsgId, sign: 1 });
			return {
				text: `"${nickName}"${sets ? '设置' : '撤回'}了一个群待办`,
				xml: todoXml({ op: sets ? 0 : 1, newMsgId, title: text, creator: wcId }),
			};
		},
	},
	{
		says: '{group} turns invite confirmation (?<mode>on|off)',
		example: 'group Family turns invite confirmation on (or: off)',
		code: '85013',
		happens: (world, group, { mode }) => {
			group.inviteConfirmation = mode?.toLowerCase() === 'on';
			const owner = nameOf(world, group.owner);
			return {
				text: group.inviteConfirmation
					? `"${owner}"已启用“群聊邀请确认”，群成员需群主或群管理员确认才能邀请朋友进群。`
					: `"${owner}"已恢复默认进群方式。`,
			};
		},
	},
];

/** The group notices with an XML carry the id of the group in front of it, except invitations. */
function form({ says, example, code, happens }: NoticeForm): Form {
	return {
		example,
		pattern: sentence(says),
		steps: ({ world }, match): Step[] => {
			const place = groupPlace(world, match.group);
			const { text, xml, from } = happens(world, place.group, match);
			const prefix = from === undefined ? `${place.chat}:\n` : '';
			const content = xml === undefined ? undefined : prefix + xml;
			const spoken = { ...place, from: from ?? place.from };
			return [{ callback: noticed(world, code, spoken, text, content) }];
		},
	};
}

export const groups: Form[] = [
	...table.map(form),
	{
		example: 'group Family changes its settings',
		pattern: sentence('{group} changes its settings'),
		steps: ({ world, site }, match) => {
			const { account, group } = groupPlace(world, match.group);
			const facts = {
				...{ userName: group.chatRoomId, nickName: group.nickName, chatRoomOwner: group.owner },
				...{ chatRoomNotify: group.muted ? 0 : 1, chatRoomStatus: 27, addContactScene: 0 },
				...{ bitMask: 4294967295, description: '' },
				smallHeadImgUrl: `${site}/media/${group.avatar}`,
			};
			return [{ callback: told(world, '85001', account, facts) }];
		},
	},
	{
		example: 'Li Lei announces "Closed on Friday" in group Family',
		pattern: sentence('[member ]{name} announces {text} in {group}'),
		steps: ({ world }, match) => {
			const place = memberPlace(world, match.group, match.name);
			const text = unquoted(match.text ?? '');
			place.group.announcement = text;
			const message = { kind: 'announcement' as const, text, content: announcementXml(text) };
			return [{ callback: said(world, '85011', place, message, { msgType: 10002 }) }];
		},
	},
	{
		example: 'Lucy asks to bring Wang Wu into group Demo Customers: "a colleague"',
		pattern: sentence('[member ]{name} asks to bring {person} into {group}: ?{text}'),
		steps: ({ world }, match) => {
			const place = memberPlace(world, match.group, match.name);
			const inviter = member(world, place.from);
			const newcomer = anyPerson(world, match.person);
			const reason = unquoted(match.text ?? '');
			const content = joinRequestXml(place.chat, inviter, newcomer, reason);
			const text = `${inviter.nickName} wants to invite ${newcomer.nickName}`;
			const message = { kind: 'joinRequest' as const, text, content };
			return [{ callback: said(world, '85014', place, message, { msgType: 10002 }) }];
		},
	},
	{
		example: 'account leaves group Family',
		pattern: sentence('{account} leaves {group}'),
		steps: ({ world }, match) => {
			const { account, group } = groupPlace(world, match.group);
			expel(group, account.wcId);
			forget(world, group);
			return [{ callback: told(world, '85015', account, { userName: group.chatRoomId }) }];
		},
	},
];
