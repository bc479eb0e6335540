/** The two envelopes of GeWe, and the forms in which it tells of failures. All with HTTP 200. */
import { toJson } from '../json.mts';
import type { Reply } from '../reply.mts';

const SUCCESS = '操作成功';

/** A failure of a form that has to be exact; everything else is thrown as a `Refusal`. */
export class Failure extends Error {
	constructor(
		readonly msg: string | null,
		readonly data?: unknown,
	) {
		super(msg ?? '');
	}
}

/** The reason inside a JSON text, as the paid service passes on what its inner service says. */
export function failureInDetail(msg: string, reason: string): Failure {
	const detail = JSON.stringify({ ret: -1, msg: 'fail', msg_err: reason });
	return new Failure(msg, { msg: null, detail });
}

export interface Envelope {
	success(data: unknown): Reply;
	/** The reason behind the title of what failed. */
	refused(title: string, reason: string, status?: number, code?: string): Reply;
	/** A text alone. */
	failed(msg: string | null, data?: unknown, status?: number): Reply;
}

/** `{ret: 200, msg, data?}`; what returns nothing has no `data` key. */
export const v2: Envelope = {
	success: (data) => ({
		status: 200,
		text: toJson({ ret: 200, msg: SUCCESS, ...(data !== undefined && { data }) }),
	}),
	refused: (title, reason, status, code = '-1') => v2.failed(title, { code, msg: reason }, status),
	failed: (msg, data, status = 200) => ({
		status,
		text: toJson({ ret: 500, msg, ...(data !== undefined && { data }) }),
	}),
};

/** `{ret: 0, msg, data}` and `{ret: -1, msg_err}`: the dialect below /api. */
export const legacy: Envelope = {
	success: (data) => ({
		status: 200,
		text: toJson({ ret: 0, msg: 'success', ...(data !== undefined && { data }) }),
	}),
	refused: (_, reason, status, code = '-1') => ({
		status: status ?? 200,
		text: toJson({ ret: Number(code), msg_err: reason }),
	}),
	failed: (msg, _, status = 200) => ({ status, text: toJson({ ret: -1, msg_err: msg }) }),
};
