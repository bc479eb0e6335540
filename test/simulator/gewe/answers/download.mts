/** Downloads of what came in, and favourites. */
import type { Call, Handler, Handlers } from '../../call.mts';
import { md5 } from '../../ids.mts';
import { filePath } from '../../media.mts';
import { pageAt } from '../../paging.mts';
import { Refusal } from '../../reply.mts';
import type { Favorite, Message, MessageKind } from '../../world.mts';
import { announcesFile, fileLength } from '../../xml.mts';
import { Failure } from '../reply.mts';

/** What the download of an expired or unknown file says. */
const GONE = 'NullPointerException';
const WRONG_KEY = 'aeskey错误';
const NO_FAVORITE = '收藏不存在';

/** In groups the sender stands in front of the XML. */
const PREFIX = /^[\w@.-]+:\n/;

/** The received message of this XML, which must have come without the sender in front. */
function messageOf(call: Call, kind: MessageKind, broken: string): Message {
	const xml = call.text('xml').trim();
	if (!xml.startsWith('<')) throw new Failure(broken);
	const found = call.world.messages.find(
		(message) => message.kind === kind && message.content.replace(PREFIX, '').trim() === xml,
	);
	if (!found) throw new Failure(GONE);
	return found;
}

function download(kind: MessageKind, extension: string, broken: string): Handler {
	return (call) => {
		const { msgId } = messageOf(call, kind, broken);
		return { fileUrl: call.download(`message/${msgId}.${extension}`) };
	};
}

const EXTENSIONS: Record<string, string> = { 1: 'png', 2: 'png', 3: 'png', 4: 'mp4' };
const ANY_FILE = '5';

function favoriteOf(call: Call): Favorite {
	const found = call.world.favorites.find(({ favId }) => favId === call.int('favId'));
	if (!found) throw new Refusal(NO_FAVORITE);
	return found;
}

export const downloads: Handlers = {
	'/message/downloadImage': download('image', 'jpg', '下载图片xml解析异常'),
	'/message/downloadVideo': download('video', 'mp4', '下载视频xml解析异常'),

	'/message/downloadVoice': (call) => {
		const { msgId } = messageOf(call, 'voice', '下载语音xml解析异常');
		if (msgId !== call.int('msgId')) throw new Failure(GONE);
		return { fileUrl: call.download(`message/${msgId}.silk`) };
	},

	// Under the message that only announces a file there is nothing to download.
	'/message/downloadFile': (call) => {
		if (announcesFile(call.text('xml'))) throw new Failure(GONE);
		const { msgId, text, content } = messageOf(call, 'file', '下载文件xml解析异常');
		return { fileUrl: call.media(filePath(`message/${msgId}`, text, fileLength(content))) };
	},

	'/message/downloadEmojiMd5': (call) => ({
		url: call.download(`sticker/${call.text('emojiMd5')}.gif`),
	}),

	// Any file of the CDN goes (the XML of messages has many), but an upload needs its own key.
	'/message/downloadCdn': (call) => {
		const fileId = call.text('fileId');
		const known = call.world.uploads.find(({ url }) => url === fileId);
		if (known && known.key !== call.text('aesKey')) throw new Refusal(WRONG_KEY);
		const folder = `cdn/${md5(fileId)}`;
		const type = call.text('type');
		if (type !== ANY_FILE) return { fileUrl: call.download(`${folder}.${EXTENSIONS[type]}`) };
		const name = `file.${call.text('suffix')}`;
		return { fileUrl: call.media(filePath(folder, name, Number(call.text('totalSize')))) };
	},

	'/favor/sync': (call) => {
		const page = pageAt('favorites', call.world.favorites, call.text('syncKey'));
		return {
			syncKey: page.next,
			list: page.items.map(({ favId, type, updateTime }) => ({
				...{ favId, type, flag: 0, updateTime },
			})),
		};
	},

	'/favor/getContent': (call) => {
		const { favId, updateTime, xml } = favoriteOf(call);
		return { favId, status: 0, flag: 0, updateTime, content: xml };
	},

	'/favor/delete': (call) => {
		const gone = favoriteOf(call);
		call.world.favorites = call.world.favorites.filter((other) => other !== gone);
	},
};
