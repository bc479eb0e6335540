import { readMentions } from '../../../events/mentions';
import { type Fields, textIn } from './fields';

/** What the phone shows where a message mentions the account, or everyone; Chinese clients only. */
const PUSHED = /在群聊中@了(你|所有人)$/;

/** Behind this, the phone shows what somebody has written. */
const WRITTEN = ' : ';

/** Whom a message mentions by what the phone shows, which also says that it is one of a group. */
export function pushedIn(fields: Fields): string | undefined {
	const push = textIn(fields, 'pushcontent');
	return push.includes(WRITTEN) ? undefined : PUSHED.exec(push)?.[1];
}

/** Who is mentioned. The flat dialect has no list; there, what the phone shows is the only sign. */
export function mentionsIn(fields: Fields): { mentions: string[]; isAtMe: boolean } {
	const list = fields.get('atuserlist') ?? fields.get('atlist');
	const mentions = readMentions(list, fields.get('msgsource'));
	if (mentions.length > 0) return { mentions, isAtMe: false };
	const pushed = pushedIn(fields);
	if (pushed === '所有人') return { mentions: ['notify@all'], isAtMe: true };
	return { mentions, isAtMe: pushed !== undefined };
}
