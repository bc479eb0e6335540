import type { Field } from '../engine/operation';

/**
 * Fields that more than one gateway has. A gateway adds its own `name`, the key in the body; the
 * `parameter` stays the same, so that a workflow moves from one gateway to the other.
 */
export type SharedField = Omit<Field, 'name'>;

/**
 * Fills a field in with what an event says, right behind a WeChat Trigger. What is missing reads as empty.
 *
 * @param path where it stands in the event, for example `voice.length`
 */
export const ofEvent = (path: string) =>
	({ default: `={{ $json.${path.replace('.', '?.')} }}`, ofEvent: path }) as const;

/**
 * As `ofEvent`, for names that other data may have as well: only what a WeChat Trigger or a send returns has
 * a `localId`.
 */
export const ofOwnData = (path: string) =>
	({
		default: `={{ $json.localId === undefined ? '' : $json.${path} || '' }}`,
		ofEvent: path,
	}) as const;

export const groupId = {
	parameter: 'chatRoomId',
	displayName: 'Group',
	wire: 'string',
	pick: 'group',
	required: true,
	placeholder: 'e.g. 12345678901@chatroom',
	description:
		'The list shows the groups that are saved to the address book; the ID of any other one comes with its messages (chatId)',
} satisfies SharedField;

/** Filled in behind a WeChat Trigger. */
export const triggeringGroupId = {
	...groupId,
	...ofEvent('chatId'),
} satisfies SharedField;

export const contactId = {
	parameter: 'contact',
	displayName: 'Contact',
	wire: 'string',
	pick: 'contact',
	required: true,
	placeholder: 'e.g. wxid_abc123def456',
	description: 'Found by remark, nickname or ID',
} satisfies SharedField;

export const receiver = {
	parameter: 'to',
	displayName: 'To',
	wire: 'string',
	pick: 'chat',
	required: true,
	placeholder: 'e.g. wxid_abc123def456 or 12345678901@chatroom',
	description:
		'Who gets the message: a contact or a group. To answer, use By ID with the chatId of a WeChat Trigger. The ID filehelper is the File Transfer chat of the account itself.',
} satisfies SharedField;

/** Full message content as the trigger delivers it; endpoints that take it want it unchanged. */
export const messageXml = {
	parameter: 'messageXml',
	displayName: 'Message XML',
	wire: 'string',
	required: true,
	rows: 4,
	...ofEvent('xml'),
	placeholder: 'e.g. <?xml version="1.0"?><msg>…</msg>',
	description:
		'Content of the received message, unchanged. Right behind a WeChat Trigger it is filled in already.',
} satisfies SharedField;

/** WeChat's own id of a message: `messageId` in the trigger's output. */
export const messageId = {
	parameter: 'newMsgId',
	displayName: 'Message ID',
	wire: 'long',
	required: true,
	...ofEvent('messageId'),
	placeholder: 'e.g. 8015075888668773694',
	description: 'ID of the message (newMsgId): messageId in the output of a WeChat Trigger',
} satisfies SharedField;

/** The gateway's id of a message: `localId` in the trigger's output. */
export const localId = {
	parameter: 'msgId',
	displayName: 'Local ID',
	wire: 'long',
	required: true,
	...ofEvent('localId'),
	placeholder: 'e.g. 1052001123',
	description:
		'ID of the message at the gateway (msgId): localId in the output of a WeChat Trigger',
} satisfies SharedField;

/** A file that the gateway fetches: from a public link, or from one that n8n makes for a file of the workflow. */
export const link = (
	parameter: string,
	displayName: string,
	example: string,
	description?: string,
): SharedField => ({
	parameter,
	displayName,
	wire: 'string',
	required: true,
	isLink: true,
	placeholder: `e.g. https://example.com/${example}`,
	description,
});
