/** One calm line for each thing that happens, with the time since the script began. */

const began = Date.now();

/**
 * @param {number} milliseconds
 * @returns {string} for example `1:05`
 */
export function minutesAndSeconds(milliseconds) {
	const seconds = Math.round(milliseconds / 1000);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** @param {string} text */
export function say(text) {
	const time = minutesAndSeconds(Date.now() - began).padStart(5);
	process.stdout.write(`[${time}] ${text}\n`);
}

/**
 * Announces a step that may take long, and says every half minute that it still goes on, so that a
 * person (or a CI log) can tell a slow step from one that hangs.
 *
 * @template T
 * @param {string} text what happens, as the start of a sentence: "Installing n8n"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function longStep(text, work) {
	say(`${text} …`);
	const start = Date.now();
	const beat = setInterval(() => {
		say(`  still going, ${minutesAndSeconds(Date.now() - start)} so far`);
	}, 30_000);
	try {
		return await work();
	} finally {
		clearInterval(beat);
	}
}
