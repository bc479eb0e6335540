/** What holds for the output schemas of every node. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { schemaFiles } from '../../scripts/schemas/files.mts';
import { outputSchemas } from '../../scripts/schemas/observe.mts';
import type { Schema } from '../../scripts/schemas/shape.mts';

/** What every send says of its message in the words of events, beside the gateway's own. */
export const SENT_WORDS = ['messageId', 'localId', 'chatId', 'accountId', 'timestamp'];

/** The schemas below a folder: file names and their texts. */
export function schemasIn(folder: string): Map<string, string> {
	const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
	return new Map(
		names
			.filter((name) => name.endsWith('.json'))
			.map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
	);
}

export const fileOf = (resource: string, operation: string) =>
	`v1.0.0/${resource}/${operation}.json`;

/** What is in the project is what `npm run docs` writes. */
export async function expectWritten(
	gateway: Parameters<typeof outputSchemas>[0],
	committed: Map<string, string>,
): Promise<void> {
	const written = schemaFiles(await outputSchemas(gateway));
	expect([...committed.keys()].sort()).toEqual([...written.keys()].sort());
	for (const [name, text] of written)
		expect({ name, text: committed.get(name) }).toEqual({ name, text });
}

/** The built package has them, without white space. */
export function expectBuilt(folder: string, committed: Map<string, string>): void {
	const built = schemasIn(folder.replace(/^nodes/, 'dist/nodes'));
	const expected = [...committed].map(([name, text]) => [name, JSON.stringify(JSON.parse(text))]);
	expect([...built]).toEqual(expected);
}

const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];

/** Everything that is in a schema must be one of these: a value has no place in it. */
export function expectTypesOnly({ type, properties = {}, items, ...more }: Schema): void {
	expect(more).toEqual({});
	for (const one of [type].flat()) expect(TYPES).toContain(one);
	for (const [name, field] of Object.entries(properties)) {
		expect(name).toMatch(/^[A-Za-z]\w*$/);
		expectTypesOnly(field);
	}
	if (items) expectTypesOnly(items);
}
