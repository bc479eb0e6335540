import { Fault } from '../../../nodes/engine/fault';
import { CanceledFault } from '../../../nodes/engine/pause';
import { voiceToWav } from '../../../nodes/voice';
import { openDecoder } from '../../../nodes/voice/silkDecoder';
import {
	EXPECTED,
	fileOf,
	MAGIC,
	packetsIn,
	samplesOf,
	sha256,
	USUAL,
	voice,
} from '../../voices.mts';

/** 20 ms, as the usual voice has them. */
const BYTES_OF_PACKET = 960;

/** The SDK does not look into a packet of more than 1,024 bytes: one that surely cannot be read. */
const UNREADABLE = Buffer.alloc(1025);

const usual = voice(USUAL);
const packets = packetsIn(usual);

const samples = async (file: Buffer) => samplesOf((await voiceToWav(file)).wav);

async function refused(file: Buffer): Promise<Fault> {
	const fault = await voiceToWav(file).then(
		() => undefined,
		(error: unknown) => error,
	);
	expect(fault).toBeInstanceOf(Fault);
	return fault as Fault;
}

it('there is a voice for each rate and each length of a packet', () => {
	const names = Object.keys(EXPECTED);
	expect(names.length).toBe(15);
	for (const kind of [/^8-/, /^12-/, /^16-/, /^24-/, /-20/, /-40/, /-60/, /-80/, /-100/]) {
		expect(names.filter((name) => kind.test(name)).length).toBeGreaterThanOrEqual(2);
	}
});

it.each(Object.entries(EXPECTED))(
	'%s: sample for sample what the decoder of the SDK makes of it',
	async (name, expected) => {
		const { wav, seconds } = await voiceToWav(voice(name));
		expect(sha256(samplesOf(wav))).toBe(expected.sha256);
		expect(seconds).toBe(expected.seconds);
	},
);

it.each([
	['without the byte of WeChat', fileOf(packets, Buffer.from('#!SILK_V3'))],
	['behind the name of AMR', Buffer.concat([Buffer.from('#!AMR\n'), usual])],
	['with a mark at the end', Buffer.concat([usual, Buffer.from([255, 255])])],
	['with something behind the mark', Buffer.concat([usual, Buffer.from([255, 255, 1, 0, 7])])],
	['with half a length behind it', Buffer.concat([usual, Buffer.from([1])])],
	['as a part of a longer buffer', Buffer.concat([Buffer.from('xyz'), usual]).subarray(3)],
])('the same sound comes out of a file %s', async (_, file) => {
	expect(sha256(await samples(file))).toBe(EXPECTED[USUAL].sha256);
});

it.each([
	['two packets', 2],
	['a part of the third', 2.5],
	['nearly all', 114.9],
])('a file that is cut off behind %s is decoded up to there', async (_, count) => {
	const whole = fileOf(packets.slice(0, Math.floor(count)));
	const next = packets[Math.floor(count)];
	const rest = fileOf([next], Buffer.alloc(0)).subarray(0, (count % 1) * next.length);
	const got = await samples(Buffer.concat([whole, rest]));
	expect(got.length).toBe(Math.floor(count) * BYTES_OF_PACKET);
	expect(got.equals((await samples(usual)).subarray(0, got.length))).toBe(true);
});

describe('what cannot be converted is refused with what to do:', () => {
	it.each([
		['AMR', Buffer.from('#!AMR\n\x3c\x91\x17'), 'is an AMR file', 'as it is'],
		['wide AMR', Buffer.from('#!AMR-WB\n\x04\x10'), 'is an AMR file', 'as it is'],
		['MP3', Buffer.from('ID3\x03'), 'not a SILK file', 'as it is'],
		['a page of HTML', Buffer.from('<html>#!SILK_V3</html>'), 'not a SILK file', 'as it is'],
		['a newer SILK', Buffer.from('\x02#!SILK_V4'), 'not a SILK file', 'as it is'],
		['half a name', MAGIC.subarray(0, 6), 'not a SILK file', 'as it is'],
		['nothing', Buffer.alloc(0), 'not a SILK file', 'as it is'],
		['a name alone', MAGIC, 'holds no sound', 'Download it again'],
		['a mark at once', Buffer.concat([MAGIC, Buffer.from([255, 255])]), 'holds no sound', 'again'],
		['a part of a packet', usual.subarray(0, 20), 'holds no sound', 'Download it again'],
		['empty packets only', fileOf(Array(40).fill(Buffer.alloc(0))), 'holds no sound', 'again'],
	])('%s', async (_, file, message, todo) => {
		const fault = await refused(file);
		expect(fault.message).toContain(message);
		expect(fault.description).toContain(todo);
	});
});

describe('damage', () => {
	/** A hundred packets of the usual voice, of which so many cannot be read. */
	const damaged = (count: number) =>
		fileOf(
			packets
				.slice(0, 100)
				.map((packet, index) => (index % 7 === 3 && index < count * 7 ? UNREADABLE : packet)),
		);

	it('of a tenth is bridged', async () => {
		expect((await voiceToWav(damaged(10))).seconds).toBe(2);
	});

	it('of more is told', async () => {
		expect((await refused(damaged(11))).message).toBe(
			'The voice message is damaged: 11 of its 100 parts cannot be read',
		);
	});

	it('is not that packets are missing', async () => {
		const gaps = packets.map((packet, index) => (index % 2 ? Buffer.alloc(0) : packet));
		expect((await voiceToWav(fileOf(gaps))).seconds).toBe(EXPECTED[USUAL].seconds);
	});

	it('is told of noise in place of speech', async () => {
		const noise = (length: number, seed: number) =>
			Buffer.from(Array.from({ length }, (_, at) => Math.imul(seed + at, 2654435761) >>> 13));
		const file = fileOf(packets.map(({ length }, index) => noise(length, index * 1000)));
		expect((await refused(file)).message).toMatch(/is damaged: \d\d of its 115 parts/);
	});
});

describe('two minutes are the end:', () => {
	const LIMIT = 6000;
	const many = (count: number) =>
		Array.from({ length: count }, (_, index) => packets[index % packets.length]);

	it('up to there, a voice is converted', async () => {
		expect((await voiceToWav(fileOf(many(LIMIT)))).seconds).toBe(120);
	});

	it('a packet more is refused', async () => {
		const { message, description } = await refused(fileOf(many(LIMIT + 1)));
		expect(message).toContain('longer than 120 seconds');
		expect(description).toContain('as it is');
	});

	it('and megabytes of empty packets are not even counted', async () => {
		const fault = await refused(Buffer.concat([MAGIC, Buffer.alloc(2 ** 26)]));
		expect(fault.message).toContain('longer than 120 seconds');
	});

	it('few packets that play long are refused as well', async () => {
		const [long] = packetsIn(voice('24-100'));
		expect((await voiceToWav(fileOf(Array(1200).fill(long)))).seconds).toBe(120);
		const fault = await refused(fileOf(Array(1201).fill(long)));
		expect(fault.message).toContain('longer than 120 seconds');
	});
});

describe('while a voice is decoded', () => {
	/** How often something else gets its turn until then. */
	async function turnsUntil(done: Promise<unknown>): Promise<number> {
		let turns = 0;
		let timer = setImmediate(function again() {
			turns++;
			timer = setImmediate(again);
		});
		await done;
		clearImmediate(timer);
		return turns;
	}

	it.each(['24-20', '24-100', '16-60-fec-lost'])(
		'n8n does something else after each half second of sound: %s',
		async (name) => {
			const seconds = 30;
			const all = packetsIn(voice(name));
			const packetsNeeded = Math.round((seconds / EXPECTED[name].seconds) * all.length);
			const long = fileOf(Array.from({ length: packetsNeeded }, (_, at) => all[at % all.length]));
			expect(await turnsUntil(voiceToWav(long))).toBeGreaterThanOrEqual(seconds * 2 - 1);
		},
	);

	it('others wait, and all come out as they are', async () => {
		const names = Object.keys(EXPECTED);
		const all = await Promise.all(names.map(async (name) => await samples(voice(name))));
		expect(all.map(sha256)).toEqual(names.map((name) => EXPECTED[name].sha256));
	});

	it('one that fails holds up nobody', async () => {
		const [, good] = await Promise.allSettled([voiceToWav(MAGIC), voiceToWav(usual)]);
		expect(good.status).toBe('fulfilled');
	});

	it('whoever is stopped waits no longer', async () => {
		const stop = new AbortController();
		const first = voiceToWav(usual);
		const second = voiceToWav(usual, stop.signal);
		stop.abort();
		await expect(second).rejects.toBeInstanceOf(CanceledFault);
		expect((await first).seconds).toBe(EXPECTED[USUAL].seconds);
	});
});

it('two decoders know nothing of each other', async () => {
	const names = ['24-20', '16-20-fec'];
	const decoders = await Promise.all(names.map(async () => await openDecoder()));
	const sounds: Buffer[][] = names.map(() => []);
	const all = names.map((name) => packetsIn(voice(name)));
	for (let index = 0; index < 115; index++) {
		all.forEach((own, which) => {
			if (own[index]) sounds[which].push(decoders[which].decode(own[index]));
		});
	}
	expect(sounds.map((pieces) => sha256(Buffer.concat(pieces)))).toEqual(
		names.map((name) => EXPECTED[name].sha256),
	);
});
