import axios from 'axios';
import { parse } from 'lossless-json';
import { Stop } from './stop.mjs';

/**
 * @typedef {object} ChatMessage
 * @property {string} chat id of the contact or group
 * @property {string} chatName
 * @property {string} from
 * @property {string} fromName
 * @property {'sent' | 'received'} direction seen from the account behind the gateway
 * @property {string} kind
 * @property {string} text
 * @property {number} msgId
 * @property {string} newMsgId
 * @property {boolean} revoked
 *
 * @typedef {object} RecordedRequest a request that the simulated gateway received
 * @property {string} method
 * @property {string} path
 * @property {any} body parsed; whole numbers beyond 2^53 are BigInt, so that digits can be compared
 * @property {number} status
 * @property {string} answer
 */

/** @param {string} digits */
function exactNumber(digits) {
	const number = Number(digits);
	return /^-?\d+$/.test(digits) && !Number.isSafeInteger(number) ? BigInt(digits) : number;
}

/** Client of the simulator's control API below /_sim. */
export class SimulatorControl {
	/** @param {string} url */
	constructor(url) {
		this.http = axios.create({
			baseURL: url,
			proxy: false,
			timeout: 30_000,
			validateStatus: () => true,
			// Parsed in call(), exactly.
			transformResponse: (text) => text,
		});
	}

	/**
	 * @param {'get' | 'post' | 'delete'} method
	 * @param {string} path
	 * @param {unknown} [data]
	 */
	async call(method, path, data) {
		const answer = await this.http.request({ method, url: `/_sim${path}`, data });
		if (answer.status !== 200) throw new Stop(`The simulator said: ${answer.data}`);
		return /** @type {any} */ (parse(answer.data, null, exactNumber));
	}

	/** The whole state in short: developer, accounts, contacts, groups, … */
	async state() {
		return await this.call('get', '/state');
	}

	/** @returns {Promise<RecordedRequest[]>} */
	async requests() {
		return await this.call('get', '/requests');
	}

	async forgetRequests() {
		await this.call('delete', '/requests');
	}

	/**
	 * @param {string} [chat] of this chat only
	 * @returns {Promise<ChatMessage[]>} oldest first
	 */
	async messages(chat) {
		return await this.call(
			'get',
			chat ? `/messages?chat=${encodeURIComponent(chat)}` : '/messages',
		);
	}

	/**
	 * Lets something happen, for example: Li Lei writes "hello" in group Family
	 *
	 * @param {string} script
	 * @returns {Promise<Array<{ payload: any, httpStatus: number | null, answer: string | null }>>}
	 */
	async play(script) {
		return (await this.call('post', '/play', { script })).played;
	}

	/**
	 * @param {string} path endpoint, or "*"
	 * @param {object} how
	 * @param {number} [times]
	 */
	async misbehave(path, how, times = 1) {
		await this.call('post', '/misbehave', { path, how, times });
	}
}
