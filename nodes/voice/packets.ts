import { codes } from '../engine/errorCodes';
import { Fault } from '../engine/fault';

/** WeChat puts a byte in front of the name of the SDK's files; some have the name of AMR before both. */
const NAMES = ['\x02#!SILK_V3', '#!SILK_V3', '#!AMR\n\x02#!SILK_V3'];

const AMR = '#!AMR';

const LONGEST_NAME = 32;

const AS_IT_IS = 'Take the file as it is, without converting it.';

/** Where the packets begin. */
function startOf(file: Buffer): number {
	const begin = file.toString('latin1', 0, LONGEST_NAME);
	const name = NAMES.find((one) => begin.startsWith(one));
	if (name !== undefined) return name.length;
	if (begin.startsWith(AMR)) {
		throw new Fault(
			codes.voiceNotConvertible,
			'The voice message is an AMR file, and only SILK can be converted to WAV',
			AS_IT_IS,
		);
	}
	throw new Fault(
		codes.voiceNotConvertible,
		'This is not a SILK file, as voice messages of WeChat are, and cannot be converted to WAV',
		AS_IT_IS,
	);
}

/**
 * The packets of a SILK file: two bytes with the length in front of each. A packet without content is one
 * that got lost, or silence. The file ends with a length below zero or, as WeChat writes it, without
 * anything; a last packet that is not whole is left out.
 *
 * @param most how many there may be
 * @returns views of the file, or undefined when there are more
 * @throws Fault when it is another format
 */
export function packetsOf(file: Buffer, most: number): Buffer[] | undefined {
	const packets: Buffer[] = [];
	let at = startOf(file);
	while (at + 2 <= file.length) {
		const end = at + 2 + file.readInt16LE(at);
		if (end < at + 2 || end > file.length) break;
		if (packets.length === most) return undefined;
		packets.push(file.subarray(at + 2, end));
		at = end;
	}
	return packets;
}
