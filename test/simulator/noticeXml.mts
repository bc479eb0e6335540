/** The XML of what is no message: system notices (`<sysmsg>`) and friend requests. */
import { hex } from './ids.mts';
import { cdatas, element, texts } from './xml.mts';
import type { Person } from './world.mts';

export type Named = Pick<Person, 'wcId' | 'nickName'>;

function notice(type: string, inner: string): string {
	return element('sysmsg', { type }, inner);
}

export interface Revoked {
	/** The chat it stood in. */
	session: string;
	msgId: number;
	newMsgId: bigint;
}

export function revokeXml({ session, msgId, newMsgId }: Revoked, text: string): string {
	const details = texts({ session, msgid: msgId, newmsgid: newMsgId });
	return notice('revokemsg', element('revokemsg', {}, details + cdatas({ replacemsg: text })));
}

export function patXml(from: string, chat: string, patted: string): string {
	const details = texts({ fromusername: from, chatusername: chat, pattedusername: patted });
	const template = cdatas({ patsuffix: '', template: `"\${${from}}" 拍了拍 "\${${patted}}"` });
	return notice('pat', element('pat', {}, details + template));
}

function memberList(people: Named[]): string {
	const members = people.map(({ wcId, nickName }) =>
		element('member', {}, cdatas({ username: wcId, nickname: nickName })),
	);
	return element('memberlist', {}, members.join(''));
}

/** A sentence with `$links$` to people in it. */
export function templateXml(template: string, links: Record<string, Named[]>): string {
	const list = Object.entries(links).map(([name, people]) =>
		element('link', { name, type: 'link_profile' }, memberList(people)),
	);
	return notice(
		'sysmsgtemplate',
		element(
			'sysmsgtemplate',
			{},
			element(
				'content_template',
				{ type: 'tmpl_type_profile' },
				cdatas({ plain: '', template }) + element('link_list', {}, list.join('')),
			),
		),
	);
}

export interface TodoNotice {
	/** 0 sets, 1 takes back. */
	op: 0 | 1;
	newMsgId: bigint;
	title: string;
	creator: string;
}

export function todoXml({ op, newMsgId, title, creator }: TodoNotice): string {
	const details = cdatas({
		todoid: `related_msgid_${newMsgId}`,
		username: 'roomannouncement@app.origin',
		title,
		creator,
		related_msgid: newMsgId,
		manager: creator,
		oper: creator,
	});
	return notice('roomtoolstips', element('todo', {}, texts({ op }) + details));
}

/** Somebody wants to bring somebody into a group whose admins have to agree (callback 85014). */
export function joinRequestXml(
	chatRoomId: string,
	inviter: Named,
	newcomer: Named,
	reason: string,
): string {
	const link =
		texts({ scene: 'roomaccessapplycheck_approve' }) +
		cdatas({
			ticket: `${hex(24)}==`,
			invitationreason: reason,
			inviterusername: inviter.wcId,
		}) +
		memberList([newcomer]);
	const name = 'NewXmlChatRoomAccessVerifyApplication';
	const text = `"${inviter.nickName}"想邀请1位朋友加入群聊`;
	return notice(
		name,
		element(
			name,
			{},
			cdatas({ text }) + element('link', {}, link) + cdatas({ RoomName: chatRoomId }),
		),
	);
}

/** What /acceptUser takes stands in it: v1 as encryptusername, v2 as ticket, and the scene. */
export function friendRequestXml(person: Person, greeting: string, scene: number): string {
	return element('msg', {
		fromusername: person.wcId,
		encryptusername: person.v1,
		fromnickname: person.nickName,
		content: greeting,
		scene,
		country: person.country,
		province: person.province,
		city: person.city,
		sign: person.signature,
		sex: person.sex,
		alias: person.alias,
		snsbgobjectid: '14216284872728580667',
		ticket: person.v2,
		opcode: 2,
	});
}
