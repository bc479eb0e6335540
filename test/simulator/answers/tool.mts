/** CDN transfers, proxies and statistics. */
import type { Handlers } from '../call.mts';
import { hex, md5 } from '../ids.mts';
import { findAccount } from '../lookup.mts';
import { filePath } from '../media.mts';
import { Refusal } from '../reply.mts';
import type { Upload, World } from '../world.mts';

const WRONG_KEY = 'aeskey错误';

/** Puts a file onto the pretended CDN; its size is invented. */
export function upload(world: World, kind: Upload['kind'], source: string): Upload {
	const file = { kind, url: hex(140), key: hex(32), length: 20_000 + source.length, source };
	world.uploads.push(file);
	return file;
}

/** What /cdnDownFile returns by its fileType: 1-3 images, 4 video; 5 is a file of any kind. */
const EXTENSIONS: Record<number, string> = { 1: 'png', 2: 'png', 3: 'png', 4: 'mp4' };
const ANY_FILE = 5;

export const tool: Handlers = {
	'/uploadCdnImage': (call) => {
		const { url, key, length } = upload(call.world, 'image', call.text('content'));
		return { cdnUrl: url, aesKey: key, hdLength: length };
	},

	'/sendCdnVideo': (call) => {
		const { url, key, length } = upload(call.world, 'video', call.text('path'));
		return { cdnUrl: url, aesKey: key, length };
	},

	// Any CDN address goes (the XML of messages has many), but an upload needs its own key.
	'/cdnDownFile': (call) => {
		const known = call.world.uploads.find(({ url }) => url === call.text('cdnUrl'));
		if (known && known.key !== call.text('aeskey')) throw new Refusal(WRONG_KEY);
		const type = call.int('fileType');
		const folder = `cdn/${md5(call.text('cdnUrl'))}`;
		if (type !== ANY_FILE) return { url: call.download(`${folder}.${EXTENSIONS[type]}`) };
		return { url: call.media(filePath(folder, call.text('fileName'), call.int('totalSize'))) };
	},

	'/setproxy': (call) => {
		const account = findAccount(call.world, call.text('wcId'));
		if (account) account.proxyIp = call.text('proxyIp');
	},

	// A reason of null means: online.
	'/offlineReason': (call) => {
		const account = findAccount(call.world, call.text('wcId'));
		return [{ wcId: call.text('wcId'), reason: account?.offlineReason ?? null }];
	},

	'/getReqTimes': (call) =>
		call.world.accounts.map(({ nickName, wcId, wId, calls }) => ({
			account: call.world.developer.account,
			nickName,
			wcId,
			times: calls,
			wid: wId,
		})),

	'/getUserFlow': (call) =>
		call.world.accounts.map(({ nickName, wcId, wId, bytes }) => ({
			account: call.world.developer.account,
			nickName,
			wcId,
			flow: `${(bytes / 1024).toFixed(2)}KB`,
			size: bytes,
			wid: wId,
		})),
};
