/** The vocabulary of events: what workflows rely on, by the names that they use. */
import { details } from '../../../nodes/events/details';
import { events, kindOf } from '../../../nodes/events/events';

/** The event, the object that it fills, and what reads this. */
const VOCABULARY: Array<
	[keyof typeof events, string | undefined, keyof typeof details | undefined]
> = [
	['message.text', undefined, undefined],
	['message.image', 'image', 'image'],
	['message.video', 'video', 'video'],
	['message.voice', 'voice', 'voice'],
	['message.contactCard', 'card', 'card'],
	['message.sticker', 'sticker', 'sticker'],
	['message.link', 'link', 'link'],
	['message.fileAnnounced', 'file', 'file'],
	['message.file', 'file', 'file'],
	['message.miniProgram', 'miniProgram', 'miniProgram'],
	['message.chatHistory', 'chatHistory', 'chatHistory'],
	['message.call', undefined, undefined],
	['message.callEnded', undefined, undefined],
	['message.quote', 'quote', 'quote'],
	['message.transfer', 'transfer', 'transfer'],
	['message.redPacket', 'redPacket', 'redPacket'],
	['message.channelVideo', 'channelVideo', 'channelVideo'],
	['message.revoke', 'revoke', 'revoke'],
	['message.pat', 'pat', 'pat'],
	['message.location', 'location', 'location'],
	['message.music', 'music', 'music'],
	['message.groupInvitation', 'invitation', 'invitation'],
	['message.other', undefined, undefined],
	['contact.request', 'request', 'request'],
	['contact.changed', 'contact', 'contact'],
	['contact.deletedMe', 'contact', 'contact'],
	['contact.blockedMe', 'contact', 'contact'],
	['contact.deleted', 'contact', 'contact'],
	['group.changed', 'group', 'group'],
	['group.removedMe', undefined, undefined],
	['group.memberRemoved', 'member', 'removed'],
	['group.dismissed', undefined, undefined],
	['group.renamed', undefined, undefined],
	['group.adminAdded', undefined, undefined],
	['group.adminRemoved', undefined, undefined],
	['group.memberJoined', 'member', 'joined'],
	['group.ownerChanged', undefined, undefined],
	['group.announcement', 'announcement', 'announcement'],
	['group.todo', 'todo', 'todo'],
	['group.inviteConfirmation', undefined, undefined],
	['group.joinRequest', 'joinRequest', 'joinRequest'],
	['group.leftByMe', 'group', 'group'],
	['account.offline', 'offline', 'offline'],
	['account.videoDownloaded', 'job', 'videoJob'],
	['account.momentVideoPosted', 'job', 'momentJob'],
	['officialAccount.article', 'article', 'article'],
	['officialAccount.unfollowed', undefined, undefined],
	['unknown', undefined, undefined],
];

it.each(VOCABULARY)('%s fills %p', (event, key, reader) => {
	expect(kindOf(event)).toEqual({
		...(key !== undefined && { key }),
		...(reader !== undefined && { read: details[reader] }),
	});
});

it('has nothing else', () => {
	expect(VOCABULARY.map(([event]) => event)).toEqual(Object.keys(events));
});
