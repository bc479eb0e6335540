import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { toNodeError } from '../engine/nodeError';
import { CREDENTIAL } from '../engine/transport';
import type { WeChatEvent } from '../events/message';
import type { Choose, Gateway } from '../gateways/gateway';
import { noteTrigger } from '../questions/chat/nearby';
import { combined } from './combine/combined';
import { handOn } from './failure';
import { filesFor } from './files/filesFor';
import { begun } from './gate';
import { namesFor } from './names/namesFor';
import { withNames } from './output';
import { type Work, workIn } from './work';

/** The first file is `data`, as everywhere in n8n; of combined messages, the others are counted. */
const fieldOf = (binary: IBinaryKeyData): string => {
	const count = Object.keys(binary).length;
	return count === 0 ? 'data' : `data_${count + 1}`;
};

/** Does what is left to do for one message, and puts its file among those of the event. */
async function finishMessage(
	context: IExecuteFunctions,
	gateway: Gateway,
	message: IDataObject,
	{ downloads, lookUpNames }: Work,
	binary: IBinaryKeyData,
): Promise<IDataObject> {
	const event = message as unknown as WeChatEvent;
	const names = lookUpNames ? await namesFor(context, gateway, event) : {};
	const named = withNames(message, names);
	const files = await filesFor(context, gateway, event, downloads);
	const { binary: found, ...more } = files;
	if (found === undefined) return { ...named, ...more };
	const binaryField = fieldOf(binary);
	binary[binaryField] = found.data;
	return { ...named, ...more, binaryField };
}

async function finishWork(
	choose: Choose,
	context: IExecuteFunctions,
	work: Work,
): Promise<INodeExecutionData> {
	const gateway = choose(await context.getCredentials(CREDENTIAL));
	const binary: IBinaryKeyData = {};
	const messages: IDataObject[] = [];
	try {
		for (const message of work.messages) {
			messages.push(await finishMessage(context, gateway, message, work, binary));
		}
	} catch (error) {
		throw await toNodeError(gateway, context, 'Download Files', error);
	}
	const json = work.isCombined ? combined(messages) : messages[0];
	return { json, ...(Object.keys(binary).length > 0 && { binary }) };
}

/**
 * The trigger within an execution: hands on what its webhook has taken, with what had to be asked for it.
 *
 * @throws NodeOperationError for what has to be seen as a failure (`failingData`), and when it is stopped
 */
export async function finish(
	choose: Choose,
	context: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	if (context.getMode() !== 'manual') noteTrigger(context.getWorkflow().id, context.getNode());
	const items: INodeExecutionData[] = [];
	for (const item of handOn(context)[0]) {
		const work = workIn(item);
		if (work === undefined) {
			items.push(item);
			continue;
		}
		const leave = work.ticket === undefined ? undefined : begun(work.ticket);
		items.push(await finishWork(choose, context, work).finally(leave));
	}
	return [items];
}
