// Runs in the Node.js and with the modules of an installed n8n: its own rules for version 3, on workflows.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [installation, ...files] = process.argv.slice(2);
const n8n = join(installation, 'node_modules', 'n8n');
const load = createRequire(join(n8n, 'package.json'));
const folder = join(n8n, 'dist', 'modules', 'breaking-changes', 'rules', 'v3');
load('reflect-metadata');

// One rule asks what a node puts out; those that n8n does not know here have one output.
const nodeTypes = { getByNameAndVersion: () => ({ description: { outputs: ['main'] } }) };

const rules = readdirSync(folder)
	.filter((file) => file.endsWith('.rule.js'))
	.flatMap((file) => Object.values(load(join(folder, file))))
	.filter((Rule) => typeof Rule === 'function' && Rule.prototype?.getMetadata)
	.map((Rule) => new Rule(nodeTypes));

const byType = (nodes) => {
	const groups = new Map();
	for (const node of nodes) groups.set(node.type, [...(groups.get(node.type) ?? []), node]);
	return groups;
};

const found = [];
for (const file of files) {
	const workflow = JSON.parse(readFileSync(file, 'utf8'));
	for (const rule of rules.filter(({ detectWorkflow }) => detectWorkflow)) {
		const { isAffected, issues } = await rule.detectWorkflow(workflow, byType(workflow.nodes));
		if (isAffected) found.push({ file, rule: rule.id, issues: issues.map(({ title }) => title) });
	}
}
const titles = rules.map((rule) => rule.getMetadata().title);
process.stdout.write(JSON.stringify({ titles, found }));
process.exit();
