/** Fields of the operation that answers with a quote of a message. */
import type { IDataObject } from 'n8n-workflow';

import { InputFault } from '../engine/fault';
import type { Field } from '../engine/operation';
import { events } from '../events/events';
import { quoteMessage, TEXT } from '../events/quoteXml';
import { messageId, ofOwnData } from './fields';
import { chatOfMessage, text } from './messageFields';

/** WeChat's numbers of what is no card. */
const NUMBERS = new Map([
	['', TEXT],
	['message.text', TEXT],
	['message.image', '3'],
	['message.voice', '34'],
	['message.contactCard', '42'],
	['message.video', '43'],
	['message.sticker', '47'],
	['message.location', '48'],
]);

/** Links, files, mini programs and all else that is an app message. */
const CARD = '49';

/** Nobody can quote these. */
const UNQUOTABLE = ['message.call', 'message.callEnded', 'message.pat', 'message.revoke'];

const isCard = (event: string): boolean =>
	event in events && event.startsWith('message.') && !UNQUOTABLE.includes(event);

/** WeChat's number of what an event brings. */
function numberOf(event: string): string {
	const number = NUMBERS.get(event) ?? (isCard(event) ? CARD : undefined);
	if (number !== undefined) return number;
	throw new InputFault(
		`'Quoted Kind' holds '${event}', which is no message that can be quoted`,
		'Use the event of a message as a WeChat Trigger gives it, for example "message.text" or "message.image".',
	);
}

const own = (name: string, field: Omit<Field, 'name' | 'wire' | 'parameter'>): Field => ({
	name,
	parameter: name,
	wire: 'string',
	isOwn: true,
	prominent: true,
	...field,
});

const quoted: Field[] = [
	{
		...messageId,
		...ofOwnData('messageId'),
		name: 'newMsgId',
		displayName: 'Quoted Message ID',
		isOwn: true,
	},
	own('quotedKind', {
		displayName: 'Quoted Kind',
		...ofOwnData('event'),
		placeholder: 'e.g. message.image',
		description:
			'What the quoted message is: event in the output of a WeChat Trigger. Empty stands for a text.',
	}),
	own('quotedText', {
		displayName: 'Quoted Text',
		...ofOwnData('text'),
		rows: 2,
		placeholder: 'e.g. Is the shop open on Sunday?',
		description: 'What the quoted message says, where it is a text',
	}),
	own('quotedXml', {
		displayName: 'Quoted XML',
		...ofOwnData('xml'),
		rows: 2,
		placeholder: 'e.g. <msg><img … /></msg>',
		description: 'Content of the quoted message, where it is no text',
	}),
	own('quotedSender', {
		displayName: 'Quoted Sender ID',
		...ofOwnData('senderId'),
		placeholder: 'e.g. wxid_abc123def456',
		description: 'Who wrote the quoted message',
	}),
	own('quotedName', {
		displayName: 'Quoted Sender Name',
		...ofOwnData('senderName'),
		placeholder: 'e.g. Li Lei',
		description: 'The name that the quote shows',
	}),
];

const textOf = (value: unknown): string =>
	value === undefined || value === null ? '' : String(value as string | bigint);

/**
 * @param chat the gateway's name for who gets the message
 * @param xml and for the XML of an app message
 */
export const quote = (chat: string, xml: string): Field[] => [
	{ ...chatOfMessage, name: chat },
	// Called as what a text sends: n8n evaluates an expression once more for each entry of its name.
	{ ...text, name: 'content', isOwn: true },
	...quoted,
	{
		name: xml,
		displayName: 'App Message XML',
		wire: 'string',
		isMade: true,
		derive: (values: IDataObject) =>
			quoteMessage(textOf(values.content), {
				type: numberOf(textOf(values.quotedKind)),
				messageId: textOf(values.newMsgId),
				chatId: textOf(values[chat]),
				senderId: textOf(values.quotedSender),
				senderName: textOf(values.quotedName),
				text: textOf(values.quotedText),
				xml: textOf(values.quotedXml),
			}),
	},
];
