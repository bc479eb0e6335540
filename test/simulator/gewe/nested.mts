/** The nested dialect ("v1.0"): `{TypeName, Appid, Wxid, Data}`, most texts as `{string}`. */
import { hex } from '../ids.mts';
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

const IMAGE = 3;
const VOICE = 34;
const STICKER = 47;
const NOTICE = 10000;

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
	const picture = msgType === IMAGE || msgType === STICKER;
	const buffer = attached ?? (msgType === VOICE ? 'AiMhU0lMS19WMw==' : undefined);
	return {
		MsgId: msgId,
		FromUserName: { string: received },
		ToUserName: { string: chat !== undefined && self ? chat : what.to },
		MsgType: msgType,
		Content: wrapped(what.prefix + what.content),
		Status: msgType >= NOTICE && chat !== undefined ? 4 : 3,
		ImgStatus: picture ? 2 : 1,
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

/** A friend or a group as it is now; groups come with their members. */
function changed({ from, facts }: Happening, group: Group | undefined): Record<string, unknown> {
	return {
		UserName: { string: from },
		NickName: wrapped(facts.nickName),
		PyInitial: {},
		QuanPin: wrapped(facts.nickName),
		Sex: 0,
		ImgBuf: { iLen: 0 },
		BitMask: 4294967295,
		BitVal: group ? 2 : 3,
		ImgFlag: 1,
		Remark: wrapped(facts.remark),
		RemarkPyinitial: {},
		RemarkQuanPin: {},
		ContactType: 0,
		ChatRoomNotify: facts.chatRoomNotify ?? 0,
		AddContactScene: 0,
		...(group && { ChatRoomOwner: group.owner }),
		SnsUserInfo: {
			SnsFlag: group ? 0 : 1,
			SnsBgobjectId: group ? 0 : 14216284872728580667n,
			SnsFlagEx: group ? 0 : 7297,
		},
		...(!group && { Country: 'CN', BigHeadImgUrl: facts.bigHeadImgUrl ?? '' }),
		SmallHeadImgUrl: facts.smallHeadImgUrl ?? '',
		EncryptUserName: facts.encryptUserName ?? group?.v1 ?? '',
		DeleteFlag: 0,
		...(group && {
			NewChatroomData: {
				MemberCount: group.members.length,
				ChatRoomMember: group.members.map(({ wcId, nickName, displayName }) => ({
					UserName: wcId,
					NickName: nickName,
					...(displayName && { DisplayName: displayName }),
				})),
			},
			ChatroomStatus: 27,
			ChatroomVersion: 700000019,
		}),
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
		changed: () => changed(what, group),
		deleted: () => ({ UserName: { string: what.from }, DeleteContactScen: 0 }),
		offline: () => undefined,
	}[what.kind]();
	return {
		TypeName: TYPE_NAMES[what.kind],
		Appid: appId,
		Wxid: wcId,
		...(data && { Data: data }),
	};
}
