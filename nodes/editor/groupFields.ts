import { ofEvent, type SharedField } from './fields';

/** Fields of operations on groups. */

export const contacts = {
	parameter: 'userList',
	displayName: 'Contacts',
	wire: 'list',
	pick: 'contact',
	required: true,
	placeholder: 'e.g. wxid_abc123def456',
	description: 'Found by remark, nickname or ID',
} satisfies SharedField;

/** What they have to be is no text of its own, so that both share an entry of the description: the operation says it. */
export const contactsToStartWith = { ...contacts, minItems: 2 } satisfies SharedField;

/** @param id what Get Members calls the ID of a member */
export const member = (id: string) =>
	({
		parameter: 'userList',
		displayName: 'Member',
		wire: 'string',
		pick: 'member',
		required: true,
		placeholder: 'e.g. wxid_abc123def456',
		description: `A member of the group; the ID is the ${id} that Get Members returns`,
	}) satisfies SharedField;

/** @param id what Get Members calls the ID of a member */
export const members = (id: string) =>
	({
		...contacts,
		displayName: 'Members',
		pick: 'member',
		description: `Members of the group; the IDs are the ${id} that Get Members returns`,
	}) satisfies SharedField;

export const invitationUrl = {
	parameter: 'url',
	displayName: 'Invitation URL',
	wire: 'string',
	required: true,
	...ofEvent('invitation.url'),
	placeholder: 'e.g. https://support.weixin.qq.com/…/addchatroombyinvite?ticket=…',
	description: 'URL of the invitation card, unchanged, as a WeChat Trigger delivers it',
} satisfies SharedField;

export const qrCodeUrl = {
	parameter: 'url',
	displayName: 'QR Code URL',
	wire: 'string',
	required: true,
	placeholder: 'e.g. https://weixin.qq.com/g/AwYAAExample',
	description: 'URL that a QR code reader finds in the QR code, not the link to its image',
} satisfies SharedField;

export const greeting = {
	parameter: 'greeting',
	displayName: 'Greeting',
	wire: 'string',
	placeholder: 'e.g. Hello, we are in the same group',
	description: 'Message that the member reads with the request',
} satisfies SharedField;

export const requestXml = {
	parameter: 'xml',
	displayName: 'Request XML',
	wire: 'string',
	required: true,
	rows: 4,
	...ofEvent('xml'),
	placeholder: 'e.g. <sysmsg type="NewXmlChatRoomAccessVerifyApplication">…</sysmsg>',
	description: 'Content of the join request, unchanged, as a WeChat Trigger delivers it',
} satisfies SharedField;

/** What hands over a group, of the choices below. */
const TRANSFER = 3;

export const adminChange = {
	parameter: 'type',
	displayName: 'Change',
	wire: 'integer',
	required: true,
	default: 1,
	choices: [
		{ name: 'Add Admins', value: 1 },
		{ name: 'Remove Admins', value: 2 },
		{ name: 'Transfer Ownership', value: TRANSFER },
	],
} satisfies SharedField;

/**
 * @param change which of the choices above
 * @param chosen how many members
 * @returns what is wrong, in words for the user, or nothing
 */
export const refuseSeveralOwners = (change: unknown, chosen: number): string | undefined =>
	change === TRANSFER && chosen > 1
		? "'Members' takes exactly one member when the ownership is transferred"
		: undefined;

export const changedMembers = {
	...contacts,
	parameter: 'members',
	displayName: 'Members',
	pick: 'member',
	description: 'Exactly one to transfer the ownership',
} satisfies SharedField;

export const addressBookChange = {
	parameter: 'flag',
	displayName: 'Change',
	wire: 'integer',
	required: true,
	default: 3,
	choices: [
		{ name: 'Remove', value: 2 },
		{ name: 'Save', value: 3 },
	],
} satisfies SharedField;

export const newName = {
	parameter: 'newName',
	displayName: 'New Name',
	wire: 'string',
	required: true,
	placeholder: 'e.g. Tulip lovers',
} satisfies SharedField;

export const announcement = {
	parameter: 'announcement',
	displayName: 'Announcement',
	wire: 'string',
	required: true,
	rows: 3,
	placeholder: 'e.g. We are closed on Monday',
} satisfies SharedField;

export const nickname = {
	parameter: 'nickName',
	displayName: 'Nickname',
	wire: 'string',
	required: true,
	placeholder: 'e.g. Flower shop',
} satisfies SharedField;

export const remark = {
	parameter: 'remark',
	displayName: 'Remark',
	wire: 'string',
	required: true,
	placeholder: 'e.g. Tulip lovers (wholesale)',
} satisfies SharedField;

export const reason = {
	parameter: 'reason',
	displayName: 'Reason',
	wire: 'string',
	placeholder: 'e.g. New customer',
} satisfies SharedField;
