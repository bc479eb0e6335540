/** Vowels between 0 and 4 kHz: where the voice resonates, how wide and how loud. */
const FORMANTS = [
	{ hertz: 600, width: 200, gain: 1 },
	{ hertz: 1500, width: 300, gain: 0.6 },
	{ hertz: 2800, width: 400, gain: 0.3 },
];

const SYLLABLES_PER_SECOND = 2.3;
const LOUD = 5000;
const HISS = 1500;
const SILENCE = 20;

/** @param {number} hertz */
const resonance = (hertz) =>
	FORMANTS.reduce(
		(sum, formant) => sum + formant.gain / (1 + ((hertz - formant.hertz) / formant.width) ** 2),
		0,
	);

/**
 * Something like speech, since the encoder treats voice, hiss and silence differently: syllables with a
 * melody, consonants, pauses. The same for the same numbers.
 *
 * @param {number} rate samples a second
 * @param {number} seconds
 * @returns {Buffer} 16 bit, mono
 */
export function speech(rate, seconds) {
	const count = Math.round(rate * seconds);
	const pcm = Buffer.alloc(count * 2);
	let random = rate;
	let phase = 0;
	for (let index = 0; index < count; index++) {
		const time = index / rate;
		const pitch = 120 + 30 * Math.sin(2 * Math.PI * 0.7 * time);
		phase += pitch / rate;
		random = (Math.imul(random, 1103515245) + 12345) & 0x7fffffff;
		const noise = random / 0x40000000 - 1;
		const syllable = Math.sin(2 * Math.PI * SYLLABLES_PER_SECOND * time);
		let sample = noise * (syllable > -0.3 ? HISS : SILENCE);
		if (syllable > 0.2) {
			sample = 0;
			for (let harmonic = 1; harmonic * pitch < rate / 2 && harmonic < 25; harmonic++) {
				const part = Math.sin(2 * Math.PI * phase * harmonic);
				sample += LOUD * syllable * resonance(harmonic * pitch) * part;
			}
		}
		pcm.writeInt16LE(Math.max(-32768, Math.min(32767, Math.round(sample))), index * 2);
	}
	return pcm;
}
