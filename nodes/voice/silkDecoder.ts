import { BYTES_OF_SAMPLE } from './wav';
import { SILK_WASM } from './silkWasm';

/** What scripts/voice/silk.c exports. An address counts from the beginning of the memory. */
interface Exports {
	memory: { buffer: ArrayBuffer };
	packet(): number;
	packetSize(): number;
	sound(): number;
	faults(): number;
	start(): void;
	decode(bytes: number): number;
	conceal(): number;
	recover(bytes: number, distance: number): number;
}

/** Of the types of the platform, TypeScript has it with those of the browser only. */
declare const WebAssembly: {
	compile(bytes: Uint8Array): Promise<object>;
	instantiate(module: object): Promise<{ exports: unknown }>;
};

let compiled: Promise<object> | undefined;

/** The code is compiled once; an instance has the memory of one decoding. */
async function instance(): Promise<Exports> {
	compiled ??= WebAssembly.compile(Buffer.from(SILK_WASM, 'base64'));
	const { exports } = await WebAssembly.instantiate(await compiled);
	return exports as Exports;
}

export interface SilkDecoder {
	/** The samples of a packet. */
	decode(packet: Buffer): Buffer;
	/**
	 * Samples in place of a packet that is missing: what the packets behind it hold of it, or something
	 * like what was before.
	 *
	 * @param following the next packets, of which the SDK can use two
	 */
	replace(following: Buffer[]): Buffer;
	/** How many packets could not be read so far. Something like what was before stands in their place. */
	faults(): number;
}

/** A decoder for one file, whose packets it has to get in their order: each depends on those before it. */
export async function openDecoder(): Promise<SilkDecoder> {
	const silk = await instance();
	const { buffer } = silk.memory;
	const input = Buffer.from(buffer, silk.packet(), silk.packetSize());
	silk.start();

	/** What does not fit is not looked into, since it is too long for a packet. */
	function put(packet: Buffer): number {
		packet.copy(input);
		return packet.length;
	}

	/** A copy, since the next packet takes the place. */
	const sound = (samples: number) =>
		Buffer.from(Buffer.from(buffer, silk.sound(), samples * BYTES_OF_SAMPLE));

	/** Puts what is found of a missing packet in its place: its length, or 0. */
	function recover(following: Buffer[]): number {
		for (const [index, packet] of following.entries()) {
			const isPacket = packet.length > 0 && packet.length <= input.length;
			const bytes = isPacket ? silk.recover(put(packet), index + 1) : 0;
			if (bytes > 0) return bytes;
		}
		return 0;
	}

	return {
		decode: (packet) => sound(silk.decode(put(packet))),
		replace(following) {
			const bytes = recover(following);
			return sound(bytes > 0 ? silk.decode(bytes) : silk.conceal());
		},
		faults: () => silk.faults(),
	};
}
