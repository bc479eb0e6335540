import { EXPECTED, samplesOf, sha256, USUAL } from '../../voices.mts';
import type { Scenario } from '../support/trial.mts';

const LI_LEI = 'wxid_lilei00demo01';
const HEARD = 'Do you have green tea?';
const SEEN = 'A cup of tea.';
const SORRY = expect.stringMatching(/^Sorry, /);

/** The WAV file within what was sent to be written down. */
function wavIn(form: Buffer): Buffer {
	const start = form.indexOf('RIFF');
	return form.subarray(start, start + 8 + form.readUInt32LE(start + 4));
}

export const voiceAndImages: Scenario = {
	name: 'voice-and-images',
	async check(trial) {
		const { model, simulator } = trial;
		await trial.publish();
		await trial.passes('Li Lei writes "Only a text"');
		await trial.passes('Li Lei sends a picture in group Family');

		model.willHear(HEARD);
		model.willSay('Yes, we do.');
		await trial.happens('Li Lei sends a voice message');
		expect(sha256(samplesOf(wavIn(model.heard[0])))).toBe(EXPECTED[USUAL].sha256);
		expect(JSON.stringify(model.requests)).toContain(`said in a voice message: ${HEARD}`);

		model.willSay(SEEN, 'What a nice cup!');
		await trial.happens('Li Lei sends a picture');
		const [shown, told] = model.requests.map((request) => JSON.stringify(request));
		expect(shown).toMatch(/data:image\/\w+;base64,/);
		expect(told).toContain(`It shows: ${SEEN}`);

		simulator.misbehave('/media/*', { status: 404 }, Infinity);
		await trial.happens('Li Lei sends a picture');
		simulator.behave();
		// Nothing is to be heard.
		await trial.happens('Li Lei sends a voice message');
		expect(trial.sent(LI_LEI)).toEqual(['Yes, we do.', 'What a nice cup!', SORRY, SORRY]);
	},
};
