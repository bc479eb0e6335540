/** `npm run docs`: writes the table of operations into the README. */
import { readFileSync, writeFileSync } from 'node:fs';

import { catalog } from '../nodes/WeChat/catalog';
import { withOperations } from './operations-table.mts';

writeFileSync('README.md', withOperations(readFileSync('README.md', 'utf8'), catalog));
