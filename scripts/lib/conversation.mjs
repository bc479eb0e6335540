import { say } from './progress.mjs';
import { sleep } from './wait.mjs';

/**
 * Shows what is said at the simulated gateway, line by line, as it happens.
 */
export class Conversation {
	/** @param {import('./simulator-control.mjs').SimulatorControl} control */
	constructor(control) {
		this.control = control;
		/** How many messages of the history were there before, or are shown already. */
		this.shown = 0;
	}

	/** Takes what was said until now as known, so that only news is shown. */
	async skipHistory() {
		this.shown = (await this.control.messages()).length;
	}

	/** @returns {Promise<import('./simulator-control.mjs').ChatMessage[]>} what was new */
	async showNews() {
		const news = (await this.control.messages()).slice(this.shown);
		this.shown += news.length;
		for (const { chatName, fromName, text } of news) say(`  ${chatName} | ${fromName}: ${text}`);
		return news;
	}

	/** Shows everything from now on, until the simulator is gone. */
	async showForEver() {
		for (;;) {
			try {
				await this.showNews();
			} catch {
				return;
			}
			await sleep(500);
		}
	}
}
