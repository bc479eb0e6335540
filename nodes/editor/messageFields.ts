import { appMessageIn } from '../events/messageXml';
import type { SharedField } from './fields';
import { link, localId, messageId, messageXml, ofEvent, ofOwnData, receiver } from './fields';

/** Fields of operations that send, forward or revoke messages. */

export const text = {
	parameter: 'text',
	displayName: 'Text',
	wire: 'string',
	required: true,
	rows: 4,
	placeholder: 'e.g. Your order is ready',
	description: 'What the message says',
} satisfies SharedField;

export const mentions = {
	parameter: 'at',
	displayName: 'Mentions',
	wire: 'list',
	pick: 'mention',
	required: true,
	placeholder: 'e.g. wxid_abc123def456',
	description:
		'The members to notify. Their names are put in front of the text, unless it has them with an @ already. Everyone (as ID: notify@all) only works for the owner and the admins of the group.',
} satisfies SharedField;

export const fileName = {
	parameter: 'fileName',
	displayName: 'File Name',
	wire: 'string',
	required: true,
	placeholder: 'e.g. price-list.pdf',
	description: 'Name that the receiver sees, with its extension',
} satisfies SharedField;

/** Where the file has a name of its own. */
export const optionalFileName = {
	...fileName,
	required: undefined,
	prominent: true,
	description:
		'Name that the receiver sees, with its extension. Leave empty to use the name that the file has.',
} satisfies SharedField;

/** Where another input chooses between a link and a file of the workflow. */
export const fileUrl = {
	...link('fileUrl', 'File URL', 'price-list.pdf'),
	isLink: 'plain',
	when: { fileFrom: ['url'] },
	hint: 'The gateway fetches the file from there',
} satisfies SharedField;

export const imageUrl = link('imageUrl', 'Image', 'tea.jpg');
export const videoUrl = link('videoUrl', 'Video', 'tea.mp4');

export const title = {
	parameter: 'title',
	displayName: 'Title',
	wire: 'string',
	required: true,
	placeholder: 'e.g. Autumn tea has arrived',
} satisfies SharedField;

export const pageUrl = {
	parameter: 'url',
	displayName: 'URL',
	wire: 'string',
	required: true,
	placeholder: 'e.g. https://example.com/autumn',
	description: 'Page that opens when the card is tapped',
} satisfies SharedField;

export const cardDescription = {
	parameter: 'description',
	displayName: 'Description',
	wire: 'string',
	required: true,
	placeholder: 'e.g. Fresh from the mountain, limited stock',
	description: 'Text below the title',
} satisfies SharedField;

export const miniProgramName = {
	parameter: 'displayName',
	displayName: 'Mini Program Name',
	wire: 'string',
	required: true,
	placeholder: 'e.g. Tea Shop',
	description: 'Name of the mini program, shown above the card',
} satisfies SharedField;

export const miniProgramId = {
	parameter: 'appId',
	displayName: 'App ID',
	wire: 'string',
	required: true,
	placeholder: 'e.g. wx07af7e375d21a08c',
	description: 'ID of the mini program',
} satisfies SharedField;

export const miniProgramPage = {
	parameter: 'pagePath',
	displayName: 'Page Path',
	wire: 'string',
	required: true,
	placeholder: 'e.g. pages/index/index.html',
	description: 'Page that opens when the card is tapped',
} satisfies SharedField;

export const miniProgramOwner = {
	parameter: 'userName',
	displayName: 'Owner ID',
	wire: 'string',
	required: true,
	placeholder: 'e.g. gh_1c0daabcdef0@app',
	description: 'ID of the owner of the mini program',
} satisfies SharedField;

export const cardOf = {
	parameter: 'nameCardId',
	displayName: 'Card Of',
	wire: 'string',
	pick: 'contact',
	required: true,
	placeholder: 'e.g. wxid_abc123def456',
	description: 'The contact on the card',
} satisfies SharedField;

export const stickerMd5 = {
	parameter: 'imageMd5',
	displayName: 'Sticker MD5',
	wire: 'string',
	required: true,
	...ofEvent('sticker.md5'),
	placeholder: 'e.g. 4cc7540a85b5b6cf4ba14e9f4ae08b7c',
	description: 'The md5 of the received sticker',
} satisfies SharedField;

export const stickerSize = {
	parameter: 'imgSize',
	displayName: 'Sticker Size',
	wire: 'string',
	required: true,
	...ofEvent('sticker.length'),
	placeholder: 'e.g. 102357',
	description: 'The length of the received sticker, in bytes',
} satisfies SharedField;

export const voiceLength = {
	parameter: 'length',
	displayName: 'Length',
	wire: 'integer',
	required: true,
	placeholder: 'e.g. 1955',
	description: 'Duration in milliseconds, as in voicelength of a received voice message',
} satisfies SharedField;

/** Endpoints for app messages take only a part of a received message. */
export const appMessageXml = {
	...messageXml,
	displayName: 'App Message XML',
	part: {
		take: appMessageIn,
		name: 'appmsg element',
		advice:
			'Links, files, mini programs, music, quotes and other cards have one. Messages of other kinds, such as a text or an image, cannot be sent this way.',
	},
	placeholder: 'e.g. <appmsg appid="" sdkver="0">…</appmsg>',
	description:
		'Content of a received card. Of it, the part from the appmsg tag to the end of that tag is sent. Right behind a WeChat Trigger it is filled in already.',
} satisfies SharedField;

/** The message of a file, which can be downloaded and forwarded only when it is there. */
export const fileXml = {
	...messageXml,
	description:
		'Content of the received file message, unchanged. Use the message that says that the file has arrived completely.',
} satisfies SharedField;

/** Where a message is that something is done about. */
export const chatOfMessage = {
	...receiver,
	...ofOwnData('chatId'),
	displayName: 'Chat',
	description: 'Contact or group that the message is in: chatId in the output of a WeChat Trigger',
} satisfies SharedField;

/** What a message is revoked by: behind the operation that sent it, or behind the trigger for an own one. */
export const revoked = {
	chat: chatOfMessage,
	localId: {
		...localId,
		description: 'The localId that the send operation returned',
	},
	messageId: {
		...messageId,
		description: 'The messageId that the send operation returned',
	},
	sentAt: {
		parameter: 'createTime',
		displayName: 'Sent At',
		wire: 'long',
		isTime: true,
		prominent: true,
		...ofEvent('timestamp'),
		derive: () => String(Math.floor(Date.now() / 1000)),
		placeholder: 'e.g. 2026-05-17T08:41:10.000Z',
		description:
			'The timestamp that the send operation returned. Leave empty if it returned none, so that the time of now is sent.',
	},
} satisfies Record<string, SharedField>;
