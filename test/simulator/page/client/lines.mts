/** What somebody lets happen, as a line of the simulator's script language. Pure. */

/** A conversation of the account. */
export interface Place {
	/** Id of the contact or group. */
	chat: string;
	isGroup: boolean;
	/** Id of the account. */
	account: string;
}

/** A text in quotes, whatever is in it. */
export function quoted(text: string): string {
	const escaped = text.replace(/[\\"“”]/g, '\\$&').replace(/\r?\n/g, '\\n');
	return `"${escaped}"`;
}

/** An id as it is, and a name in quotes, which it cannot hold itself. */
export function named(name: string): string {
	return /^[\w@.-]+$/.test(name) ? name : `"${name.replace(/["“”\\]/g, '').trim()}"`;
}

/** Where somebody does something: in a group, to the account, or as the account to somebody. */
export function where({ chat, isGroup, account }: Place, from: string): string {
	if (isGroup) return ` in group ${chat}`;
	return from === account ? ` to ${chat}` : '';
}

/** What somebody writes. */
export interface Draft {
	from: string;
	text: string;
	/** Id of a member, or "everybody". */
	mention?: string;
	/** The newMsgId of a message. */
	quotes?: string;
}

/** A text message. WeChat mentions in groups only, and shows no mentions in quotes. */
export function writing({ from, text, mention, quotes }: Draft, place: Place): string {
	const at = where(place, from);
	if (quotes !== undefined) return `${from} quotes message ${quotes} saying ${quoted(text)}${at}`;
	if (mention !== undefined) return `${from} mentions ${mention}: ${quoted(text)}${at}`;
	return `${from} writes ${quoted(text)}${at}`;
}
