import type { IBinaryData, IBinaryKeyData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isObject } from '../../engine/answer';
import { throwIfCanceled } from '../../engine/pause';
import { fileBehind, linkIn, withoutLink } from '../../engine/steps/download';
import { completed, longestWait } from '../../engine/steps/wait';
import { CREDENTIAL } from '../../engine/transport';
import type { WeChatEvent } from '../../events/message';
import type { Gateway } from '../../gateways/gateway';
import { learnWithin } from '../learn';
import { asWav } from './asWav';
import { type Downloads, downloadOf } from './downloads';
import { type DownloadError, explainAsItCame, explainDownload } from './explain';
import { bodyFor, TriggerTask } from './task';

/** What becomes of the file of an event; neither, where it has none or none is wanted. */
export interface Files extends Partial<DownloadError> {
	binary?: IBinaryKeyData;
}

async function download(
	task: TriggerTask,
	event: WeChatEvent,
	body: IDataObject,
): Promise<IBinaryData> {
	const { file, wait } = task.operation;
	const started = await task.send(event, body);
	const result = wait ? await completed(task, wait, started, longestWait(task)) : started;
	const link = linkIn(file, isObject(result) ? result : {});
	if (link === '') throw withoutLink();
	return await fileBehind(task, file, link, body);
}

/**
 * Downloads the file of an event, as the account that it came to, in its lane and at its pace, with the
 * limits that the node for the gateway has.
 *
 * @param downloads what is wanted
 * @throws CanceledFault when the execution is stopped, and nothing else
 */
export async function filesFor(
	context: IExecuteFunctions,
	gateway: Gateway,
	event: WeChatEvent,
	downloads: Downloads,
): Promise<Files> {
	const operation = downloadOf(gateway, event, downloads);
	if (!operation) return {};
	const { largestFile, voiceAsWav } = downloads;
	let asItCame: DownloadError | undefined;
	const helpers =
		voiceAsWav && event.event === 'message.voice'
			? asWav(context, (reason) => void (asItCame = explainAsItCame(reason)))
			: context.helpers;
	const task = new TriggerTask(gateway, context, operation, helpers, { largestFile });
	try {
		const body = bodyFor(operation, event);
		await learnWithin(context, gateway, event);
		const binary = { data: await download(task, event, body) };
		return { binary, ...asItCame };
	} catch (error) {
		throwIfCanceled(error);
		const credentials = await context.getCredentials(CREDENTIAL).catch(() => ({}));
		return explainDownload(gateway, operation, error, credentials);
	}
}
