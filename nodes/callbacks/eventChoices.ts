import type { INodePropertyOptions } from 'n8n-workflow';

import { ANY_MESSAGE } from '../events/anyMessage';
import type { EventName } from '../events/events';

type Choice = EventName | typeof ANY_MESSAGE;

/**
 * What the trigger's list shows of each event, and the sentence that n8n's node panel starts a workflow with.
 * Those that most workflows start from come first, then what is alike stands together.
 */
const words: Record<Choice, [name: string, sentence: string]> = {
	[ANY_MESSAGE]: ['Any Message', 'When any message arrives'],
	'message.text': ['Text Message', 'When a text message arrives'],
	'message.image': ['Image', 'When an image arrives'],
	'message.voice': ['Voice Message', 'When a voice message arrives'],
	'message.file': ['File', 'When a file arrives'],
	'message.video': ['Video', 'When a video arrives'],
	'message.link': ['Link', 'When a link arrives'],
	'message.quote': ['Quote', 'When a message arrives that quotes another'],
	'contact.request': ['Friend Request', 'When a friend request arrives'],
	'group.memberJoined': ['Member Joined Group', 'When somebody joins a group'],
	'account.offline': ['Account Offline', 'When an account goes offline'],

	'message.sticker': ['Sticker', 'When a sticker arrives'],
	'message.contactCard': ['Contact Card', 'When a contact card arrives'],
	'message.location': ['Location', 'When a location arrives'],
	'message.miniProgram': ['Mini Program', 'When a mini program card arrives'],
	'message.channelVideo': ['Channels Video', 'When a Channels video arrives'],
	'message.chatHistory': ['Chat History', 'When a chat history arrives'],
	'message.music': ['Music', 'When music arrives'],
	'message.transfer': ['Transfer', 'When a transfer of money arrives'],
	'message.redPacket': ['Red Packet', 'When a red packet arrives'],
	'message.groupInvitation': ['Group Invitation', 'When an invitation to a group arrives'],
	'message.pat': ['Pat', 'When somebody gives a pat'],
	'message.call': ['Call', 'When somebody calls'],
	'message.callEnded': ['Call Ended', 'When a call ends'],
	'message.revoke': ['Message Revoked', 'When somebody takes back a message'],
	'message.fileAnnounced': ['File Announced', 'When a file is announced, before it is there'],
	'message.other': ['Other Message', 'When a message of another kind arrives'],

	'contact.changed': ['Contact Changed', 'When a contact changes or accepts a friend request'],
	'contact.deleted': ['Contact Deleted', 'When the account deletes a contact'],
	'contact.deletedMe': ['Contact Deleted Me', 'When a contact deletes the account'],
	'contact.blockedMe': ['Contact Blocked Me', 'When a contact blocks the account'],

	'group.joinRequest': ['Request to Join Group', 'When somebody asks to join a group'],
	'group.memberRemoved': ['Member Removed From Group', 'When somebody is removed from a group'],
	'group.announcement': ['Group Announcement', 'When a group gets an announcement'],
	'group.todo': ['Group To-Do', 'When a group gets a to-do'],
	'group.renamed': ['Group Renamed', 'When a group is renamed'],
	'group.changed': ['Group Changed', 'When something of a group changes'],
	'group.ownerChanged': ['Group Owner Changed', 'When a group gets another owner'],
	'group.adminAdded': ['Group Admin Added', 'When a group gets another admin'],
	'group.adminRemoved': ['Group Admin Removed', 'When a group loses an admin'],
	'group.inviteConfirmation': [
		'Group Invite Confirmation',
		'When a group turns the confirmation of invitations on or off',
	],
	'group.dismissed': ['Group Dismissed', 'When a group is dismissed'],
	'group.removedMe': ['Account Removed From Group', 'When the account is removed from a group'],
	'group.leftByMe': ['Account Left Group', 'When the account leaves a group'],

	'account.videoDownloaded': ['Video Downloaded', 'When the gateway has downloaded a video'],
	'account.momentVideoPosted': [
		'Moments Video Posted',
		'When the gateway has posted a video to Moments',
	],
	'officialAccount.article': ['Official Account Article', 'When an Official Account posts'],
	'officialAccount.unfollowed': [
		'Official Account Unfollowed',
		'When the account stops following an Official Account',
	],
	unknown: ['Unknown Event', 'When something arrives that has no name yet'],
};

const choices = Object.entries(words);

const WHAT_ANY_IS =
	'Every kind of message. A file counts when it is there, not when it is announced, and a message that is taken back does not count. What you choose beside it comes in addition.';

/** All of them, as the parameter takes them. */
export const eventChoices = choices.map(([value, [name, action]]): INodePropertyOptions => ({
	name,
	value,
	action,
	...(value === ANY_MESSAGE && { description: WHAT_ANY_IS }),
}));

/** Words of WeChat that are written in capitals everywhere. */
const NAMES = /^(Official Account|Channels|Moments)/;

/** "Text Message" as it reads below a node: "Text message". */
const asSentence = (name: string): string => {
	const [kept] = NAMES.exec(name) ?? [name.charAt(0)];
	return kept + name.slice(kept.length).toLowerCase();
};

const titles = Object.fromEntries(choices.map(([value, [name]]) => [value, asSentence(name)]));

/**
 * What the editor shows below the trigger: "Text message, Image"; without a choice, everything starts the workflow.
 *
 * @returns an expression of n8n
 */
export const eventSubtitle = `={{ [].concat($parameter.events).map((event) => (${JSON.stringify(titles)})[event] ?? event).join(', ') || 'Everything' }}`;
