import { createServer } from 'node:http';
import { atEnd } from '../lib/clean-up.mjs';

/** What E Cloud answers to a sent text: a 64-bit newMsgId as a bare number. */
const SENT =
	'{"code":"1000","message":"处理成功","data":{"type":1,"msgId":697760516,"newMsgId":5012973909876748200,"createTime":1641457494,"wcId":"wxid_lilei00demo01"}}';

const REFUSED = '{"code":"1001","message":"失败","data":null}';

/**
 * @param {string} body
 * @returns {string} the text, where it says whom to send what: by E Cloud's names, or by Evolution API's
 */
function textOf(body) {
	try {
		const { wcId, content, number, text } = JSON.parse(body);
		return wcId || number ? String(content ?? text ?? '') : '';
	} catch {
		return '';
	}
}

/**
 * The least that a gateway can be, so that the sender is measured and not its answers: one online
 * account, and every path takes messages, also those without a `wId`, which n8n's bare engine does
 * not add.
 */
export class Gateway {
	/** How long it thinks about a message before it answers, in ms. */
	delay = 0;
	/** Messages that came whole and were answered. */
	answered = 0;
	inFlight = 0;
	/** The most requests at once, each from its head to its answer. */
	mostInFlight = 0;
	/** From complete requests to written answers, in ms, all together. */
	answering = 0;
	/** The head of the first request and the end of the latest answer, on this process's clock. */
	firstAt = NaN;
	lastAt = NaN;
	/** Is told of each text that has come whole. @type {(text: string) => void} */
	heard = () => {};

	/** @param {{ wcId: string, wId: string }} account the one that is online */
	constructor(account) {
		this.online = JSON.stringify({ code: '1000', message: '处理成功', data: [account] });
		this.server = createServer((request, response) => {
			if (request.url === '/queryLoginWx') response.end(this.online);
			else this.take(request, response);
		});
	}

	/** Forgets what it has counted. */
	reset() {
		[this.answered, this.inFlight, this.mostInFlight, this.answering] = [0, 0, 0, 0];
		[this.firstAt, this.lastAt] = [NaN, NaN];
	}

	/**
	 * @param {import('node:http').IncomingMessage} request
	 * @param {import('node:http').ServerResponse} response
	 */
	take(request, response) {
		this.firstAt ||= performance.now();
		this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight);
		let body = '';
		request.setEncoding('utf8');
		request.on('data', (chunk) => (body += chunk));
		request.on('end', () => {
			const complete = performance.now();
			const text = textOf(body);
			if (text) this.heard(text);
			response.setHeader('Content-Type', 'application/json;charset=UTF-8');
			response.on('finish', () => {
				this.lastAt = performance.now();
				this.answering += this.lastAt - complete;
				if (text) this.answered++;
			});
			const answer = () => {
				// Whoever has the answer may send at once, and that is no second request in flight.
				this.inFlight--;
				response.end(text ? SENT : REFUSED);
			};
			if (this.delay > 0) setTimeout(answer, this.delay);
			else answer();
		});
	}

	/** @returns {Promise<string>} its address */
	async start() {
		await new Promise((resolve) => this.server.listen(0, '127.0.0.1', () => resolve(null)));
		atEnd(() => this.server.close());
		const address = this.server.address();
		return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : ''}`;
	}
}
