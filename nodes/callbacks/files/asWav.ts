import type { IExecuteFunctions } from 'n8n-workflow';

import type { Task } from '../../engine/call';
import { throwIfCanceled } from '../../engine/pause';
import { voiceToWav } from '../../voice';

const asWavName = (fileName = 'voice'): string => `${fileName.replace(/\.\w+$/, '')}.wav`;

/**
 * The helpers of a download that put a voice message away as a WAV file, or as it came where it cannot be
 * decoded.
 *
 * @param refused is told why it is put away as it came
 */
export function asWav(
	context: IExecuteFunctions,
	refused: (reason: Error) => void,
): Task['helpers'] {
	const { helpers } = context;
	return {
		httpRequest: helpers.httpRequest,
		async prepareBinaryData(body, fileName, mimeType) {
			const content = await helpers.binaryToBuffer(body);
			const signal = context.getExecutionCancelSignal();
			const converted = await voiceToWav(content, signal).catch((error: Error) => {
				throwIfCanceled(error);
				refused(error);
			});
			return converted
				? await helpers.prepareBinaryData(converted.wav, asWavName(fileName), 'audio/wav')
				: await helpers.prepareBinaryData(content, fileName, mimeType);
		},
	};
}
