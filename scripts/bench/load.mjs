import { Agent, request } from 'node:http';
import { Stop } from '../lib/stop.mjs';

/**
 * @param {string} url
 * @param {string} body
 * @param {Agent} agent
 * @returns {Promise<{ status: number, text: string }>}
 */
function post(url, body, agent) {
	return new Promise((resolve, reject) => {
		const headers = {
			'Content-Type': 'application/json',
			'Content-Length': Buffer.byteLength(body),
		};
		const sent = request(url, { method: 'POST', agent, headers, timeout: 30_000 }, (answer) => {
			let text = '';
			answer.setEncoding('utf8');
			answer.on('data', (chunk) => (text += chunk));
			answer.on('error', reject);
			answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
		});
		sent.on('timeout', () => sent.destroy(new Stop('n8n did not answer within 30 seconds.')));
		sent.on('error', reject);
		sent.end(body);
	});
}

/** Sends callbacks over a few connections that stay open, as a gateway does. */
export class Load {
	/** @param {number} connections how many callbacks are under way at once */
	constructor(connections) {
		this.connections = connections;
		this.agent = new Agent({ keepAlive: true, maxSockets: connections });
	}

	/**
	 * @param {string} url
	 * @param {string} body
	 * @returns {Promise<number>} how long the answer took, in ms
	 */
	async once(url, body) {
		const began = performance.now();
		const { status, text } = await post(url, body, this.agent);
		if (status !== 200) throw new Stop(`n8n answered ${status}: ${text.slice(0, 200)}`);
		return performance.now() - began;
	}

	/**
	 * @param {string | (() => string)} url that of all, or of the next callback
	 * @param {() => string} body of the next callback
	 * @param {number} count of callbacks, over all connections
	 * @returns {Promise<number>} how long all of them took, in ms
	 */
	async round(url, body, count) {
		const next = typeof url === 'string' ? () => url : url;
		let left = count;
		const connection = async () => {
			while (left-- > 0) await this.once(next(), body());
		};
		const began = performance.now();
		await Promise.all(Array.from({ length: this.connections }, connection));
		return performance.now() - began;
	}

	close() {
		this.agent.destroy();
	}
}
