/** All that `npm run docs` writes below docs. */
import { readFileSync } from 'node:fs';

import type { Gateway } from '../../nodes/gateways/gateway';
import { between } from '../lib/between.mjs';
import { errorDocument } from './errorCodes.mts';
import { eventDocument } from './events.mts';
import { messageDocument } from './messages.mts';
import { moduleTable, operationPages } from './operations.mts';
import { paceTable } from './paces.mts';

/** A page of which one table is made. */
const withTable = (file: string, what: string, text: string): [file: string, text: string] => [
	file,
	between(readFileSync(file, 'utf8'), { what, by: 'npm run docs' }, text),
];

/** The pages as they should be, by their files. */
export const madePages = (gateways: Gateway[]): Array<[file: string, text: string]> => [
	['docs/errors.md', errorDocument(gateways)],
	['docs/events.md', eventDocument(gateways)],
	['docs/messages.md', messageDocument()],
	withTable('docs/operations.md', 'the modules', moduleTable(gateways)),
	withTable('docs/sending.md', 'the paces', paceTable(gateways)),
	...operationPages(gateways),
];
