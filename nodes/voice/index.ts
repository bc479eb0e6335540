import type { Wav } from './wav';

/**
 * A voice message as a file that other programs can play and transcribe. The decoder is loaded with the
 * first call and not before.
 *
 * @param content the file as the gateway serves it: SILK, as WeChat writes it
 * @param signal of the execution: who is stopped waits no longer
 * @returns the sound as WAV: 24 kHz, mono, 16 bit
 * @throws Fault when it is no SILK (AMR for example), too long, empty or damaged; CanceledFault when it was stopped
 */
export async function voiceToWav(content: Buffer, signal?: AbortSignal): Promise<Wav> {
	const { decode } = await import('./decode');
	return await decode(content, signal);
}
