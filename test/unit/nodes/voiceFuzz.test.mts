/** Files that are damaged in all ways. None may end in anything but a sound or a text; what is random here is the same in each run. */
import { Fault } from '../../../nodes/engine/fault';
import { voiceToWav } from '../../../nodes/voice';
import { EXPECTED, fileOf, MAGIC, packetsIn, voice } from '../../voices.mts';

const ROUNDS = 12;
const LONGEST_SECONDS = 120;

/** Marsaglia's xorshift. */
function randomFrom(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) % below;
	};
}

type Random = ReturnType<typeof randomFrom>;

const noise = (length: number, random: Random) =>
	Buffer.from(Array.from({ length }, () => random(256)));

/** A copy with another byte in some places behind the name. */
function changed(file: Buffer, count: number, random: Random): Buffer {
	const copy = Buffer.from(file);
	for (let index = 0; index < count; index++) {
		copy[MAGIC.length + random(file.length - MAGIC.length)] = random(256);
	}
	return copy;
}

const DAMAGES: Record<string, (file: Buffer, random: Random) => Buffer> = {
	'one byte is another': (file, random) => changed(file, 1, random),
	'many bytes are others': (file, random) => changed(file, 1 + random(200), random),
	'the end is missing': (file, random) => file.subarray(0, random(file.length)),
	'a piece is missing': (file, random) => {
		const at = MAGIC.length + random(file.length - MAGIC.length);
		return Buffer.concat([file.subarray(0, at), file.subarray(at + 1 + random(50))]);
	},
	'a piece is too much': (file, random) => {
		const at = MAGIC.length + random(file.length - MAGIC.length);
		return Buffer.concat([file.subarray(0, at), noise(1 + random(50), random), file.subarray(at)]);
	},
	'packets are noise': (file, random) =>
		fileOf(packetsIn(file).map((packet) => (random(3) ? packet : noise(random(1100), random)))),
	'packets are cut': (file, random) =>
		fileOf(packetsIn(file).map((packet) => packet.subarray(0, random(packet.length + 1)))),
	'packets are exchanged and missing': (file, random) => {
		const packets = packetsIn(file);
		return fileOf(
			packets.map(() => (random(4) ? packets[random(packets.length)] : Buffer.alloc(0))),
		);
	},
	'there is nothing but noise': (file, random) =>
		Buffer.concat([MAGIC, noise(file.length, random)]),
	'all packets are noise': (_, random) =>
		fileOf(Array.from({ length: 40 }, () => noise(1 + random(300), random))),
};

/** What comes of a file: `sound`, or `text` for a refusal that a user can read. */
async function outcome(file: Buffer): Promise<'sound' | 'text'> {
	try {
		const { wav, seconds } = await voiceToWav(file);
		expect(seconds).toBeLessThanOrEqual(LONGEST_SECONDS);
		expect(wav.length).toBe(44 + Math.round(seconds * 24_000) * 2);
		return 'sound';
	} catch (error) {
		expect(error).toBeInstanceOf(Fault);
		return 'text';
	}
}

it.each(Object.entries(DAMAGES))('%s', async (what, damage) => {
	const random = randomFrom(what.length * 7919);
	const outcomes = [];
	for (const name of Object.keys(EXPECTED)) {
		for (let round = 0; round < ROUNDS; round++) {
			outcomes.push(await outcome(damage(voice(name), random)));
		}
	}
	expect(outcomes).toHaveLength(Object.keys(EXPECTED).length * ROUNDS);
});

it('noise is hardly ever taken for speech', async () => {
	const random = randomFrom(4711);
	const outcomes = [];
	for (let round = 0; round < 50; round++) {
		outcomes.push(await outcome(DAMAGES['all packets are noise'](MAGIC, random)));
	}
	expect(outcomes.filter((one) => one === 'sound').length).toBeLessThanOrEqual(1);
});
