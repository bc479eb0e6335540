import type { GenericValue, IDataObject } from 'n8n-workflow';

import { incomingMessage } from '../../editor/words/incomingMessage';
import type { FileLink, Operation } from '../../engine/operation';
import { splitValues } from '../../engine/values';
import type { EventName } from '../../events/events';
import type { WeChatEvent } from '../../events/message';
import type { Gateway } from '../../gateways/gateway';

/** What the user wants downloaded. */
export interface Downloads {
	/** The events whose files are wanted; none where nothing is to be downloaded. */
	events: string[];
	/** In MB, as it was entered. */
	largestFile: GenericValue;
	/** Voice messages become WAV files. */
	voiceAsWav: boolean;
}

/** In MB: more than any image or voice message has, and than most files. */
export const LARGEST = 20;

/** What is set under "Options". */
export const toDownloads = (options: IDataObject): Downloads => ({
	events: splitValues(options.downloadFiles),
	largestFile: (options.largestFile as GenericValue) ?? LARGEST,
	voiceAsWav: options.voiceAsWav === true,
});

/**
 * The operation that downloads what an event is about, by the name that all gateways have for it. A file
 * that is only announced is none of them: WeChat sends another message when it is there.
 */
const operations = new Map<string, string>([
	['message.file', incomingMessage.downloadFile.value],
	['message.image', incomingMessage.downloadImage.value],
	['message.sticker', incomingMessage.downloadSticker.value],
	['message.video', incomingMessage.requestVideo.value],
	['message.voice', incomingMessage.downloadVoice.value],
] satisfies Array<[EventName, string]>);

/** An operation that answers a link to a file. */
export type Download = Operation & { file: FileLink };

/** The operation of a gateway that downloads what an event is about; nothing where that is not wanted. */
export function downloadOf(
	{ catalog }: Pick<Gateway, 'catalog'>,
	{ event }: Pick<WeChatEvent, 'event'>,
	{ events }: Pick<Downloads, 'events'>,
): Download | undefined {
	if (!events.includes(event)) return undefined;
	const name = operations.get(event);
	return catalog
		.flatMap((resource) => resource.operations)
		.find((operation): operation is Download => operation.value === name && !!operation.file);
}
