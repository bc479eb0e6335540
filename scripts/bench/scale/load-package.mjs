/**
 * `node --expose-gc load-package.mjs FOLDER`: requires all nodes and credentials of an installed package and
 * makes one of each, as n8n does when it starts, and prints how many ms that took and how many bytes of
 * JavaScript's memory it holds then. NODE_PATH leads to n8n.
 */
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

const [folder] = process.argv.slice(2);
const load = createRequire(join(folder, 'package.json'));

// n8n has loaded it long before it comes to the packages.
load('n8n-workflow');
const { n8n } = load('./package.json');

const held = () => {
	globalThis.gc?.();
	return process.memoryUsage().heapUsed;
};

const before = held();
const made = [];
const began = performance.now();
for (const file of [...n8n.nodes, ...n8n.credentials]) {
	// The name of the class is that of the file.
	const [name] = basename(file).split('.');
	const { [name]: Loaded } = load(join(folder, file));
	made.push(new Loaded());
}
const ms = performance.now() - began;
process.stdout.write(JSON.stringify({ ms, bytes: held() - before, made: made.length }));
