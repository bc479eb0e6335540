/**
 * `npm run docs`: writes what follows from the catalog, the reference pages in docs and the output schemas.
 * With `-- --pages` the pages alone, by the schemas that are there: that takes seconds.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { eyun } from '../nodes/gateways/eyun';
import { gewe } from '../nodes/gateways/gewe';
import { madePages } from './documents/pages.mts';

async function writeAllSchemas(): Promise<void> {
	// n8n's engine loads in Node.js only as CommonJS.
	const require = createRequire(import.meta.url);
	const { outputSchemas } =
		require('./schemas/observe.mts') as typeof import('./schemas/observe.mts');
	const { SCHEMA_FOLDERS, writeSchemas } =
		require('./schemas/files.mts') as typeof import('./schemas/files.mts');
	const { writeTriggerSchema } =
		require('./schemas/trigger.mts') as typeof import('./schemas/trigger.mts');

	for (const gateway of ['eyun', 'gewe'] as const) {
		writeSchemas(SCHEMA_FOLDERS[gateway], await outputSchemas(gateway));
	}
	await writeTriggerSchema();
}

if (!process.argv.includes('--pages')) await writeAllSchemas();
// The pages say what operations return, by the schemas.
mkdirSync('docs/operations', { recursive: true });
for (const [file, text] of madePages([eyun, gewe])) writeFileSync(file, text);

// n8n-core keeps a handle open from the moment it is loaded.
process.exit();
