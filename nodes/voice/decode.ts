import { sleep } from 'n8n-workflow';

import { codes } from '../engine/errorCodes';
import { Fault } from '../engine/fault';
import { Lane } from '../engine/lane';
import { packetsOf } from './packets';
import { openDecoder } from './silkDecoder';
import { BYTES_OF_SAMPLE, SAMPLE_RATE, type Wav, wavOf } from './wav';

const BYTES_OF_SECOND = SAMPLE_RATE * BYTES_OF_SAMPLE;

/** WeChat records a minute at most. */
const LONGEST_SECONDS = 120;
const LONGEST_BYTES = LONGEST_SECONDS * BYTES_OF_SECOND;

/** Of the shortest kind, 20 ms each. */
const MOST_PACKETS = LONGEST_SECONDS * 50;

/** After so much sound, n8n does something else. DESIGN.md says how long that takes. */
const BYTES_AT_A_TIME = BYTES_OF_SECOND / 2;

/** The SDK looks for a missing packet in so many that follow. */
const FOLLOWING = 2;

/** Above this share of packets that cannot be read, what comes out is noise more than speech. */
const MOST_DAMAGED = 0.1;

const tooLong = () =>
	new Fault(
		codes.voiceNotConvertible,
		`The voice message plays longer than ${LONGEST_SECONDS} seconds, more than WeChat records, and is not converted`,
		'Take the file as it is, without converting it.',
	);

function checkDamage(faults: number, packets: Buffer[]): void {
	const filled = packets.filter(({ length }) => length > 0).length;
	if (filled === 0) {
		throw new Fault(codes.voiceDamaged, 'The voice message holds no sound', 'Download it again.');
	}
	if (faults > filled * MOST_DAMAGED) {
		throw new Fault(
			codes.voiceDamaged,
			`The voice message is damaged: ${faults} of its ${filled} parts cannot be read`,
			'Download it again. If that does not help, what the gateway has of it is damaged.',
		);
	}
}

async function toWav(file: Buffer): Promise<Wav> {
	const packets = packetsOf(file, MOST_PACKETS);
	if (!packets) throw tooLong();
	const decoder = await openDecoder();
	const pieces: Buffer[] = [];
	let bytes = 0;
	let bytesAtPause = 0;
	for (const [index, packet] of packets.entries()) {
		const following = packets.slice(index + 1, index + 1 + FOLLOWING);
		const piece = packet.length > 0 ? decoder.decode(packet) : decoder.replace(following);
		pieces.push(piece);
		bytes += piece.length;
		if (bytes > LONGEST_BYTES) throw tooLong();
		if (bytes - bytesAtPause < BYTES_AT_A_TIME) continue;
		bytesAtPause = bytes;
		await sleep(0);
	}
	checkDamage(decoder.faults(), packets);
	return wavOf(pieces);
}

/** A minute takes six megabytes on the way: one at a time, and n8n waits for one slice and not for many. */
const lane = new Lane();

/**
 * @param file SILK, as WeChat writes it. One that is cut off is decoded as far as it goes.
 * @param signal whoever is stopped while others are decoded waits no longer
 * @returns 24 kHz, mono, 16 bit: what the SDK's own decoder makes of it, sample for sample
 * @throws Fault when it is another format, too long, empty or damaged; CanceledFault when it was stopped
 */
export async function decode(file: Buffer, signal?: AbortSignal): Promise<Wav> {
	return await lane.run(async () => await toWav(file), undefined, signal);
}
