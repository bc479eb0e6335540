/** What the control API tells about the world: short, without secrets, ids as strings. */
import { createHash } from 'node:crypto';
import { nameOf } from './lookup.mts';
import { listTotals } from './totals.mts';
import type { Message, World } from './world.mts';

/** The state in short, with the ids somebody needs to try the endpoints out. */
export function worldSummary(world: World) {
	const { developer, accounts, contacts, groups, labels, messages, channel } = world;
	return {
		developer: {
			account: developer.account,
			callbackUrl: developer.callbackUrl,
			status: developer.status,
		},
		accounts: accounts.map(({ wcId, wId, appId, nickName, online }) => ({
			...{ wcId, wId, appId, nickName, online },
		})),
		contacts: contacts.map(({ wcId, nickName, remark, kind }) => ({
			wcId,
			nickName,
			remark,
			kind,
		})),
		groups: groups.map(({ chatRoomId, nickName, owner, members }) => ({
			...{ chatRoomId, nickName, owner },
			members: members.map((member) => ({ wcId: member.wcId, nickName: member.nickName })),
		})),
		labels,
		moments: world.moments.map(({ id, author, kind, text }) => ({ id, author, kind, text })),
		favorites: world.favorites.map(({ favId }) => favId),
		channel: {
			userName: channel.me.userName,
			roleType: channel.me.roleType,
			users: channel.users.map(({ userName, nickName }) => ({ userName, nickName })),
			videos: channel.videos.map(({ id, objectNonceId, sessionBuffer, title }) => ({
				id: String(id),
				objectNonceId,
				sessionBuffer,
				title,
			})),
		},
		messages: messages.length,
		listTotals: listTotals(world),
	};
}

function messageSummary(world: World, message: Message) {
	const { msgId, newMsgId, createTime, account, chat, from, direction, kind, text } = message;
	return {
		...{ account, chat, chatName: nameOf(world, chat), from, fromName: nameOf(world, from) },
		...{ direction, kind, text, at: message.at, revoked: message.revoked, msgId },
		newMsgId: String(newMsgId),
		time: new Date(createTime * 1000).toISOString(),
		...(message.quotes && {
			quotes: { ...message.quotes, newMsgId: String(message.quotes.newMsgId) },
		}),
	};
}

/** The chat history, oldest first, of all chats or of one. */
export function messageList(world: World, chat: string | null) {
	return world.messages
		.filter((message) => chat === null || message.chat === chat)
		.map((message) => messageSummary(world, message));
}

/** The files that were sent as base64, oldest first, of all chats or of one. */
export function fileList(world: World, chat: string | null) {
	return world.messages.flatMap(({ chat: where, newMsgId, file }) => {
		if (!file || (chat !== null && chat !== where)) return [];
		const bytes = Buffer.from(file.bytes);
		return [
			{
				...{ newMsgId: String(newMsgId), chat: where, name: file.name, mimeType: file.mimeType },
				size: bytes.length,
				sha256: createHash('sha256').update(bytes).digest('hex'),
				base64: bytes.toString('base64'),
			},
		];
	});
}
