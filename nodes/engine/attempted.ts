import { sleep } from 'n8n-workflow';

/**
 * Does something, and once more after each pause for as long as another attempt may help.
 *
 * @param pauses in ms
 * @param mayHelp whether it may, by what has come of the latest
 * @returns what has come of the last attempt
 */
export async function attempted<Outcome>(
	attempt: () => Promise<Outcome>,
	pauses: readonly number[],
	mayHelp: (outcome: Outcome) => boolean,
): Promise<Outcome> {
	let outcome = await attempt();
	for (const pause of pauses) {
		if (!mayHelp(outcome)) break;
		await sleep(pause);
		outcome = await attempt();
	}
	return outcome;
}
