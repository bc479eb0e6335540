import { readMentions } from '../../../events/mentions';
import { mentionedIn } from '../../../events/push';
import { type Fields, textIn } from './fields';

/** Whom a message mentions by what the phone shows. */
export const pushedIn = (fields: Fields): string | undefined =>
	mentionedIn(textIn(fields, 'pushcontent'));

/** Who is mentioned. The flat dialect has no list; there, what the phone shows is the only sign. */
export function mentionsIn(fields: Fields): { mentions: string[]; isAtMe: boolean } {
	const list = fields.get('atuserlist') ?? fields.get('atlist');
	const mentions = readMentions(list, fields.get('msgsource'));
	if (mentions.length > 0) return { mentions, isAtMe: false };
	const pushed = pushedIn(fields);
	if (pushed === '所有人') return { mentions: ['notify@all'], isAtMe: true };
	return { mentions, isAtMe: pushed !== undefined };
}
