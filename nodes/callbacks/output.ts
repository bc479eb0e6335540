import type { IDataObject } from 'n8n-workflow';

import { chatInputOf } from '../events/chatInput';
import type { WeChatEvent } from '../events/message';
import { namesIn } from '../events/names';
import { rawIn } from './includeRaw';
import type { FoundNames } from './names/namesFor';
import { sessionIdOf } from './sessionId';
import type { Settings } from './settings';

/** Puts names that have been found beside the IDs that they belong to. */
export function withNames(
	json: IDataObject,
	{ chatName, senderName, nameError, nameErrorCode }: FoundNames,
): IDataObject {
	const placed: IDataObject = {};
	for (const [key, value] of Object.entries(json)) {
		placed[key] = value;
		if (key === 'chatType' && chatName !== undefined) placed.chatName = chatName;
		if (key === 'senderId' && senderName !== undefined) placed.senderName = senderName;
		if (key === 'senderId' && nameError !== undefined) {
			Object.assign(placed, { nameError, nameErrorCode });
		}
	}
	return placed;
}

/** What of the settings decides what a workflow gets. */
export type Wanted = Pick<Settings, 'includeRaw' | 'sessionPerMember'>;

/**
 * What the workflow gets of an event. The editor shows it in this order: first what somebody would read, with
 * the names of people and chats beside their IDs.
 */
export function output(event: WeChatEvent, wanted: Wanted): IDataObject {
	const { raw, event: name, text, textWithoutMentions, ...others } = event;
	const { chatId, chatType, senderId, ...rest } = others;
	const { senderName, chatName } = namesIn(event);
	const chatInput = chatInputOf([event]);
	const sessionId = sessionIdOf(event, wanted.sessionPerMember);
	const included = rawIn(raw, wanted.includeRaw);
	return {
		event: name,
		text,
		textWithoutMentions,
		...(chatInput !== undefined && { chatInput }),
		chatId,
		chatType,
		...(chatName !== undefined && { chatName }),
		...(sessionId !== undefined && { sessionId }),
		senderId,
		...(senderName !== undefined && { senderName }),
		...rest,
		...(included !== undefined && { raw: included }),
	} as IDataObject;
}
