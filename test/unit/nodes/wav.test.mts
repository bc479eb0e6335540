/** The files that come out, read by a program that is not ours: the module of Python's standard library. */
import { spawnSync } from 'node:child_process';

import { voiceToWav } from '../../../nodes/voice';
import { EXPECTED, sha256, USUAL, voice } from '../../voices.mts';

const READ = `
import io, json, sys, wave, hashlib
with wave.open(io.BytesIO(sys.stdin.buffer.read())) as sound:
    frames = sound.readframes(sound.getnframes())
    print(json.dumps({
        "channels": sound.getnchannels(), "bytes": sound.getsampwidth(), "rate": sound.getframerate(),
        "frames": sound.getnframes(), "sha256": hashlib.sha256(frames).hexdigest()}))
`;

const hasPython = spawnSync('python3', ['-c', 'import wave']).status === 0;

// Where there is no Python, the header is checked by the test below only.
(hasPython ? it : it.skip)('Python reads the file, and the samples are those', async () => {
	for (const [name, { seconds, sha256: hash }] of Object.entries(EXPECTED)) {
		const { wav } = await voiceToWav(voice(name));
		const { stdout } = spawnSync('python3', ['-c', READ], { input: wav, encoding: 'utf8' });
		expect(JSON.parse(stdout)).toEqual({
			channels: 1,
			bytes: 2,
			rate: 24_000,
			frames: Math.round(seconds * 24_000),
			sha256: hash,
		});
	}
});

it('the header is that of a WAV file with one block of samples', async () => {
	const { wav } = await voiceToWav(voice(USUAL));
	const samples = wav.length - 44;
	const size = Buffer.alloc(4);
	size.writeUInt32LE(samples);
	const whole = Buffer.alloc(4);
	whole.writeUInt32LE(samples + 36);
	expect(wav.toString('hex', 0, 44)).toBe(
		[
			...['52494646', whole.toString('hex'), '57415645', '666d7420', '10000000'],
			// PCM, one channel, 24,000 samples and 48,000 bytes a second, 2 bytes and 16 bits each.
			...['0100', '0100', 'c05d0000', '80bb0000', '0200', '1000', '64617461', size.toString('hex')],
		].join(''),
	);
	expect(sha256(wav.subarray(44))).toBe(EXPECTED[USUAL].sha256);
});
