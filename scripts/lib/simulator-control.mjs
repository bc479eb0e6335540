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
 * @property {{newMsgId: string, name: string, text: string}} [quotes] of a quote: what a phone shows below the text
 *
 * @typedef {object} RecordedRequest a request that the simulated gateway received
 * @property {string} method
 * @property {string} path
 * @property {any} body parsed; whole numbers beyond 2^53 are BigInt, so that digits can be compared
 * @property {number} status
 * @property {string} answer
 * @property {number} at when it was complete (milliseconds since 1970)
 * @property {number} ms how long the answer took
 * @property {number} began the number of the event of its arrival
 * @property {number} ended the number of the event of its end; 0 while it is under way
 *
 * @typedef {object} Download a request for a file below /media
 * @property {string} method
 * @property {string} path
 * @property {Record<string, string>} headers
 *
 * @typedef {object} FetchedFile a file that a gateway has fetched by itself
 * @property {string} path the endpoint that the link was sent to
 * @property {string} name the parameter that held it
 * @property {string} link
 * @property {number} status
 * @property {string} contentType
 * @property {number} size
 * @property {string} sha256
 *
 * @typedef {object} SentFile a file that was sent as base64
 * @property {string} newMsgId
 * @property {string} chat
 * @property {string} name
 * @property {string} mimeType
 * @property {number} size
 * @property {string} sha256
 * @property {string} base64
 *
 * @typedef {object} LoginRules
 * @property {boolean} autoScan false: nobody scans the QR code
 * @property {number} scanAfterMs how long /getIPadLoginInfo waits for the scan
 * @property {number} verifyPages how often a verification page is to be opened
 * @property {string | null} verifyCode a code that is asked for
 * @property {boolean} refuseSecondLogin
 *
 * @typedef {object} GeweSettings
 * @property {'nested' | 'flat'} dialect
 * @property {'fromGroup' | 'prefix' | 'chatroom'} groupMarking how the flat dialect marks a group
 * @property {boolean} eventCode whether the flat dialect has `eventCode`
 * @property {string | null} headerSecret what callbacks carry as Authorization
 *
 * @typedef {object} WorldSettings
 * @property {number | null} jobPolls the poll that finds a job finished; null: none does
 * @property {boolean | string} jobsFail true, or a reason: jobs that start from now on fail
 * @property {number | null} downloadBytes size of what is downloaded; null: small real files
 * @property {number} revokeWithinSeconds
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
	 * @param {string} path endpoint, the beginning of several ("/media/*"), or "*" for every endpoint
	 * @param {import('../../test/simulator/misbehaviour.mts').Misbehaviour} how
	 * @param {number | 'always'} [times] 0, Infinity or "always": until `behave()`
	 */
	async misbehave(path, how, times = 1) {
		await this.call('post', '/misbehave', { path, how, times });
	}

	/** Takes back all misbehaviours. */
	async behave() {
		await this.call('delete', '/misbehave');
	}

	/**
	 * @param {string} [chat] of this chat only
	 * @returns {Promise<SentFile[]>} what /sendFileBase64 received, oldest first
	 */
	async files(chat) {
		return await this.call('get', chat ? `/files?chat=${encodeURIComponent(chat)}` : '/files');
	}

	/** @returns {Promise<Download[]>} requests for files, oldest first */
	async downloads() {
		return await this.call('get', '/downloads');
	}

	/** @returns {Promise<FetchedFile[]>} what it has fetched from links on this machine, oldest first */
	async fetches() {
		return await this.call('get', '/fetches');
	}

	/**
	 * @param {Partial<LoginRules>} rules those to change
	 * @returns {Promise<LoginRules>} all of them
	 */
	async setLoginRules(rules) {
		return await this.call('post', '/login-rules', rules);
	}

	/**
	 * How GeWe writes its callbacks.
	 *
	 * @param {Partial<GeweSettings>} settings those to change
	 * @returns {Promise<Omit<GeweSettings, 'headerSecret'>>} all of them, without the secret
	 */
	async setGewe(settings) {
		return await this.call('post', '/gewe', settings);
	}

	/**
	 * Registers a callback URL by hand, as somebody does in GeWe's console.
	 *
	 * @param {string} callbackUrl
	 * @param {string | null} [headerSecret]
	 */
	async subscribe(callbackUrl, headerSecret = null) {
		await this.call('post', '/console', { callbackUrl, headerSecret });
	}

	/**
	 * @param {Partial<WorldSettings>} settings those to change; a `jobPolls` of Infinity is null
	 * @returns {Promise<WorldSettings>} all of them
	 */
	async setWorld(settings) {
		return await this.call('post', '/world', settings);
	}

	/**
	 * Takes an account offline or online; no callback tells of it. Online means: with another wId.
	 *
	 * @param {string} wcId
	 * @param {boolean} online
	 * @param {string} [reason] why it goes offline
	 * @returns {Promise<{ wcId: string, wId: string, online: boolean, offlineReason: string | null }>}
	 */
	async setAccount(wcId, online, reason) {
		return await this.call('post', '/account', { wcId, online, reason });
	}
}
