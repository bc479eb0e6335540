/** The dialect below /api: success outside, and what really happened further inside. */
import { randomInt } from 'node:crypto';
import type { Call, Handlers } from '../../call.mts';
import { searched } from '../../friends.mts';
import { join } from '../../groupRules.mts';
import { newMessageId, nowSeconds } from '../../ids.mts';
import { findContact, findGroup } from '../../lookup.mts';
import { pictureBase64 } from '../../media.mts';
import { addMessage } from '../../messages.mts';
import { pageAt } from '../../paging.mts';
import { Refusal } from '../../reply.mts';
import type { Args } from '../../validate.mts';
import type { MessageKind } from '../../world.mts';
import { newDevice, startLogin } from './login.mts';
import { idOf, nextAnswer } from './message.mts';

const NO_REGION = 'regionid不存在,请检查参数!';
const NOT_FOUND = '用户不存在';
const NO_FAVORITE = '收藏不存在';
const WRONG_XML = 'xml解析异常';

/** Why one receiver of several got nothing, as a number of WeChat. */
const NOT_A_FRIEND = -44;
const NO_SUCH_MEMBER = -2;

const TEXT = 1;

const good = () => ({ ret: 0, errMsg: {} });

interface Order {
	to: string;
	kind: MessageKind;
	text: string;
	content: string;
	at: string[];
}

/** What became of the message to one receiver. */
function outcome(call: Call, { to, ...said }: Order) {
	const { world, account } = call;
	const known = findContact(world, to) ?? findGroup(world, to);
	const now = nowSeconds();
	const base = {
		Ret: known ? 0 : NOT_A_FRIEND,
		ToUsetName: { string: to },
		MsgId: 0,
		NewClientMsgid: randomInt(2 ** 31, 2 ** 32),
		Createtime: now,
		servertime: now,
		Type: TEXT,
	};
	if (!known) return base;
	const { wcId } = account;
	const instead = nextAnswer(call);
	const given = { account: wcId, chat: to, from: wcId, ...said, ...idOf(instead) };
	const { newMsgId } = addMessage(world, given);
	return { ...base, NewMsgId: newMsgId, ...instead };
}

function sent(call: Call, orders: Order[]) {
	return {
		BaseResponse: good(),
		Count: orders.length,
		List: orders.map((order) => outcome(call, order)),
		NoKnow: 0,
	};
}

export const legacy: Handlers = {
	'/api/message/sendapp': (call) => {
		const content = call.text('xml');
		if (!/^<appmsg[\s>][^]*<\/appmsg>$/.test(content.trim())) throw new Refusal(WRONG_XML);
		const text = /<title>([^<]*)/.exec(content)?.[1] ?? '[app]';
		return sent(call, [{ to: call.text('to_wxid'), kind: 'app', text, content, at: [] }]);
	},

	'/api/message/sendmsg': (call) =>
		sent(
			call,
			(call.args.to_wxid_list as Args[]).map(({ to_wxid: to, content, at, msg_type: type }) => ({
				to: String(to),
				kind: String(type) === String(TEXT) ? 'text' : 'app',
				text: String(content),
				content: String(content),
				at: Array.isArray(at) ? at.map(String).filter((id) => id !== '') : [],
			})),
		),

	'/api/login/createapp': (call) => {
		if (!/^\d{6}$/.test(call.text('regionid'))) throw new Refusal(NO_REGION);
		return { appid: newDevice() };
	},

	'/api/login/getloginqrcode': (call) => {
		startLogin(call.world, call.text('appid'), 'ipad');
		return { base64: pictureBase64() };
	},

	// Ids only, of people and groups alike.
	'/api/contacts/listings': (call) => {
		const { contacts, groups } = call.world;
		const ids = [
			...contacts.map(({ wcId }) => wcId),
			...groups.filter(({ saved }) => saved).map(({ chatRoomId }) => chatRoomId),
		];
		const size = 4;
		const from = call.int('current_wxcontact_seq');
		const page = ids.slice(from, from + size);
		const more = from + page.length < ids.length;
		return {
			BaseResponse: good(),
			CurrentWxcontactSeq: from + page.length,
			CurrentChatRoomContactSeq: call.int('current_chat_room_contact_seq'),
			CountinueFlag: more ? 1 : 0,
			ContactUsernameList: page,
		};
	},

	'/api/contacts/search': (call) => {
		const { person: found } = searched(call.world, call.text('user_name'));
		if (!found) throw new Refusal(NOT_FOUND);
		return {
			BaseResponse: good(),
			UserName: { string: found.v1 },
			NickName: { string: found.nickName },
			Sex: found.sex,
			Signature: found.signature,
			BigHeadImgUrl: call.media(found.avatar),
			SmallHeadImgUrl: call.media(found.avatar),
			AntispamTicket: found.v2,
		};
	},

	// A failure hides inside a success, with a text inside an XML.
	'/api/group/invite': (call) => {
		const { world, account } = call;
		const group = findGroup(world, call.text('group_id'));
		const wcIds = call.list('to_wxid');
		const stranger = wcIds.find((wcId) => !findContact(world, wcId));
		if (!group || stranger !== undefined) {
			const text = `<e><Content><![CDATA[${stranger} 不是你的好友]]></Content></e>`;
			return {
				baseResponse: { ret: NO_SUCH_MEMBER, errMsg: { string: text } },
				MemberCount: 0,
				MemberList: [],
			};
		}
		for (const wcId of wcIds) join(world, group, wcId, account);
		return {
			baseResponse: good(),
			MemberCount: wcIds.length,
			MemberList: wcIds.map((wcId) => ({ MemberName: { string: wcId }, MemberStatus: 0 })),
		};
	},

	'/api/favor/getinfo': (call) => {
		pageAt('favorites', call.world.favorites, call.text('sync_key'));
		return {
			baseResponse: good(),
			...{ usedSize: 20_480, totalSize: 2_147_483_648, mxFavFileSize: 26_214_400 },
			...{ mxAutoUploadSize: 20_971_520, mxAutoDownloadSize: 20_971_520 },
		};
	},

	'/api/favor/getcontent': (call) => {
		const found = call.world.favorites.find(({ favId }) => String(favId) === call.text('fav_id'));
		if (!found) throw new Refusal(NO_FAVORITE);
		const { favId, updateTime, xml } = found;
		return {
			BaseResponse: good(),
			Count: 1,
			ObjectList: [
				{
					...{ FavId: favId, Status: 0, Flag: 0, UpdateTime: updateTime },
					UpdateSeq: BigInt(newMessageId()),
					Object: xml,
				},
			],
		};
	},

	// How the favourite is named is not known; the sources have only the device.
	'/api/favor/delete': () => undefined,
};
