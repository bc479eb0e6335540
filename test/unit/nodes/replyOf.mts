import type { Reply } from '../../../nodes/engine/answer';

/** E Cloud's envelope, decoded. */
export const reply = (code: string, result?: unknown, message = '失败', more = {}): Reply => ({
	code,
	message,
	data: result,
	envelope: { code, message, data: result, ...more } as Reply['envelope'],
});
