/**
 * What kind of account an ID of WeChat stands for. The IDs are WeChat's own, whatever gateway they
 * come through.
 */

/** What a chat is with; `none` for what belongs to no chat. */
export type ChatType = 'private' | 'group' | 'official' | 'none';

/** Groups; those that WeCom has made, or that have its members, end in `@im.chatroom`. */
export const isGroupId = (id: string): boolean =>
	id.endsWith('@chatroom') || id.endsWith('@im.chatroom');

/**
 * Accounts of WeChat itself, behind which is no person. The file transfer (`filehelper`) is not among
 * them: there somebody writes to the own account.
 */
const SYSTEM = new Set([
	...[
		'weixin',
		'newsapp',
		'medianote',
		'floatbottle',
		'fmessage',
		'tmessage',
		'qmessage',
		'qqsync',
	],
	...[
		'qqmail',
		'qqfriend',
		'mphelper',
		'lbsapp',
		'shakeapp',
		'readerapp',
		'blogapp',
		'facebookapp',
	],
	...['blogappweixin', 'masssendapp', 'meishiapp', 'feedsapp', 'voip', 'voipapp', 'voicevoipapp'],
	...['voiceinputapp', 'linkedinplugin', 'weibo', 'cardpackage', 'pc_share', 'helper_entry'],
	...['brandsessionholder', 'brandservicesessionholder', 'officialaccounts', 'weixinreminder'],
	...['notification_messages', 'notifymessage', 'exmail_tool', 'weixinguanhaozhushou'],
	...['userexperience_alarm', 'wxitil', 'opencustomerservicemsg', 'appbrand_notify_message'],
	...['appbrandcustomerservicemsg', 'downloaderapp', 'conversationboxservice'],
]);

/** Official Accounts, service accounts and mini programs (`gh_…`), and the accounts of WeChat itself. */
export const isOfficialId = (id: string): boolean => id.startsWith('gh_') || SYSTEM.has(id);

/**
 * Whether a text can be an ID at all. WeChat's consist of these signs only (so does the sender in front of a
 * group message, `sender.ts`); which words of them nobody has chosen as an ID cannot be told.
 */
export const isIdLike = (text: string): boolean => /^[\w@.-]+$/.test(text);

/** The kind of chat behind an ID; an empty one stands for no chat. */
export function chatTypeOf(id: string): ChatType {
	if (id === '') return 'none';
	if (isGroupId(id)) return 'group';
	return isOfficialId(id) ? 'official' : 'private';
}

/** Whether this names a message: a gateway that has no ID for one may write 0. */
export const isMessageId = (id: string): boolean => !/^0*$/.test(id);

/**
 * Whether this names one message for ever. WeChat's IDs have 16 digits and more; those of ten are made up
 * for settings and for what is revoked, and come again.
 */
export const isLastingId = (id: string): boolean => isMessageId(id) && !/^\d{10}$/.test(id);
