/** The output schema of the trigger: what n8n's AI builder knows of its events. */
import { readFileSync } from 'node:fs';

import { events, kindOf, type EventName } from '../../nodes/events/events';
import type { Schema } from '../../scripts/schemas/shape.mts';
import { TRIGGER_SCHEMA, triggerSchemaText } from '../../scripts/schemas/trigger.mts';
import { expectBuilt, expectTypesOnly, schemasIn } from './schemas.mts';

const FOLDER = 'nodes/WeChatTrigger/__schema__';
const text = readFileSync(TRIGGER_SCHEMA, 'utf8');
const { version, ...schema } = JSON.parse(text) as Schema & { version: number };
const fields = Object.keys(schema.properties!);

it('is what `npm run docs` writes', async () => {
	expect(text).toBe(await triggerSchemaText());
});

it('names fields and their types, nothing else', () => {
	expect(version).toBe(1);
	expect(schema.type).toBe('object');
	expectTypesOnly(schema);
});

it('begins with what somebody would read, and ends with the callback', () => {
	expect(fields.slice(0, 11)).toEqual([
		...['event', 'text', 'textWithoutMentions', 'chatInput', 'chatId', 'chatType', 'chatName'],
		...['sessionId', 'senderId', 'senderName', 'isSelf'],
	]);
	expect(fields.at(-1)).toBe('raw');
	expect(schema.properties!.raw).toEqual({ type: 'object' });
});

it('has what is special about every kind of event', () => {
	const special = (Object.keys(events) as EventName[]).flatMap((event) => kindOf(event).key ?? []);
	expect(fields).toEqual(expect.arrayContaining(special));
	for (const key of special) expect(schema.properties![key].properties).toBeDefined();
});

it('is in the built package, without white space', () => {
	expectBuilt(FOLDER, schemasIn(FOLDER));
});
