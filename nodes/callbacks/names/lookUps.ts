import { directoryOf } from '../../editor/directory';
import type { AccountLocator } from '../../engine/account';
import { codes } from '../../engine/errorCodes';
import { Fault } from '../../engine/fault';
import { memberOf } from '../../engine/members';
import type { Caller } from '../../engine/transport';
import type { WeChatEvent } from '../../events/message';
import { calledBy, type Names, namesIn } from '../../events/names';
import type { Gateway } from '../../gateways/gateway';

/** The gateway has answered, and there is no name. */
export class NamelessFault extends Fault {
	constructor(message: string) {
		super(codes.nameUnknown, message);
	}
}

/** One question to the gateway, and the name that it answers. */
export interface LookUp {
	name: keyof Names;
	/** What it is about, among all that an account asks. */
	about: string;
	/** @throws NamelessFault; Refusal and other Faults as the gateway gives reason */
	read(gateway: Gateway, caller: Caller, account: AccountLocator): Promise<string>;
}

function given(name: string, otherwise: string): string {
	if (name === '') throw new NamelessFault(otherwise);
	return name;
}

/** Of a contact or a group. */
const inAddressBook = (name: keyof Names, id: string): LookUp => ({
	name,
	about: id,
	read: async (gateway, caller, account) => {
		const directory = directoryOf(gateway, caller, account);
		const { remark, nickName } = await directory.entry(caller, account, id);
		return given(calledBy({ remark, name: nickName }), `The gateway knows no name of ${id}`);
	},
});

/** Who has written, as the others see it in the group. */
const inGroup = (group: string, id: string): LookUp => ({
	name: 'senderName',
	about: `${group} ${id}`,
	read: async (gateway, caller, account) => {
		const member = await memberOf(gateway, caller, account, group, id);
		return given(member?.name ?? '', `The gateway lists no ${id} among the members of ${group}`);
	},
});

/** What is left to be asked about an event. Outside of groups, an account's own name is not looked for. */
export function lookUpsFor(event: WeChatEvent): LookUp[] {
	const { chatId, chatType, senderId, isSelf } = event;
	const told = namesIn(event);
	const lookUps: LookUp[] = [];
	if (told.chatName === undefined && chatId !== '') {
		lookUps.push(inAddressBook('chatName', chatId));
	}
	if (told.senderName !== undefined || senderId === '') return lookUps;
	if (chatType === 'group' && chatId !== '') lookUps.push(inGroup(chatId, senderId));
	else if (!isSelf) lookUps.push(inAddressBook('senderName', senderId));
	return lookUps;
}
