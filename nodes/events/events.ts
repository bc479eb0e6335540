import { details, type Details } from './details';

/** A kind of event, and the object that holds what is special about it. */
export interface Kind {
	/** Name of the object in the output. */
	key?: string;
	read?: Details;
}

/** Everything that a callback can turn into: one vocabulary for all gateways. */
export const events = {
	'message.text': {},
	'message.image': { key: 'image', read: details.image },
	'message.video': { key: 'video', read: details.video },
	'message.voice': { key: 'voice', read: details.voice },
	'message.contactCard': { key: 'card', read: details.card },
	'message.sticker': { key: 'sticker', read: details.sticker },
	'message.link': { key: 'link', read: details.link },
	'message.fileAnnounced': { key: 'file', read: details.file },
	'message.file': { key: 'file', read: details.file },
	'message.miniProgram': { key: 'miniProgram', read: details.miniProgram },
	'message.chatHistory': { key: 'chatHistory', read: details.chatHistory },
	'message.call': {},
	'message.callEnded': {},
	'message.quote': { key: 'quote', read: details.quote },
	'message.transfer': { key: 'transfer', read: details.transfer },
	'message.redPacket': { key: 'redPacket', read: details.redPacket },
	'message.channelVideo': { key: 'channelVideo', read: details.channelVideo },
	'message.revoke': { key: 'revoke', read: details.revoke },
	'message.pat': { key: 'pat', read: details.pat },
	'message.location': { key: 'location', read: details.location },
	'message.music': { key: 'music', read: details.music },
	'message.groupInvitation': { key: 'invitation', read: details.invitation },
	'message.other': {},
	'contact.request': { key: 'request', read: details.request },
	'contact.changed': { key: 'contact', read: details.contact },
	'contact.deletedMe': { key: 'contact', read: details.contact },
	'contact.blockedMe': { key: 'contact', read: details.contact },
	'contact.deleted': { key: 'contact', read: details.contact },
	'group.changed': { key: 'group', read: details.group },
	'group.removedMe': {},
	'group.memberRemoved': { key: 'member', read: details.removed },
	'group.dismissed': {},
	'group.renamed': {},
	'group.adminAdded': {},
	'group.adminRemoved': {},
	'group.memberJoined': { key: 'member', read: details.joined },
	'group.ownerChanged': {},
	'group.announcement': { key: 'announcement', read: details.announcement },
	'group.todo': { key: 'todo', read: details.todo },
	'group.inviteConfirmation': {},
	'group.joinRequest': { key: 'joinRequest', read: details.joinRequest },
	'group.leftByMe': { key: 'group', read: details.group },
	'account.offline': { key: 'offline', read: details.offline },
	'account.videoDownloaded': { key: 'job', read: details.videoJob },
	'account.momentVideoPosted': { key: 'job', read: details.momentJob },
	'officialAccount.article': { key: 'article', read: details.article },
	'officialAccount.unfollowed': {},
	unknown: {},
} satisfies Record<string, Kind>;

export type EventName = keyof typeof events;

export const kindOf = (event: EventName): Kind => events[event];
