import { ofEvent } from '../../../editor/fields';
import * as fields from '../../../editor/groupFields';
import { group as words } from '../../../editor/words/group';
import { resources } from '../../../editor/words/resources';
import type { Field } from '../../../engine/operation';
import { list, withEnvelopeField, withNickNames } from '../answer';
import { groupId, messageId, PERSON, triggeringGroupId } from '../fields';
import type { Resource } from '../operation';

const contactIds: Field = { name: 'userList', ...fields.contacts };
const memberId: Field = { name: 'userList', ...fields.member('userName') };
const memberIds: Field = { name: 'userList', ...fields.members('userName') };

/** What operType means at the gateway. */
const WITHDRAW = 1;

const sign: Field = {
	name: 'sign',
	displayName: 'Withdrawal Key',
	wire: 'integer',
	placeholder: 'e.g. 1234567',
	description: 'Only to withdraw the to-do: the sign that came back when it was set',
};

export const group: Resource = {
	...resources.group,
	operations: [
		{
			...words.acceptInvitation,
			path: '/acceptUrl',
			pace: 'joinGroup',
			fields: [{ name: 'url', ...fields.invitationUrl }],
		},
		{
			...words.addMemberAsFriend,
			path: '/addRoomMemberFriend',
			pace: 'friendRequest',
			fields: [
				groupId,
				{ ...memberId, name: 'memberWcId', parameter: 'memberWcId' },
				{ name: 'content', ...fields.greeting },
			],
		},
		{
			value: 'addMembers',
			name: 'Add Members',
			action: 'Add contacts to group',
			description:
				'Put contacts into a group of up to 40 people at once. Larger groups need Invite Members, groups where joining must be approved need Invite with Approval.',
			path: '/addChatRoomMember',
			pace: 'change',
			fields: [groupId, contactIds],
		},
		{
			...words.approveJoinRequest,
			path: '/agreeAddChatRoomMember',
			pace: 'change',
			fields: [triggeringGroupId, messageId, { name: 'xml', ...fields.requestXml }],
		},
		{
			...words.create,
			path: '/createChatroom',
			pace: 'change',
			fields: [
				{ ...contactIds, ...fields.contactsToStartWith },
				{
					name: 'topic',
					displayName: 'Group Name',
					wire: 'string',
					placeholder: 'e.g. Tulip lovers',
				},
			],
		},
		{
			...words.get,
			path: '/getChatRoomInfo',
			answer: withNickNames,
			fields: [groupId],
		},
		{
			...words.getMember,
			path: '/getChatRoomMemberInfo',
			answer: list,
			simplify: [...PERSON, 'v2'],
			pace: 'memberDetails',
			fields: [groupId, memberId],
		},
		{ ...words.getMembers, path: '/getChatRoomMember', answer: list, fields: [groupId] },
		{
			...words.getQrCode,
			path: '/getGroupQrCode',
			file: { link: 'imgUrl', stem: 'group-qr-code', extension: 'png', isExtra: true },
			fields: [groupId],
		},
		{
			...words.inviteMembers,
			path: '/inviteChatRoomMember',
			pace: 'change',
			fields: [groupId, contactIds],
		},
		{
			value: 'inviteWithApproval',
			name: 'Invite with Approval',
			action: 'Ask group admins to let contact in',
			description:
				'Ask the owner or an admin to let a contact in, for groups that require approval',
			path: '/addChatRoomMemberVerify',
			pace: 'change',
			fields: [
				groupId,
				{
					...memberId,
					displayName: 'Contact',
					pick: 'contact',
					description: 'Found by remark, nickname or ID',
				},
				{
					name: 'reason',
					...fields.reason,
					required: true,
					description: 'Why the contact should be let in, for the owner and admins to read',
				},
			],
		},
		{
			...words.joinByQrCode,
			path: '/scanJoinRoom',
			pace: 'joinGroup',
			fields: [
				{ name: 'url', ...fields.qrCodeUrl },
				{
					name: 'type',
					displayName: 'What to Do',
					wire: 'integer',
					default: 0,
					choices: [
						{ name: 'Get Name and Member Count', value: 1 },
						{ name: 'Get Web Page', value: 10, description: 'Return the HTML behind the QR code' },
						{ name: 'Join', value: 0 },
					],
				},
			],
		},
		{ ...words.leave, path: '/quitChatRoom', pace: 'change', fields: [groupId] },
		{
			...words.manageAdmins,
			path: '/operateChatRoom',
			pace: 'change',
			check: ({ type, wcId }) => fields.refuseSeveralOwners(type, String(wcId).split(',').length),
			fields: [
				groupId,
				{ name: 'wcId', ...fields.changedMembers },
				{ name: 'type', ...fields.adminChange },
			],
		},
		{
			...words.removeMembers,
			path: '/deleteChatRoomMember',
			pace: 'change',
			fields: [groupId, memberIds],
		},
		{
			...words.rename,
			path: '/modifyGroupName',
			pace: 'change',
			fields: [groupId, { name: 'content', ...fields.newName }],
		},
		{
			...words.saveToAddressBook,
			path: '/showInAddressBook',
			pace: 'change',
			fields: [groupId, { name: 'flag', ...fields.addressBookChange }],
		},
		{
			...words.setAnnouncement,
			path: '/setChatRoomAnnouncement',
			pace: 'change',
			fields: [groupId, { name: 'content', ...fields.announcement }],
		},
		{
			value: 'setTodo',
			name: 'Set Announcement as To-Do',
			action: 'Set announcement as group to-do',
			description: 'Make an announcement a to-do of the group, or withdraw that',
			path: '/roomTodo',
			pace: 'change',
			check: ({ operType, sign: key }) =>
				operType === WITHDRAW && key === undefined
					? "'Withdrawal Key' is needed to withdraw a to-do: add it under 'Additional Fields'"
					: undefined,
			fields: [
				triggeringGroupId,
				{
					...messageId,
					description:
						'ID of the announcement (newMsgId), as a WeChat Trigger delivers it after Set Announcement',
				},
				{
					name: 'operType',
					displayName: 'Change',
					wire: 'integer',
					required: true,
					default: 0,
					choices: [
						{ name: 'Set', value: 0 },
						{ name: 'Withdraw', value: WITHDRAW },
					],
				},
				sign,
			],
			answer: withEnvelopeField('sign'),
		},
		{
			value: 'setMiniProgramTodo',
			name: 'Set Mini Program as To-Do',
			action: 'Set mini program as group to-do',
			description:
				'Make a received mini program a to-do of the group, or withdraw that with the withdrawal key',
			path: '/roomAppTodo',
			pace: 'change',
			fields: [
				triggeringGroupId,
				messageId,
				{
					name: 'title',
					displayName: 'Title',
					wire: 'string',
					required: true,
					...ofEvent('miniProgram.title'),
					placeholder: 'e.g. Order form',
					description: 'Title of the mini program in the received message',
				},
				{
					name: 'pagePath',
					displayName: 'Page Path',
					wire: 'string',
					required: true,
					...ofEvent('miniProgram.pagePath'),
					placeholder: 'e.g. pages/index/index.html',
					description: 'Page that opens (pagepath in the received message)',
				},
				{
					name: 'userName',
					displayName: 'Mini Program ID',
					wire: 'string',
					required: true,
					...ofEvent('miniProgram.userName'),
					placeholder: 'e.g. gh_abc123def456@app',
					description: 'ID of the mini program (username in the received message)',
				},
				{
					name: 'sendWcId',
					displayName: 'Sender',
					wire: 'string',
					pick: 'member',
					required: true,
					...ofEvent('senderId'),
					placeholder: 'e.g. wxid_abc123def456',
					description: 'Who sent the mini program to the group',
				},
				sign,
			],
			answer: withEnvelopeField('sign'),
		},
		{
			...words.setMyNickname,
			path: '/updateIInChatRoomNickName',
			pace: 'change',
			fields: [groupId, { name: 'nickName', ...fields.nickname }],
		},
		{
			...words.setRemark,
			path: '/modifyGroupRemark',
			pace: 'change',
			fields: [groupId, { name: 'content', ...fields.remark }],
		},
	],
};
