import axios from 'axios';

let ids = 7_100_000_000_000_000_000n;

/** A private text as the gateway delivers it, with an id of its own unless one is given. */
export const textCallback = (content: string, id = ++ids) =>
	`{"account":"13800000000","wcId":"wxid_bot000demo22","messageType":"60001","data":{"wId":"w","fromUser":"wxid_lilei00demo01","toUser":"wxid_bot000demo22","content":${JSON.stringify(content)},"msgId":1,"newMsgId":${id},"self":false,"timestamp":1760100000}}`;

/** An image that somebody sends to an account. */
export const imageCallback = (account: string, id = ++ids) =>
	textCallback('<?xml version="1.0"?><msg><img aeskey="a" length="1" md5="b"/></msg>', id)
		.replace('"60001"', '"60002"')
		.replaceAll('wxid_bot000demo22', account);

/** Delivers bytes as they are; returns the status. */
export async function post(
	url: string,
	body: string | Buffer,
	headers: Record<string, string> = {},
): Promise<number> {
	const answer = await axios.post(url, body, {
		headers: { 'Content-Type': 'application/json', ...headers },
		transformRequest: [],
		maxBodyLength: Infinity,
		validateStatus: () => true,
	});
	return answer.status;
}
