/** Contacts, and the account's own settings. */
import type { Call, Handlers } from '../call.mts';
import { accept, searched, unfriend } from '../friends.mts';
import { md5 } from '../ids.mts';
import { findContact, findGroup, findPerson } from '../lookup.mts';
import { Envelope, Refusal, SUCCESS } from '../reply.mts';
import type { Contact, Person } from '../world.mts';

const NOT_FOUND = '用户不存在';
const WRONG_CREDENTIALS = 'v1或v2无效';

function pictures(call: Call, { avatar }: { avatar: string }) {
	return { bigHead: call.media(avatar), smallHead: call.media(avatar) };
}

/** What /getChatRoomMemberInfo and /getContact both show of a person. */
export function personDetails(call: Call, person: Person) {
	const { remark = '', labelIds = [] } = person as Partial<Contact>;
	return {
		userName: person.wcId,
		nickName: person.nickName,
		remark,
		signature: person.signature,
		sex: person.sex,
		aliasName: person.alias,
		country: person.country,
		province: person.province,
		city: person.city,
		...pictures(call, person),
		labelList: labelIds.join(','),
		v1: person.v1,
	};
}

function contactDetails(call: Call, person: Person) {
	return {
		...personDetails(call, person),
		desc: '',
		phoneNumList: person.phone ? [person.phone] : [],
	};
}

const allDetails = (call: Call) =>
	call.list('wcId').map((id) => {
		const person = findPerson(call.world, id);
		return person ? contactDetails(call, person) : groupDetails(call, id);
	});

function groupDetails(call: Call, chatRoomId: string) {
	const group = findGroup(call.world, chatRoomId);
	if (!group) throw new Refusal(NOT_FOUND);
	return {
		userName: group.chatRoomId,
		nickName: group.nickName,
		remark: group.remark,
		signature: '',
		sex: 0,
		aliasName: '',
		country: '',
		province: '',
		city: '',
		...pictures(call, group),
		labelList: '',
		v1: group.v1,
	};
}

function weComDetails(call: Call, { wcId, nickName, remark, sex, avatar, company }: Contact) {
	return {
		userName: wcId,
		nickName,
		remark,
		sex,
		...pictures(call, { avatar }),
		wordingId: md5(company).slice(0, 8),
	};
}

/** The contact that `wcId` names; that it exists has been checked. */
function contactOf(call: Call): Contact {
	const contact = findContact(call.world, call.text('wcId'));
	if (!contact) throw new Refusal(NOT_FOUND);
	return contact;
}

/** A contact or a group: both can be pinned and muted. */
function chatOf(call: Call, name: string): { pinned: boolean; muted: boolean } {
	const chat = findContact(call.world, call.text(name)) ?? findGroup(call.world, call.text(name));
	if (!chat) throw new Refusal(NOT_FOUND);
	return chat;
}

export const contact: Handlers = {
	'/getContact': allDetails,

	// Not in the vendor's catalog; clients read its answer like that of the one above.
	'/getContactPlus': allDetails,

	'/searchUser': (call) => {
		const { person: found, friend } = searched(call.world, call.text('wcId'));
		if (!found) throw new Refusal(NOT_FOUND);
		return {
			userName: friend ? found.wcId : found.v1,
			nickName: found.nickName,
			sex: found.sex,
			// A friend is shown by the wxid and without a ticket.
			v1: friend ? found.wcId : found.v1,
			v2: friend ? null : found.v2,
			...pictures(call, found),
		};
	},

	'/addUser': (call) => {
		const [v1, v2] = [call.text('v1'), call.text('v2')];
		const stranger = call.world.strangers.find((person) => person.v1 === v1 && person.v2 === v2);
		if (!stranger) throw new Refusal(WRONG_CREDENTIALS);
		const { wcId } = stranger;
		call.world.sentRequests.push({ wcId, type: call.int('type'), verify: call.text('verify') });
	},

	'/acceptUser': (call) => {
		const { world } = call;
		const request = world.friendRequests.find(
			({ v1, v2, scene }) =>
				v1 === call.text('v1') && v2 === call.text('v2') && scene === call.int('type'),
		);
		const stranger = request && findPerson(world, request.wcId);
		if (!stranger) throw new Refusal(WRONG_CREDENTIALS);
		accept(world, request, stranger);
	},

	// 6 stands for "not a friend".
	'/checkZombie': (call) =>
		call.list('wcId').map((userName) => ({
			userName,
			status: findContact(call.world, userName)?.zombie ?? 6,
		})),

	'/delContact': (call) => unfriend(call.world, contactOf(call)),

	'/modifyRemark': (call) => {
		contactOf(call).remark = call.text('remark');
	},

	'/setFriendPemission': (call) => {
		contactOf(call).chatOnly = call.int('type') === 2;
	},

	'/setTop': (call) => {
		chatOf(call, 'wcId').pinned = call.int('operType') === 1;
	},

	// Inverted in the documentation: 0 switches do-not-disturb on.
	'/setDisturb': (call) => {
		chatOf(call, 'chatRoomId').muted = call.int('type') === 0;
	},

	'/getImAddressList': (call) =>
		call.world.contacts
			.filter(({ kind }) => kind === 'openim')
			.map((found) => ({ ...weComDetails(call, found), appId: '3552365301' })),

	'/getOpenImContact': (call) => {
		const found = contactOf(call);
		return { ...weComDetails(call, found), wording: found.company };
	},

	'/getQrCode': (call) => ({
		qrCodeUrl: call.media(`qr/contact/${call.account.wcId}.png`),
		uuId: md5(call.account.wcId),
	}),

	'/sendHeadImage': (call) => {
		call.account.avatar = call.text('path');
	},

	// The documented answer has no data key at all.
	'/userPrivacySettings': (call) => {
		call.world.privacy[`user ${call.int('privacyType')}`] = call.int('switchType');
		return new Envelope({ code: '1000', message: SUCCESS });
	},
};
