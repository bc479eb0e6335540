/** Finds out what the trigger puts out: lets everything happen in the simulator that it knows. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { output, type Wanted } from '../../nodes/callbacks/output';
import { type Arriving, startArriving } from '../../test/contract/arriving.mts';
import { allChapters } from '../../test/simulator/forms/index.mts';
import { type Schema, type Shape, shapeOfAll, toSchema, withTimestamp } from './shape.mts';

/**
 * Where n8n looks: a trigger has neither resource nor operation, and n8n's own Webhook node has it here. It is
 * for the latest version of the node and, as the only one, for the others.
 */
export const TRIGGER_SCHEMA = 'nodes/WeChatTrigger/__schema__/v2.0.0/output.json';

const USUAL: Wanted = { includeRaw: 'withoutImages', sessionPerMember: false };

/** A message that says everything that any does comes first: fields stay in the order in which they come. */
const FIRST = 'Li Lei writes "Hello"';

const examples = allChapters
	.flatMap(({ forms }) => forms)
	.filter(({ silent }) => !silent)
	.map(({ example }) => example.replace(/ \((or|any|in private).*$/, ''));

/** What comes of a line, as n8n stores it; nothing where the gateway has no such callback. */
async function outputsAfter({ after }: Arriving, line: string): Promise<unknown[]> {
	const events = await after(line).catch(() => []);
	return events.map((event) => JSON.parse(JSON.stringify(output(event, USUAL))));
}

async function outputsOf(gateway: Arriving['simulator']['gateway']): Promise<unknown[]> {
	const outputs: unknown[] = [];
	for (const line of [FIRST, ...examples]) {
		const arriving = await startArriving(gateway);
		outputs.push(...(await outputsAfter(arriving, line).finally(arriving.close)));
	}
	return outputs;
}

/** The callback as it came is the gateway's own, and stands at the end. */
function withoutRaw({ fields, ...shape }: Shape): Shape {
	const { raw: _raw, ...others } = fields!;
	return { ...shape, fields: { ...others, raw: { kinds: ['object'] } } };
}

/** The schema of all events together: n8n does not tell one kind of event from the other. */
export async function triggerSchema(): Promise<Schema & { version: number }> {
	const outputs = [...(await outputsOf('gewe')), ...(await outputsOf('eyun'))];
	const shape = withTimestamp(withoutRaw(shapeOfAll(outputs)!));
	return { ...toSchema(shape), version: 1 };
}

/** The text of its file. */
export const triggerSchemaText = async (): Promise<string> =>
	`${JSON.stringify(await triggerSchema(), undefined, '\t')}\n`;

export async function writeTriggerSchema(): Promise<void> {
	mkdirSync(dirname(TRIGGER_SCHEMA), { recursive: true });
	writeFileSync(TRIGGER_SCHEMA, await triggerSchemaText());
}
