/** Contacts: the address book, requests to become friends, colleagues in WeCom. */
import type { Call, Handlers } from '../../call.mts';
import { accept, searched, unfriend } from '../../friends.mts';
import { md5 } from '../../ids.mts';
import { findContact, findGroup, findPerson } from '../../lookup.mts';
import { Refusal } from '../../reply.mts';
import type { Contact, Group, Person, World } from '../../world.mts';

const NOT_FOUND = '用户不存在';
const WRONG_CREDENTIALS = 'v3或v4无效';

export function pictures(call: Call, avatar: string) {
	return { bigHeadImgUrl: call.media(avatar), smallHeadImgUrl: call.media(avatar) };
}

/** What the lists of brief and of detailed profiles have in common; much of it may be null. */
export function profile(call: Call, person: Person) {
	const { remark = '', labelIds = [] } = person as Partial<Contact>;
	return {
		userName: person.wcId,
		nickName: person.nickName,
		pyInitial: null,
		quanPin: person.nickName,
		sex: person.sex,
		remark: remark || null,
		remarkPyInitial: null,
		remarkQuanPin: null,
		signature: person.signature || null,
		alias: person.alias || null,
		snsBgImg: null,
		country: person.country,
		...pictures(call, person.avatar),
		description: null,
		cardImgUrl: null,
		labelList: labelIds.length ? labelIds.join(',') : null,
		province: person.province,
		city: person.city,
		phoneNumList: person.phone ? [person.phone] : null,
	};
}

/** A group in the place of a person. */
function groupProfile(call: Call, { chatRoomId, nickName, remark, avatar }: Group) {
	return {
		userName: chatRoomId,
		nickName,
		pyInitial: null,
		quanPin: nickName,
		sex: 0,
		remark: remark || null,
		remarkPyInitial: null,
		remarkQuanPin: null,
		signature: null,
		alias: null,
		snsBgImg: null,
		country: null,
		...pictures(call, avatar),
		description: null,
		cardImgUrl: null,
		labelList: null,
		province: null,
		city: null,
		phoneNumList: null,
	};
}

function profiles(call: Call) {
	return call.list('wxids').map((id) => {
		const group = findGroup(call.world, id);
		if (group) return groupProfile(call, group);
		const person = findPerson(call.world, id);
		if (!person) throw new Refusal(NOT_FOUND);
		return profile(call, person);
	});
}

function addressList(world: World) {
	const of = (...kinds: Array<Contact['kind']>) =>
		world.contacts.filter(({ kind }) => kinds.includes(kind)).map(({ wcId }) => wcId);
	return {
		friends: of('friend', 'system'),
		chatrooms: world.groups.filter(({ saved }) => saved).map(({ chatRoomId }) => chatRoomId),
		ghs: of('official'),
	};
}

function contactOf(call: Call): Contact {
	const contact = findContact(call.world, call.text('wxid'));
	if (!contact) throw new Refusal(NOT_FOUND);
	return contact;
}

/** The person whom both credentials belong to. */
function personBy(call: Call): Person {
	const { strangers, contacts } = call.world;
	const found = [...strangers, ...contacts].find(
		({ v1, v2 }) => v1 === call.text('v3') && v2 === call.text('v4'),
	);
	if (!found) throw new Refusal(WRONG_CREDENTIALS);
	return found;
}

/** A friend request, which must have come this way, and who asks. */
function requestOf(call: Call) {
	const person = personBy(call);
	const request = call.world.friendRequests.find(
		({ wcId, scene }) => wcId === person.wcId && scene === call.int('scene'),
	);
	if (!request) throw new Refusal(WRONG_CREDENTIALS);
	return { request, person };
}

/** What /contacts/addContacts does, by its option. */
const REQUESTS: Record<number, (call: Call) => void> = {
	2: (call) => {
		const { wcId } = personBy(call);
		const [type, verify] = [call.int('scene'), call.text('content')];
		call.world.sentRequests.push({ wcId, type, verify });
	},
	3: (call) => {
		const { request, person } = requestOf(call);
		accept(call.world, request, person);
	},
	4: (call) => {
		const { request } = requestOf(call);
		const { world } = call;
		world.friendRequests = world.friendRequests.filter((other) => other !== request);
	},
};

function weCom(call: Call, { wcId, nickName, remark, avatar, company }: Contact) {
	return {
		userName: wcId,
		nickName,
		remark,
		bigHeadImg: call.media(avatar),
		smallHeadImg: call.media(avatar),
		appId: '3552365301',
		descWordingId: md5(company).slice(0, 8),
	};
}

export const contact: Handlers = {
	'/contacts/fetchContactsList': ({ world }) => addressList(world),
	'/contacts/fetchContactsListCache': ({ world }) => addressList(world),
	'/contacts/getBriefInfo': profiles,
	'/contacts/getDetailInfo': profiles,

	'/contacts/search': (call) => {
		const { person: found, friend } = searched(call.world, call.text('contactsInfo'));
		if (!found) throw new Refusal(NOT_FOUND);
		return {
			// A friend is named by the wxid.
			v3: friend ? found.wcId : found.v1,
			nickName: found.nickName,
			sex: found.sex,
			signature: null,
			...pictures(call, found.avatar),
			v4: found.v2,
		};
	},

	'/contacts/addContacts': (call) => REQUESTS[call.int('option')](call),

	// 6 stands for "unknown": not a friend.
	'/contacts/checkRelation': (call) =>
		call.list('wxids').map((wxid) => ({
			wxid,
			relation: findContact(call.world, wxid)?.zombie ?? 6,
		})),

	'/contacts/deleteFriend': (call) => {
		unfriend(call.world, contactOf(call));
	},

	'/contacts/setFriendRemark': (call) => {
		contactOf(call).remark = call.text('remark');
	},

	'/contacts/setFriendPermissions': (call) => {
		contactOf(call).chatOnly = call.args.onlyChat === true;
	},

	'/contacts/uploadPhoneAddressList': (call) => {
		const { gewe } = call.world;
		const phones = call.list('phones');
		gewe.phones = gewe.phones.filter((phone) => !phones.includes(phone));
		if (call.int('opType') === 1) gewe.phones.push(...phones);
	},

	// Whom the uploaded numbers belong to.
	'/contacts/getPhoneAddressList': (call) => {
		const { gewe, contacts, strangers } = call.world;
		const wanted = call.has('phones') ? call.list('phones') : gewe.phones;
		const found = [...contacts, ...strangers].filter(
			({ phone }) => phone !== '' && wanted.includes(phone) && gewe.phones.includes(phone),
		);
		return found.map((person) => ({
			userName: person.v1,
			v4: null,
			nickName: null,
			sex: person.sex,
			phoneMd5: md5(person.phone),
			signature: person.signature,
			alias: null,
			country: person.country,
			...pictures(call, person.avatar),
			province: person.province,
			city: person.city,
			personalCard: 1,
		}));
	},

	'/im/sync': (call) =>
		call.world.contacts.filter(({ kind }) => kind === 'openim').map((one) => weCom(call, one)),

	'/im/detail': (call) => {
		const found = findContact(call.world, call.text('toUserName'));
		if (!found) throw new Refusal(NOT_FOUND);
		const { company } = found;
		return {
			...weCom(call, found),
			wording: company,
			wordingPinyin: company.toLowerCase(),
			wordingQuanpin: company.toLowerCase(),
		};
	},

	// The content of the QR code of a WeCom contact: here, its id stands in it.
	'/im/search': (call) => {
		const found = call.world.contacts.find(
			({ kind, wcId }) => kind === 'openim' && call.text('content').includes(wcId.split('@')[0]),
		);
		if (!found) throw new Refusal(NOT_FOUND);
		const { nickName, sex, signature, avatar, v1, v2 } = found;
		return { nickName, sex, signature, ...pictures(call, avatar), v3: v1, v4: v2 };
	},

	'/im/add': (call) => {
		const { wcId } = personBy(call);
		call.world.sentRequests.push({ wcId, type: 0, verify: '' });
	},
};
