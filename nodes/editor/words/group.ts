import type { Words } from './words';

/** Operations that more than one gateway has. */
export const group = {
	acceptInvitation: {
		value: 'acceptInvitation',
		name: 'Accept Invitation',
		action: 'Accept invitation to group',
		description: 'Join a group to which a contact sent an invitation card',
	},
	addMemberAsFriend: {
		value: 'addMemberAsFriend',
		name: 'Add Member as Friend',
		action: 'Send friend request to group member',
		description:
			'Send a friend request to a group member. The account must have been online for at least 3 days, and members can forbid such requests.',
	},
	approveJoinRequest: {
		value: 'approveJoinRequest',
		name: 'Approve Join Request',
		action: 'Approve request to join group',
		description: 'Let somebody into a group. Only the owner and admins can do this.',
	},
	create: {
		value: 'create',
		name: 'Create',
		action: 'Create group',
		description:
			'Create a group of at least 2 contacts. It shows up on the phone after the first message in it.',
	},
	get: {
		value: 'get',
		name: 'Get',
		action: 'Get details of group',
		description: 'Retrieve the name, owner, size and member IDs of a group',
	},
	getMember: {
		value: 'getMember',
		name: 'Get Member',
		action: 'Get details of group member',
		description:
			'Retrieve the details of a member, with the keys that Add of Contact needs (source: Group)',
	},
	getMembers: {
		value: 'getMembers',
		name: 'Get Members',
		action: 'Get members of group',
		description: 'Retrieve a list of the members with their names and profile images',
	},
	getQrCode: {
		value: 'getQrCode',
		name: 'Get QR Code',
		action: 'Get QR code of group',
		description:
			'Retrieve the URL of a QR code to join, valid for 7 days. The account must have been online for at least 3 days.',
	},
	inviteMembers: {
		value: 'inviteMembers',
		name: 'Invite Members',
		action: 'Send contacts an invitation to group',
		description:
			'Send contacts an invitation card that they have to accept, for groups of more than 40 people',
	},
	joinByQrCode: {
		value: 'joinByQrCode',
		name: 'Join by QR Code',
		action: 'Join group by QR code',
		description: 'Join a group with the URL in its QR code, or look at the group first',
	},
	leave: {
		value: 'leave',
		name: 'Leave',
		action: 'Leave group',
		description: 'Take the account out of a group',
	},
	manageAdmins: {
		value: 'manageAdmins',
		name: 'Manage Admins',
		action: 'Change admins or owner of group',
		description: 'Add or remove admins, or hand over the group. Only the owner can do this.',
	},
	removeMembers: {
		value: 'removeMembers',
		name: 'Remove Members',
		action: 'Remove members from group',
		description: 'Take members out of a group. Only the owner and admins can do this.',
	},
	rename: {
		value: 'rename',
		name: 'Rename',
		action: 'Rename group',
		description: 'Change the name that all members see',
	},
	saveToAddressBook: {
		value: 'saveToAddressBook',
		renewsLists: true,
		name: 'Save to Address Book',
		action: 'Save group to address book or remove it',
		description:
			'Save a group to the address book or remove it. Get Address List returns saved groups only.',
	},
	setAnnouncement: {
		value: 'setAnnouncement',
		name: 'Set Announcement',
		action: 'Set announcement of group',
		description:
			'Change the announcement that all members see. Only the owner and admins can do this.',
	},
	setMyNickname: {
		value: 'setMyNickname',
		name: 'Set My Nickname',
		action: 'Set my nickname in group',
		description: 'Change the name that the account has in a group',
	},
	setRemark: {
		value: 'setRemark',
		name: 'Set Remark',
		action: 'Set remark of group',
		description: 'Change the name that only you see',
	},
} satisfies Record<string, Words>;
