import { details, type Details } from './details';

/** A kind of event, and the object that holds what is special about it. */
export interface Kind {
	/** How the trigger's filter shows it. */
	name: string;
	/** Name of the object in the output. */
	key?: string;
	read?: Details;
}

/** Everything that a callback can turn into: one vocabulary for all gateways. */
export const events = {
	'message.text': { name: 'Message: Text' },
	'message.image': { name: 'Message: Image', key: 'image', read: details.image },
	'message.video': { name: 'Message: Video', key: 'video', read: details.video },
	'message.voice': { name: 'Message: Voice', key: 'voice', read: details.voice },
	'message.contactCard': { name: 'Message: Contact Card', key: 'card', read: details.card },
	'message.sticker': { name: 'Message: Sticker', key: 'sticker', read: details.sticker },
	'message.link': { name: 'Message: Link', key: 'link', read: details.link },
	'message.fileAnnounced': { name: 'Message: File Announced', key: 'file', read: details.file },
	'message.file': { name: 'Message: File', key: 'file', read: details.file },
	'message.miniProgram': {
		name: 'Message: Mini Program',
		key: 'miniProgram',
		read: details.miniProgram,
	},
	'message.chatHistory': {
		name: 'Message: Chat History',
		key: 'chatHistory',
		read: details.chatHistory,
	},
	'message.call': { name: 'Message: Call' },
	'message.callEnded': { name: 'Message: Call Ended' },
	'message.quote': { name: 'Message: Quote', key: 'quote', read: details.quote },
	'message.transfer': { name: 'Message: Transfer', key: 'transfer', read: details.transfer },
	'message.redPacket': { name: 'Message: Red Packet', key: 'redPacket', read: details.redPacket },
	'message.channelVideo': {
		name: 'Message: Channels Video',
		key: 'channelVideo',
		read: details.channelVideo,
	},
	'message.revoke': { name: 'Message: Revoked', key: 'revoke', read: details.revoke },
	'message.pat': { name: 'Message: Pat', key: 'pat', read: details.pat },
	'message.location': { name: 'Message: Location', key: 'location', read: details.location },
	'message.music': { name: 'Message: Music', key: 'music', read: details.music },
	'message.groupInvitation': {
		name: 'Message: Group Invitation',
		key: 'invitation',
		read: details.invitation,
	},
	'message.other': { name: 'Message: Other' },
	'contact.request': { name: 'Contact: Friend Request', key: 'request', read: details.request },
	'contact.changed': { name: 'Contact: Changed', key: 'contact', read: details.contact },
	'contact.deletedMe': { name: 'Contact: Deleted Me', key: 'contact', read: details.contact },
	'contact.blockedMe': { name: 'Contact: Blocked Me', key: 'contact', read: details.contact },
	'contact.deleted': { name: 'Contact: Deleted', key: 'contact', read: details.contact },
	'group.changed': { name: 'Group: Changed', key: 'group', read: details.group },
	'group.removedMe': { name: 'Group: Account Removed' },
	'group.memberRemoved': { name: 'Group: Member Removed', key: 'member', read: details.removed },
	'group.dismissed': { name: 'Group: Dismissed' },
	'group.renamed': { name: 'Group: Renamed' },
	'group.adminAdded': { name: 'Group: Admin Added' },
	'group.adminRemoved': { name: 'Group: Admin Removed' },
	'group.memberJoined': {
		name: 'Group: Member Joined',
		key: 'member',
		read: details.joined,
	},
	'group.ownerChanged': { name: 'Group: Owner Changed' },
	'group.announcement': {
		name: 'Group: Announcement',
		key: 'announcement',
		read: details.announcement,
	},
	'group.todo': { name: 'Group: To-Do', key: 'todo', read: details.todo },
	'group.inviteConfirmation': { name: 'Group: Invite Confirmation' },
	'group.joinRequest': {
		name: 'Group: Join Request',
		key: 'joinRequest',
		read: details.joinRequest,
	},
	'group.leftByMe': { name: 'Group: Account Left', key: 'group', read: details.group },
	'account.offline': { name: 'Account: Offline', key: 'offline', read: details.offline },
	'account.videoDownloaded': {
		name: 'Account: Video Downloaded',
		key: 'job',
		read: details.videoJob,
	},
	'account.momentVideoPosted': {
		name: 'Account: Moments Video Posted',
		key: 'job',
		read: details.momentJob,
	},
	'officialAccount.article': {
		name: 'Official Account: Article',
		key: 'article',
		read: details.article,
	},
	'officialAccount.unfollowed': { name: 'Official Account: Unfollowed' },
	unknown: { name: 'Unknown' },
} satisfies Record<string, Kind>;

export type EventName = keyof typeof events;

export const kindOf = (event: EventName): Kind => events[event];
