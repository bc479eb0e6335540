import type { IDataObject } from 'n8n-workflow';

const joined = (messages: IDataObject[], key: string): string =>
	messages
		.map((message) => message[key])
		.filter((text) => typeof text === 'string' && text !== '')
		.join('\n');

/**
 * One output of several messages: what the last one says of itself, the texts of all, and each of them.
 *
 * @param messages outputs, the oldest first
 */
export function combined(messages: IDataObject[]): IDataObject {
	const mentions = messages.flatMap((message) => message.mentions as string[]);
	return {
		...messages.at(-1),
		text: joined(messages, 'text'),
		textWithoutMentions: joined(messages, 'textWithoutMentions'),
		chatInput: joined(messages, 'chatInput'),
		mentions: [...new Set(mentions)],
		isAtMe: messages.some(({ isAtMe }) => isAtMe === true),
		messages,
	};
}
