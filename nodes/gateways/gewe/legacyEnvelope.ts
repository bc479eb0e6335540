import type { IDataObject } from 'n8n-workflow';

import { isObject, Refusal, type Reply, rowsOf } from '../../engine/answer';
import { PartialFault } from '../../engine/fault';
import { quoteOf } from '../../engine/refusal';

const SUCCESS = '0';

/** A result that is not there says nothing against success. */
const isFailure = (result: unknown): boolean =>
	result !== undefined && result !== null && String(result) !== SUCCESS;

/** Texts may come as `{string: …}`. */
const textOf = (value: unknown): string => {
	const text = isObject(value) ? value.string : value;
	return typeof text === 'string' ? text.trim() : '';
};

/** WeChat's own texts stand in XML: `<e><Content><![CDATA[…]]></Content></e>`. */
const withoutXml = (text: string): string =>
	/<Content>\s*(?:<!\[CDATA\[)?([\s\S]*?)(?:\]\]>)?\s*<\/Content>/.exec(text)?.[1].trim() ?? text;

/** What became of the message to one receiver. */
interface Outcome {
	/** Empty where neither the answer nor the request names it. */
	receiver: string;
	code: unknown;
}

/** Those whom the request is about: one ID, several, or a list of messages. */
function receiversIn({ to_wxid, to_wxid_list }: IDataObject): string[] {
	const listed = rowsOf(to_wxid_list).map((message) => message.to_wxid);
	return [to_wxid, listed]
		.flat(2)
		.filter((id) => id !== undefined && id !== null && id !== '')
		.map(String);
}

/** The answer lists them in the order of the request. */
const outcomesIn = (data: IDataObject, asked: string[]): Outcome[] =>
	rowsOf(data.List)
		.filter(isObject)
		.map(({ Ret, ToUsetName }, index) => ({
			receiver: textOf(ToUsetName) || (asked[index] ?? ''),
			code: Ret,
		}));

const names = (outcomes: Outcome[]): string =>
	outcomes
		.map(({ receiver }) => receiver)
		.filter(Boolean)
		.join(', ');

/** Some receivers have got it, so nothing may do all of it again. */
function partial(outcomes: Outcome[], reply: Pick<Reply, 'code' | 'message'>): PartialFault {
	const failed = outcomes.filter(({ code }) => isFailure(code));
	const sent = outcomes.filter(({ code }) => !isFailure(code));
	return new PartialFault(
		`Only some of the receivers got it. Sent to: ${names(sent)}. Not sent to: ${names(failed)} (${quoteOf(reply)})`,
		'It is not repeated by itself, so that nobody gets it twice. Check the IDs of the others, and send it to these alone.',
		reply.code,
	);
}

/**
 * Reads `{ret, msg, msg_err, data}`: success outside says nothing yet of the result inside, nor of each
 * receiver.
 *
 * @param body what was asked; names the receivers where the answer does not
 */
export function readLegacy(fields: IDataObject, body: IDataObject): Reply {
	const data = isObject(fields.data) ? fields.data : {};
	const response = data.BaseResponse ?? data.baseResponse;
	const { ret: inner, errMsg } = isObject(response) ? response : {};
	const asked = receiversIn(body);
	const outcomes = outcomesIn(data, asked);
	const failed = outcomes.filter(({ code }) => isFailure(code));
	const reply = (code: unknown, message: string): Reply => ({
		code: String(code),
		message,
		data: fields.data,
		envelope: fields,
	});
	const refused = (code: unknown, message: string, about: string): Reply => {
		const refusal = { code: String(code), message, ...(about !== '' && { about }) };
		return { ...reply(code, message), ...refusal, failure: new Refusal(refusal) };
	};
	if (isFailure(fields.ret)) {
		return refused(fields.ret, textOf(fields.msg_err) || textOf(fields.msg), '');
	}
	const text = withoutXml(textOf(errMsg));
	if (isFailure(inner)) return refused(inner, text, asked.join(', '));
	if (failed.length === 0) return reply(SUCCESS, textOf(fields.msg));
	if (failed.length === outcomes.length) return refused(failed[0].code, text, names(failed));
	const some = reply(failed[0].code, text);
	return { ...some, failure: partial(outcomes, some) };
}
