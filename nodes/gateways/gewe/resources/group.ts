import { messageId } from '../../../editor/fields';
import * as fields from '../../../editor/groupFields';
import { group as words } from '../../../editor/words/group';
import { resources } from '../../../editor/words/resources';
import { type Answer, isObject, rowsOf } from '../../../engine/answer';
import type { Field } from '../../../engine/operation';
import { data, list } from '../answer';
import { groupId, PERSON, triggeringGroupId } from '../fields';
import type { Resource } from '../operation';

/** The members, each with the owner and the admins, who come once for all of them. */
const members: Answer = (reply) => {
	const answer = data(reply);
	if (!isObject(answer)) return list(reply);
	const { memberList, ...beside } = answer;
	return rowsOf(memberList).map((member) => ({ ...member, ...beside }));
};

/** What there is about each of them alone. */
const MEMBER = [
	'wxid',
	'nickName',
	'displayName',
	'inviterUserName',
	'memberFlag',
	'bigHeadImgUrl',
	'smallHeadImgUrl',
];

/** The gateway takes several; one is picked, as on other gateways. */
const oneOfSeveral: Field = {
	name: 'memberWxids',
	...fields.member('wxid'),
	wire: 'array',
	single: true,
};

const ADMINS_ONLY =
	'Only the owner and the admins of the group can do this. Check that the account is one of them, and the IDs.';
const OWNER_ONLY =
	'Only the owner of the group can do this. Check that the account is its owner, and the IDs.';

/** In these two the documents want one text, with commas, where the others send a list. */
const commaSeparated = 'list';

export const group: Resource = {
	...resources.group,
	operations: [
		{
			...words.acceptInvitation,
			pace: 'joinGroup',
			path: '/group/agreeJoinRoom',
			fields: [{ name: 'url', ...fields.invitationUrl }],
		},
		{
			...words.addMemberAsFriend,
			pace: 'friendRequest',
			path: '/group/addGroupMemberAsFriend',
			advice: 'The member may not take friend requests from groups. Otherwise check the IDs.',
			fields: [
				groupId,
				{ name: 'memberWxid', ...fields.member('wxid'), parameter: 'memberWcId' },
				{ name: 'content', ...fields.greeting, whenEmpty: '' },
			],
		},
		{
			...words.approveJoinRequest,
			pace: 'change',
			path: '/group/roomAccessApplyCheckApprove',
			advice: ADMINS_ONLY,
			fields: [
				triggeringGroupId,
				{ name: 'newMsgId', ...messageId, asText: true },
				{ name: 'msgContent', ...fields.requestXml },
			],
		},
		{
			...words.create,
			description:
				'Create a group with at least 2 contacts. WeChat limits how many an account can create a day.',
			pace: 'createGroup',
			path: '/group/createChatroom',
			fields: [{ name: 'wxids', ...fields.contactsToStartWith, wire: 'array' }],
		},
		{
			value: 'dismiss',
			name: 'Dismiss',
			action: 'Dismiss group for all members',
			description: 'End a group for everybody in it. Only the owner can do this.',
			pace: 'change',
			path: '/group/disbandChatroom',
			advice: OWNER_ONLY,
			fields: [groupId],
		},
		{
			...words.get,
			description: 'Retrieve the name, owner and members of a group',
			pace: 'details',
			path: '/group/getChatroomInfo',
			fields: [groupId],
		},
		{
			value: 'getAnnouncement',
			name: 'Get Announcement',
			action: 'Get announcement of group',
			description: 'Retrieve the group notice, who wrote it and when',
			pace: 'details',
			path: '/group/getChatroomAnnouncement',
			fields: [groupId],
		},
		{
			...words.getMember,
			description:
				'Retrieve the details of a member. WeChat does not tell all of them of strangers.',
			pace: 'memberDetails',
			path: '/group/getChatroomMemberDetail',
			answer: list,
			simplify: [...PERSON.slice(0, -1), 'friendUserName', 'inviterUserName'],
			fields: [groupId, oneOfSeveral],
		},
		{
			...words.getMembers,
			pace: 'details',
			path: '/group/getChatroomMemberList',
			answer: members,
			simplify: MEMBER,
			fields: [groupId],
		},
		{
			...words.getQrCode,
			description:
				'Retrieve the image of a QR code to join, valid for 7 days. The account must have been online for at least 3 days.',
			pace: 'details',
			path: '/group/getChatroomQrCode',
			advice:
				'WeChat does not give the QR code to a device that has logged in less than 3 days ago. Otherwise check that the account is still in the group.',
			file: { link: 'qrBase64', isBase64: true, stem: 'group-qr-code', extension: 'png' },
			fields: [groupId],
		},
		{
			...words.inviteMembers,
			description:
				'Put contacts into a group. Into a large group, or one where joining must be approved, they are invited instead.',
			pace: 'change',
			path: '/group/inviteMember',
			fields: [
				groupId,
				{ name: 'wxids', ...fields.contacts, wire: commaSeparated },
				{
					name: 'reason',
					...fields.reason,
					prominent: true,
					whenEmpty: '',
					description:
						'Why they should be let in, for the owner and admins to read where joining must be approved',
				},
			],
		},
		{
			...words.joinByQrCode,
			description: 'Join a group with the URL in its QR code',
			pace: 'joinGroup',
			path: '/group/joinRoomUsingQRCode',
			fields: [{ name: 'qrUrl', ...fields.qrCodeUrl }],
		},
		{
			...words.leave,
			pace: 'change',
			path: '/group/quitChatroom',
			fields: [groupId],
		},
		{
			...words.manageAdmins,
			pace: 'change',
			path: '/group/adminOperate',
			advice: OWNER_ONLY,
			check: ({ operType, wxids }) =>
				fields.refuseSeveralOwners(operType, (wxids as string[]).length),
			fields: [
				groupId,
				{ name: 'wxids', ...fields.changedMembers, wire: 'array' },
				{ name: 'operType', ...fields.adminChange },
			],
		},
		{
			...words.removeMembers,
			pace: 'change',
			path: '/group/removeMember',
			advice: ADMINS_ONLY,
			fields: [groupId, { name: 'wxids', ...fields.members('wxid'), wire: commaSeparated }],
		},
		{
			...words.rename,
			pace: 'change',
			path: '/group/modifyChatroomName',
			fields: [groupId, { name: 'chatroomName', ...fields.newName }],
		},
		{
			...words.saveToAddressBook,
			pace: 'change',
			path: '/group/saveContractList',
			fields: [groupId, { name: 'operType', ...fields.addressBookChange }],
		},
		{
			...words.setAnnouncement,
			pace: 'change',
			path: '/group/setChatroomAnnouncement',
			advice: ADMINS_ONLY,
			fields: [groupId, { name: 'content', ...fields.announcement }],
		},
		{
			...words.setMyNickname,
			pace: 'change',
			path: '/group/modifyChatroomNickNameForSelf',
			fields: [groupId, { name: 'nickName', ...fields.nickname }],
		},
		{
			...words.setRemark,
			pace: 'change',
			path: '/group/modifyChatroomRemark',
			fields: [groupId, { name: 'chatroomRemark', ...fields.remark }],
		},
	],
};
