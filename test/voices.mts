/** The voices that scripts/voice/fixtures.mjs has made, and how such a file is put together. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const FOLDER = 'test/fixtures/voice';

interface Expected {
	seconds: number;
	/** Of the samples that the SDK's own decoder makes, as two bytes each. */
	sha256: string;
}

export const EXPECTED: Record<string, Expected> = JSON.parse(
	readFileSync(`${FOLDER}/expected.json`, 'utf8'),
);

/** What comes closest to a voice from WeChat's own app: 115 packets of 20 ms. */
export const USUAL = '24-20';

export const voice = (name: string): Buffer => readFileSync(`${FOLDER}/${name}.silk`);

export const MAGIC = Buffer.from('\x02#!SILK_V3', 'latin1');

/** The packets of a file, read by another program than the node's. */
export function packetsIn(file: Buffer): Buffer[] {
	const packets: Buffer[] = [];
	for (let at = MAGIC.length; at < file.length;) {
		const length = file.readUInt16LE(at);
		packets.push(file.subarray(at + 2, at + 2 + length));
		at += 2 + length;
	}
	return packets;
}

function withLength(packet: Buffer): Buffer {
	const length = Buffer.alloc(2);
	length.writeUInt16LE(packet.length);
	return Buffer.concat([length, packet]);
}

export const fileOf = (packets: Buffer[], magic = MAGIC): Buffer =>
	Buffer.concat([magic, ...packets.map(withLength)]);

const HEADER = 44;

/** The samples of a WAV file that the node has made. */
export const samplesOf = (wav: Buffer): Buffer => wav.subarray(HEADER);

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
