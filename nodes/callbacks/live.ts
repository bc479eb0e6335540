import {
	type IDataObject,
	type INodeExecutionData,
	type ITriggerFunctions,
	type ITriggerResponse,
	sleep,
} from 'n8n-workflow';

import { recallQuestions } from '../questions/chat/kept';
import { hasClosedWithin, noteRun, untilBegun } from './closing';
import { releaseAll } from './combine/gather';
import { startAllOf } from './gate';
import { readSettings, type Settings } from './settings';

/** A trigger that this process has activated. */
export interface LiveTrigger {
	settings: Settings;
	/** What n8n had saved of it when it was activated. */
	kept: IDataObject;
	/** Once n8n has closed it. */
	isClosed?: true;
	/** Starts an execution. No webhook is held for it, and none of its memory. */
	start(items: INodeExecutionData[]): void;
	warn(problem: string): void;
}

/**
 * By the ID of their webhook. They stay when n8n closes the trigger: it does so when it stops as well, while
 * callbacks still come. Who has been deactivated is no recipient any more, so nobody starts it.
 */
const live = new Map<string, LiveTrigger>();

/** In ms. n8n may be there long after that, if it has only handed its triggers over to another process. */
const ENDS_WITHIN = 5_000;

/** Whether n8n is about to stop: it drops what a trigger starts now, so that it is better not taken. */
export const isStopping = ({ isClosed }: LiveTrigger): boolean =>
	isClosed === true && hasClosedWithin(ENDS_WITHIN);

/** @param id of its webhook */
export const liveTrigger = (id: string | undefined): LiveTrigger | undefined =>
	id === undefined ? undefined : live.get(id);

/**
 * What n8n calls when it activates a workflow, and at each start: from then on this process can start its
 * executions. Settings are read here, since n8n evaluates expressions only while it activates.
 */
export function goLive(trigger: ITriggerFunctions): ITriggerResponse {
	const id = trigger.getNode().webhookId;
	if (trigger.getMode() === 'manual' || id === undefined) return {};
	const own: LiveTrigger = {
		settings: readSettings(trigger),
		kept: { ...trigger.getWorkflowStaticData('node') },
		start(items) {
			trigger.emit([items], undefined, noteRun());
		},
		warn: (problem) => trigger.logger.warn(`WeChat Trigger: ${problem}`),
	};
	live.set(id, own);
	recallQuestions(own.kept);
	return {
		closeFunction: async () => {
			own.isClosed = true;
			await untilBegun();
			// What somebody has written until now goes on at once, instead of being lost.
			releaseAll(own.settings.trigger);
			await sleep(0);
			startAllOf(own.settings.trigger);
			await untilBegun();
		},
	};
}
