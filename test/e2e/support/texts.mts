import type { RecordedRequest } from '../../../scripts/lib/simulator-control.mjs';
import { byId } from '../../editor.mts';
import type { Stage } from './stage.mts';
import { FAMILY, type Node, weChatEyun } from './workflow.mts';

/** A node that sends the text of each item to a group, as fast as it may. */
export const sendTexts = (
	{ credential }: Pick<Stage, 'credential'>,
	parameters: Record<string, unknown> = {},
	node: Record<string, unknown> = {},
): Node =>
	weChatEyun(
		credential,
		'Send',
		{
			resource: 'message',
			operation: 'sendText',
			to: byId(FAMILY),
			text: '={{ $json.text }}',
			options: { pacing: 'off' },
			...parameters,
		},
		node,
	);

/** Texts by which a test knows its own. */
export const numbered = (name: string, count: number): string[] =>
	Array.from({ length: count }, (_, index) => `${name} ${index}.`);

/** Items for `sendTexts`. */
export const itemsWith = (texts: string[]) => texts.map((text) => ({ text }));

/** The requests to an endpoint, oldest first. */
export const callsTo = async ({ simulator }: Stage, path: string): Promise<RecordedRequest[]> =>
	(await simulator.control.requests()).filter((request) => request.path === path);

/** The texts that have reached the gateway under this name, oldest first. */
export const textsOf = async (stage: Stage, name: string): Promise<string[]> =>
	(await callsTo(stage, '/sendText'))
		.map(({ body }) => String(body.content))
		.filter((text) => text.startsWith(`${name} `));
