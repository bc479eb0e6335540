/** The vocabulary of events: what workflows rely on, by the names that they use. */
import { details } from '../../../nodes/events/details';
import { events, kindOf } from '../../../nodes/events/events';

/** The event, its name in the editor, the object that it fills, and what reads this. */
const VOCABULARY: Array<
	[keyof typeof events, string, string | undefined, keyof typeof details | undefined]
> = [
	['message.text', 'Message: Text', undefined, undefined],
	['message.image', 'Message: Image', 'image', 'image'],
	['message.video', 'Message: Video', 'video', 'video'],
	['message.voice', 'Message: Voice', 'voice', 'voice'],
	['message.contactCard', 'Message: Contact Card', 'card', 'card'],
	['message.sticker', 'Message: Sticker', 'sticker', 'sticker'],
	['message.link', 'Message: Link', 'link', 'link'],
	['message.fileAnnounced', 'Message: File Announced', 'file', 'file'],
	['message.file', 'Message: File', 'file', 'file'],
	['message.miniProgram', 'Message: Mini Program', 'miniProgram', 'miniProgram'],
	['message.chatHistory', 'Message: Chat History', 'chatHistory', 'chatHistory'],
	['message.call', 'Message: Call', undefined, undefined],
	['message.callEnded', 'Message: Call Ended', undefined, undefined],
	['message.quote', 'Message: Quote', 'quote', 'quote'],
	['message.transfer', 'Message: Transfer', 'transfer', 'transfer'],
	['message.redPacket', 'Message: Red Packet', 'redPacket', 'redPacket'],
	['message.channelVideo', 'Message: Channels Video', 'channelVideo', 'channelVideo'],
	['message.revoke', 'Message: Revoked', 'revoke', 'revoke'],
	['message.pat', 'Message: Pat', 'pat', 'pat'],
	['message.location', 'Message: Location', 'location', 'location'],
	['message.music', 'Message: Music', 'music', 'music'],
	['message.groupInvitation', 'Message: Group Invitation', 'invitation', 'invitation'],
	['message.other', 'Message: Other', undefined, undefined],
	['contact.request', 'Contact: Friend Request', 'request', 'request'],
	['contact.changed', 'Contact: Changed', 'contact', 'contact'],
	['contact.deletedMe', 'Contact: Deleted Me', 'contact', 'contact'],
	['contact.blockedMe', 'Contact: Blocked Me', 'contact', 'contact'],
	['contact.deleted', 'Contact: Deleted', 'contact', 'contact'],
	['group.changed', 'Group: Changed', 'group', 'group'],
	['group.removedMe', 'Group: Account Removed', undefined, undefined],
	['group.memberRemoved', 'Group: Member Removed', 'member', 'removed'],
	['group.dismissed', 'Group: Dismissed', undefined, undefined],
	['group.renamed', 'Group: Renamed', undefined, undefined],
	['group.adminAdded', 'Group: Admin Added', undefined, undefined],
	['group.adminRemoved', 'Group: Admin Removed', undefined, undefined],
	['group.memberJoined', 'Group: Member Joined', 'member', 'joined'],
	['group.ownerChanged', 'Group: Owner Changed', undefined, undefined],
	['group.announcement', 'Group: Announcement', 'announcement', 'announcement'],
	['group.todo', 'Group: To-Do', 'todo', 'todo'],
	['group.inviteConfirmation', 'Group: Invite Confirmation', undefined, undefined],
	['group.joinRequest', 'Group: Join Request', 'joinRequest', 'joinRequest'],
	['group.leftByMe', 'Group: Account Left', 'group', 'group'],
	['account.offline', 'Account: Offline', 'offline', 'offline'],
	['account.videoDownloaded', 'Account: Video Downloaded', 'job', 'videoJob'],
	['account.momentVideoPosted', 'Account: Moments Video Posted', 'job', 'momentJob'],
	['officialAccount.article', 'Official Account: Article', 'article', 'article'],
	['officialAccount.unfollowed', 'Official Account: Unfollowed', undefined, undefined],
	['unknown', 'Unknown', undefined, undefined],
];

it.each(VOCABULARY)('%s is "%s" and fills %p', (event, name, key, reader) => {
	expect(kindOf(event)).toEqual({
		name,
		...(key !== undefined && { key }),
		...(reader !== undefined && { read: details[reader] }),
	});
});

it('has nothing else', () => {
	expect(VOCABULARY.map(([event]) => event)).toEqual(Object.keys(events));
});
