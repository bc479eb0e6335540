/**
 * `node load-package.mjs FOLDER`: requires all nodes and credentials of an installed package and makes one
 * of each, as n8n does when it starts, and prints how many ms that took. NODE_PATH leads to n8n.
 */
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

const [folder] = process.argv.slice(2);
const load = createRequire(join(folder, 'package.json'));

// n8n has loaded it long before it comes to the packages.
load('n8n-workflow');
const { n8n } = load('./package.json');
const began = performance.now();
for (const file of [...n8n.nodes, ...n8n.credentials]) {
	// The name of the class is that of the file.
	const [name] = basename(file).split('.');
	const { [name]: Loaded } = load(join(folder, file));
	new Loaded();
}
process.stdout.write(`${performance.now() - began}\n`);
