/** Where n8n looks for the schemas: beside the node, by its version, the resource and the operation. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { OutputSchema } from './observe.mts';

/** The folder of each gateway's node. */
export const SCHEMA_FOLDERS = {
	eyun: 'nodes/WeChatEyun/__schema__',
	gewe: 'nodes/WeChatGewe/__schema__',
};

/** n8n looks here for version 1 of the node. */
const VERSION_FOLDER = 'v1.0.0';

const fileOf = (resource: string, operation: string) =>
	join(VERSION_FOLDER, resource, `${operation}.json`);

/** The schema of an operation; not every one has it. */
export const schemaFile = (
	gateway: keyof typeof SCHEMA_FOLDERS,
	resource: string,
	operation: string,
): string => join(SCHEMA_FOLDERS[gateway], fileOf(resource, operation));

/** What has to be in the folder: file names and their texts. */
export const schemaFiles = (schemas: OutputSchema[]): Map<string, string> =>
	new Map(
		schemas.map(({ resource, operation, schema }) => [
			fileOf(resource, operation),
			`${JSON.stringify(schema, undefined, '\t')}\n`,
		]),
	);

/** Writes them; what else was in the folder is gone. */
export function writeSchemas(folder: string, schemas: OutputSchema[]): void {
	rmSync(folder, { recursive: true, force: true });
	for (const [name, text] of schemaFiles(schemas)) {
		const file = join(folder, name);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
}
