/**
 * Makes test/fixtures/voice: SILK files by the SDK's own encoder, and what the SDK's own decoder makes of
 * them, both compiled for this machine and not for WebAssembly. Needs clang, as `npm run build:voice` does.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../lib/program.mjs';
import { inProject } from '../lib/project.mjs';
import { say } from '../lib/progress.mjs';
import { temporaryFolder } from '../lib/temporary-folder.mjs';
import { getSource, run } from './source.mjs';
import { speech } from './speech.mjs';

/**
 * @typedef {object} Voice
 * @property {number} rate of the sound, in Hz
 * @property {number} packetMs 20 to 100
 * @property {number} bitRate
 * @property {number} [seconds]
 * @property {boolean} [fec] each packet also holds those before it, coarsely
 * @property {boolean} [dtx] silence takes packets without content
 * @property {number} [lost] one packet of so many is taken out
 */

/** @type {Record<string, Voice>} */
const VOICES = {
	// What WeChat's own app sends comes closest to this one; the simulator serves it.
	'24-20': { rate: 24000, packetMs: 20, bitRate: 14000, seconds: 2.3 },
	'24-40-fec-dtx': { rate: 24000, packetMs: 40, bitRate: 25000, fec: true, dtx: true },
	'24-60-low': { rate: 24000, packetMs: 60, bitRate: 7000 },
	'24-80': { rate: 24000, packetMs: 80, bitRate: 20000 },
	'24-100': { rate: 24000, packetMs: 100, bitRate: 20000 },
	'16-20-fec': { rate: 16000, packetMs: 20, bitRate: 16000, fec: true },
	'16-60': { rate: 16000, packetMs: 60, bitRate: 16000 },
	'16-100-dtx': { rate: 16000, packetMs: 100, bitRate: 12000, dtx: true },
	'12-40': { rate: 12000, packetMs: 40, bitRate: 12000 },
	'12-80-fec': { rate: 12000, packetMs: 80, bitRate: 14000, fec: true },
	'8-20-dtx': { rate: 8000, packetMs: 20, bitRate: 9000, dtx: true },
	'8-100': { rate: 8000, packetMs: 100, bitRate: 8000 },
	'24-20-fec-lost': { rate: 24000, packetMs: 20, bitRate: 24000, fec: true, lost: 5 },
	'16-60-fec-lost': { rate: 16000, packetMs: 60, bitRate: 16000, fec: true, lost: 4 },
	'8-20-lost': { rate: 8000, packetMs: 20, bitRate: 9000, lost: 6 },
};

const MAGIC_LENGTH = 10;

/**
 * Leaves packets without content, as in a file that was recorded while they got lost.
 *
 * @param {Buffer} file
 * @param {number} each one of so many
 */
function lose(file, each) {
	const pieces = [file.subarray(0, MAGIC_LENGTH)];
	for (let at = MAGIC_LENGTH, index = 0; at < file.length; index++) {
		const end = at + 2 + file.readInt16LE(at);
		pieces.push(index % each === each - 1 ? Buffer.alloc(2) : file.subarray(at, end));
		at = end;
	}
	return Buffer.concat(pieces);
}

async function main() {
	const folder = temporaryFolder('wechat-gateway-voice');
	const source = await getSource(folder);
	const own = inProject('scripts', 'voice', 'reference');
	const program = join(folder, 'reference');
	const files = readdirSync(join(source, 'src')).filter((name) => name.endsWith('.c'));
	await run(
		'clang',
		[
			...['-O2', '-w', `-I${own}`, '-Iinterface', '-Isrc', '-o', program, join(own, 'main.c')],
			...['api/Encoder.c', 'api/Decoder.c', ...files.map((name) => `src/${name}`)],
		],
		source,
	);
	/** @param {string[]} args @param {Buffer} input */
	const reference = (args, input) => execFileSync(program, args, { input, maxBuffer: 2 ** 24 });

	const target = inProject('test', 'fixtures', 'voice');
	mkdirSync(target, { recursive: true });
	/** @type {Record<string, { seconds: number, sha256: string }>} */
	const expected = {};
	for (const [name, voice] of Object.entries(VOICES)) {
		const { rate, packetMs, bitRate, seconds = 1.2, fec = false, dtx = false, lost } = voice;
		const loss = fec ? 20 : 0;
		const numbers = [rate, packetMs, bitRate, loss, Number(fec), Number(dtx)].map(String);
		const encoded = reference(['encode', ...numbers], speech(rate, seconds));
		const file = lost ? lose(encoded, lost) : encoded;
		writeFileSync(join(target, `${name}.silk`), file);
		const pcm = reference(['decode'], file);
		const sha256 = createHash('sha256').update(pcm).digest('hex');
		expected[name] = { seconds: pcm.length / 2 / 24000, sha256 };
		say(`${name}: ${file.length} bytes, ${expected[name].seconds} s`);
	}
	writeFileSync(join(target, 'expected.json'), `${JSON.stringify(expected, null, '\t')}\n`);
	return 0;
}

await runProgram(main);
