/** The nested dialect ("v1.0"): `{TypeName, Appid, Wxid, Data}`, most texts as `{string}`. */
import { hex } from '../ids.mts';
import { voiceBase64 } from '../media.mts';
import type { Account, Group } from '../world.mts';
import type { Happening, Kind } from './happening.mts';

const TYPE_NAMES: Record<Kind, string> = {
	message: 'AddMsg',
	changed: 'ModContacts',
	deleted: 'DelContacts',
	offline: 'Offline',
};

/** An empty one has no `string` inside. */
const wrapped = (text: unknown) => (text ? { string: String(text) } : {});

const VOICE = 34;
const NOTICE = 10000;

/** ImgStatus by the last digits of a message's code, where it is not 1. */
const IMG_STATUS: Record<string, number> = { '002': 2, '006': 2, '007': 2, '010': 2, '022': 0 };

/** The last ten digits that a MsgSeq shares with its MsgId, in the samples. */
const SEQ_BEHIND_ID = 400_000_000;

function source({ at, group }: Happening, members: number): string {
	const signature = `<signature>v1_${hex(8)}</signature>`;
	if (group === undefined) return `<msgsource>\n\t${signature}\n</msgsource>\n`;
	const mentioned = at.length ? `<atuserlist><![CDATA[${at.join(',')}]]></atuserlist>` : '';
	return `<msgsource>${mentioned}<silence>0</silence><membercount>${members}</membercount>${signature}</msgsource>`;
}

function message(what: Happening, group: Group | undefined): Record<string, unknown> {
	const { group: chat, self, msgType, msgId, attached } = what;
	const received = chat !== undefined && !self ? chat : what.from;
	const isMessage = /^[68]0/.test(what.code);
	const buffer = attached ?? (msgType === VOICE ? voiceBase64() : undefined);
	return {
		MsgId: msgId,
		FromUserName: { string: received },
		ToUserName: { string: chat !== undefined && self ? chat : what.to },
		MsgType: msgType,
		Content: wrapped(what.prefix + what.content),
		Status: msgType >= NOTICE && chat !== undefined && !self ? 4 : 3,
		ImgStatus: (isMessage ? IMG_STATUS[what.code.slice(2)] : undefined) ?? 1,
		ImgBuf: {
			iLen: buffer ? Buffer.from(buffer, 'base64').length : 0,
			...(buffer && { buffer }),
		},
		CreateTime: what.time,
		MsgSource: source(what, group?.members.length ?? 0),
		...(what.push !== undefined && { PushContent: what.push }),
		NewMsgId: what.newMsgId,
		MsgSeq: Math.max(1, msgId - SEQ_BEHIND_ID),
	};
}

/** What every change carries and nobody reads. */
const rest = (isGroup: boolean) => ({
	...{ PyInitial: {}, Sex: 0, ImgBuf: { iLen: 0 }, BitMask: 4294967295, BitVal: isGroup ? 2 : 3 },
	...{ ImgFlag: 1, RemarkPyinitial: {}, RemarkQuanPin: {}, ContactType: 0, RoomInfoCount: 0 },
	...{ DomainList: [{}], AddContactScene: 0, PersonalCard: 0, HasWeiXinHdHeadImg: 0 },
	...{ VerifyFlag: 0, Level: 0, Source: 0, WeiboFlag: 0, AlbumStyle: 0, AlbumFlag: 0 },
	SnsUserInfo: {
		SnsFlag: isGroup ? 0 : 1,
		SnsBgobjectId: isGroup ? 0 : 14216284872728580667n,
		SnsFlagEx: isGroup ? 0 : 7297,
	},
	...{ CustomizedInfo: { BrandFlag: 0 }, AdditionalContactList: { LinkedinContactItem: {} } },
	...{
		DeleteFlag: 0,
		Description: '\b\0\u0018\0"\0(\u00008\0',
		Extflag: 0,
		ChatRoomBusinessType: 0,
	},
});

/** A friend as it is now. */
function changedFriend({ from, facts }: Happening) {
	return {
		UserName: { string: from },
		NickName: wrapped(facts.nickName),
		QuanPin: wrapped(facts.nickName),
		Remark: wrapped(facts.remark),
		...rest(false),
		...{ ChatRoomNotify: 0, Province: 'Zhejiang', City: 'Hangzhou', Signature: '', Country: 'CN' },
		BigHeadImgUrl: facts.bigHeadImgUrl,
		SmallHeadImgUrl: facts.smallHeadImgUrl,
		EncryptUserName: facts.encryptUserName,
		...{ ChatroomMaxCount: 0, ChatroomStatus: 0 },
	};
}

/** A group as it is now, with its members, as one public client reads them. */
function changedGroup(group: Group) {
	return {
		UserName: { string: group.chatRoomId },
		NickName: wrapped(group.nickName),
		QuanPin: wrapped(group.nickName),
		Remark: wrapped(group.remark),
		...rest(true),
		ChatRoomNotify: group.muted ? 0 : 1,
		ChatRoomOwner: group.owner,
		...{ ChatroomMaxCount: 700000019, ChatroomStatus: 27 },
		NewChatroomData: {
			MemberCount: group.members.length,
			ChatRoomMember: group.members.map(({ wcId, nickName, displayName }) => ({
				UserName: wcId,
				NickName: nickName,
				...(displayName && { DisplayName: displayName }),
			})),
		},
		ChatroomVersion: 700000019,
	};
}

/** The body of an event in this dialect. */
export function nestedBody(
	{ appId, wcId }: Account,
	what: Happening,
	group: Group | undefined,
): unknown {
	const data = {
		message: () => message(what, group),
		changed: () => (group ? changedGroup(group) : changedFriend(what)),
		deleted: () => ({ UserName: { string: what.from }, DeleteContactScen: 0 }),
		offline: () => undefined,
	}[what.kind]();
	return {
		TypeName: TYPE_NAMES[what.kind],
		Appid: appId,
		// The official example of a changed friend comes without it.
		...((what.kind !== 'changed' || group) && { Wxid: wcId }),
		...(data && { Data: data }),
	};
}
