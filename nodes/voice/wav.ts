/** A sound that has been decoded. */
export interface Wav {
	/** The file: 24 kHz, mono, 16 bit. */
	wav: Buffer;
	/** How long it plays. */
	seconds: number;
}

export const SAMPLE_RATE = 24_000;
export const BYTES_OF_SAMPLE = 2;

const HEADER_SIZE = 44;
const FORMAT_SIZE = 16;
const PCM = 1;
const MONO = 1;

/** The header of a WAV file with one block of samples (Multimedia Programming Interface 1.0, IBM and Microsoft). */
function header(bytes: number): Buffer {
	const buffer = Buffer.alloc(HEADER_SIZE);
	buffer.write('RIFF', 0, 'latin1');
	buffer.writeUInt32LE(HEADER_SIZE - 8 + bytes, 4);
	buffer.write('WAVEfmt ', 8, 'latin1');
	buffer.writeUInt32LE(FORMAT_SIZE, 16);
	buffer.writeUInt16LE(PCM, 20);
	buffer.writeUInt16LE(MONO, 22);
	buffer.writeUInt32LE(SAMPLE_RATE, 24);
	buffer.writeUInt32LE(SAMPLE_RATE * BYTES_OF_SAMPLE, 28);
	buffer.writeUInt16LE(BYTES_OF_SAMPLE, 32);
	buffer.writeUInt16LE(BYTES_OF_SAMPLE * 8, 34);
	buffer.write('data', 36, 'latin1');
	buffer.writeUInt32LE(bytes, 40);
	return buffer;
}

/** @param pieces samples as two bytes each, the lower one first: one behind the other */
export function wavOf(pieces: Buffer[]): Wav {
	const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
	return {
		wav: Buffer.concat([header(bytes), ...pieces]),
		seconds: bytes / BYTES_OF_SAMPLE / SAMPLE_RATE,
	};
}
