/**
 * Triggers whose executions have run in this process. In queue mode a worker knows nothing else of them: the
 * process that has activated them is another.
 */
import { type INode } from 'n8n-workflow';

import { putLast } from '../../engine/forgetOldest';
import { credentialKey } from '../../engine/transport';

const MOST_WORKFLOWS = 500;

/** IDs of webhooks, by workflow and credential. */
const seen = new Map<string, string>();

const keyOf = (workflow: unknown, node: INode): string =>
	`${String(workflow)} ${credentialKey(node)}`;

/** Takes note of a trigger that has begun an execution. */
export function noteTrigger(workflow: unknown, node: INode): void {
	if (node.webhookId === undefined) return;
	putLast(seen, keyOf(workflow, node), node.webhookId, MOST_WORKFLOWS);
}

/**
 * The address of the trigger that has begun executions of a workflow with the same credential as one of its
 * nodes; nothing where none has, or where n8n's paths have been renamed.
 *
 * @param resumeUrl of n8n, which begins as the address does
 */
export function nearbyTrigger(
	workflow: unknown,
	node: INode,
	resumeUrl: string,
): string | undefined {
	const id = seen.get(keyOf(workflow, node));
	const [, before] = /^(.*)\/webhook-waiting\//.exec(resumeUrl) ?? [];
	return id === undefined || before === undefined ? undefined : `${before}/webhook/${id}/wechat`;
}
