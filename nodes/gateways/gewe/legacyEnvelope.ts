import type { IDataObject } from 'n8n-workflow';

import { isObject, Refusal, type Reply, rowsOf } from '../../engine/answer';
import { PartialFault } from '../../engine/fault';
import { detailsOf, quoteOf } from '../../engine/refusal';

const SUCCESS = '0';

/** A result that is not there says nothing against success. */
const isFailure = (result: unknown): boolean =>
	result !== undefined && result !== null && String(result) !== SUCCESS;

/** Texts may come as `{string: …}`. */
export const textOf = (value: unknown): string => {
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
export function receiversIn({ to_wxid, to_wxid_list }: IDataObject): string[] {
	const listed = rowsOf(to_wxid_list).map((message) => message.to_wxid);
	return [to_wxid, listed]
		.flat(2)
		.filter((id) => id !== undefined && id !== null && id !== '')
		.map(String);
}

/** The answer lists them in the order of the request. */
const outcomesIn = (data: IDataObject, asked: string[]): Outcome[] =>
	[data.List]
		.flat()
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

/** Whether an answer says that somebody has got it; one that is left out says nothing. */
const saysSent = ({ code }: Outcome): boolean => String(code) === SUCCESS;

/** Some receivers have got it, so nothing may do all of it again. */
function partial(outcomes: Outcome[], reply: Pick<Reply, 'code' | 'message'>): PartialFault {
	const failed = outcomes.filter(({ code }) => isFailure(code));
	const sent = names(outcomes.filter(({ code }) => !isFailure(code)));
	return new PartialFault(
		failed.length > 0
			? `Only some of the receivers got it. Sent to: ${sent}. Not sent to: ${names(failed)} (${quoteOf(reply)})`
			: `The gateway speaks of a failure (${quoteOf(reply)}), and also says that it was sent to: ${sent}`,
		'It is not repeated by itself, so that nobody gets it twice. Check the IDs of the others, and send it to these alone.',
		detailsOf(reply),
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
	const text = withoutXml(textOf(errMsg));
	// From the outside to the inside: the first that is no success says what has failed.
	const results = [
		{ code: fields.ret, message: textOf(fields.msg_err) || textOf(fields.msg), about: '' },
		{ code: inner, message: text, about: asked.join(', ') },
		{ code: failed[0]?.code, message: text, about: names(failed) },
	];
	const failure = results.find(({ code }) => isFailure(code));
	if (!failure) return reply(SUCCESS, textOf(fields.msg));
	const refused = reply(failure.code, failure.message);
	const isMixed = failed.length > 0 && failed.length < outcomes.length;
	if (isMixed || outcomes.some(saysSent)) {
		return { ...refused, failure: partial(outcomes, refused) };
	}
	const { code, message } = refused;
	const refusal = { code, message, ...(failure.about !== '' && { about: failure.about }) };
	return { ...refused, ...refusal, failure: new Refusal(refusal) };
}
