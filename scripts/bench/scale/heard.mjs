import { Stop } from '../../lib/stop.mjs';

/**
 * @typedef {object} Arrival
 * @property {number} at on this process's clock, in ms
 * @property {number} others texts that had come before it, all in all
 */

const PATIENCE_MS = 60_000;

/** What a gateway hears, of which some texts are waited for. */
export class Heard {
	/** Texts that nobody waits for. */
	others = 0;
	/** @type {Map<string, (arrival: Arrival) => void>} */
	#awaited = new Map();

	/** @param {import('../gateway.mjs').Gateway} gateway */
	constructor(gateway) {
		gateway.heard = (text) => {
			const arrived = this.#awaited.get(text);
			if (arrived) arrived({ at: performance.now(), others: this.others });
			else this.others++;
		};
	}

	/**
	 * @param {string} text
	 * @returns {Promise<Arrival>} when it has come
	 */
	async next(text) {
		/** @type {NodeJS.Timeout | undefined} */
		let timer;
		try {
			return await new Promise((resolve, reject) => {
				this.#awaited.set(text, resolve);
				timer = setTimeout(
					() => reject(new Stop('A reply did not come to the gateway within 60 seconds.')),
					PATIENCE_MS,
				);
			});
		} finally {
			clearTimeout(timer);
			this.#awaited.delete(text);
		}
	}
}
