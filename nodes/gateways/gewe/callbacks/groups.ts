import { isGroupId } from '../../../events/ids';
import { splitSender } from '../../../events/sender';
import { type Fields, textIn } from './fields';
import { pushedIn } from './mentions';

/** Who sends and who gets a message; the nested dialect calls them otherwise. */
export const sidesOf = (fields: Fields) => ({
	fromUser: textIn(fields, 'fromuser') || textIn(fields, 'fromusername'),
	toUser: textIn(fields, 'touser') || textIn(fields, 'tousername'),
});

/** The nested dialect names a group as one of the sides. */
export function groupBySides(fields: Fields): string | undefined {
	const { fromUser, toUser } = sidesOf(fields);
	return [fromUser, toUser].find(isGroupId);
}

/** The only signs of a group that some messages have; which one it is, they do not say. */
function isInSomeGroup(fields: Fields): boolean {
	const said = textIn(fields, 'eventcode').toLowerCase();
	if (said === 'group_msg_event') return true;
	if (said === 'private_msg_event') return false;
	if (pushedIn(fields) !== undefined) return true;
	const { fromUser } = sidesOf(fields);
	return splitSender(textIn(fields, 'content'), fromUser).sender !== undefined;
}

/**
 * The group of a message in the flat dialect, which marks one in four ways: they are asked in the order of
 * how much they say. Empty where it is one and nothing says which, so that nobody answers a member in private.
 */
export const flatGroup = (fields: Fields): string | undefined =>
	textIn(fields, 'fromgroup') || (groupBySides(fields) ?? (isInSomeGroup(fields) ? '' : undefined));
