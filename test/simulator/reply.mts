/** The envelope `{code, message, data}` of every answer. */
import { toJson } from './json.mts';

export const SUCCESS = '处理成功';
export const FAILURE = '失败';

/** What goes out over HTTP. */
export interface Reply {
	status: number;
	text: string;
	headers?: Record<string, string>;
}

/** An answer with another code or message than the usual success, or without a data key. */
export class Envelope {
	constructor(readonly fields: { code: string; message: string; data?: unknown }) {}
}

/** Thrown by whatever finds a reason to refuse; becomes `{code: "1001", message, data: null}`. */
export class Refusal extends Error {
	constructor(
		message: string = FAILURE,
		readonly code: string = '1001',
	) {
		super(message);
	}
}

/** What a handler returned, as the text of the answer. */
export function success(result: unknown): Reply {
	const fields =
		result instanceof Envelope
			? result.fields
			: { code: '1000', message: SUCCESS, data: result ?? null };
	return { status: 200, text: toJson(fields) };
}

/** A refusal. The vendor documents no HTTP status for one; 200 is what its clients expect. */
export function refusal(message: string, status = 200, code = '1001'): Reply {
	return { status, text: toJson({ code, message, data: null }) };
}
