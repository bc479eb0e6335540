/**
 * A message that quotes another one. Its least form is the text and the ID of the quoted message; the rest is
 * what phones show before they have looked that up. Where the parts stand is known from quotes that came in:
 * those of a group name the group as the writer, and the member beside it.
 */
import { isGroupId } from './ids';
import { encodeReferences } from './references';
import { splitSender } from './sender';

/** WeChat's number of a text. */
export const TEXT = '1';

/** The message that is quoted; what is not known of it is empty. */
export interface Quoted {
	/** WeChat's number of its kind. */
	type: string;
	messageId: string;
	chatId: string;
	senderId: string;
	senderName: string;
	/** What it says, of a text. */
	text: string;
	/** The content of all others; some gateways put the sender in front. */
	xml: string;
}

const element = (name: string, text: string): string =>
	text === '' ? '' : `<${name}>${encodeReferences(text)}</${name}>`;

/**
 * The app message that answers with a quote.
 *
 * @param text the answer
 */
export function quoteMessage(text: string, quoted: Quoted): string {
	const { type, messageId, chatId, senderId, senderName } = quoted;
	const refer = [
		element('type', type),
		element('svrid', messageId),
		element('fromusr', isGroupId(chatId) ? chatId : senderId),
		element('chatusr', senderId),
		element('displayname', senderName),
		element('content', type === TEXT ? quoted.text : splitSender(quoted.xml, senderId).rest),
	];
	return `<appmsg appid="" sdkver="0">${element('title', text)}<type>57</type><refermsg>${refer.join('')}</refermsg></appmsg>`;
}
