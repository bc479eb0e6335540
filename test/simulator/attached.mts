/** The files that somebody has put into messages that came in, at the addresses that downloads name. */
import { type MediaFile } from './media.mts';
import type { Attached, World } from './world.mts';

/** Bytes that are there as a whole. */
export function fileOf({ mimeType, bytes }: Pick<Attached, 'mimeType' | 'bytes'>): MediaFile {
	return {
		contentType: mimeType,
		length: bytes.length,
		*pieces() {
			yield bytes;
		},
	};
}

/** The file of the message that a path below /media stands for; nothing where it has none of its own. */
export function attachedFile({ messages }: World, path: string): MediaFile | undefined {
	const [, id] = /^\/media\/message\/(\d+)[./]/.exec(path) ?? [];
	if (id === undefined) return undefined;
	const found = messages.find(({ msgId }) => String(msgId) === id);
	return found?.attached && fileOf(found.attached);
}
