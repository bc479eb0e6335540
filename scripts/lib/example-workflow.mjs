import { readFileSync } from 'node:fs';
import { inProject } from './project.mjs';

/**
 * Reads a workflow of examples/ and puts a credential in place of the one it names, as the person
 * does who imports it.
 *
 * @param {string} file "reply-in-a-group.json"
 * @param {{ id: string, name: string }} credential
 * @returns {{ name: string, nodes: any[], connections: any, settings?: any }}
 */
export function exampleWorkflow(file, { id, name }) {
	const workflow = JSON.parse(readFileSync(inProject('examples', file), 'utf8'));
	for (const node of workflow.nodes) {
		for (const type of Object.keys(node.credentials ?? {})) node.credentials[type] = { id, name };
	}
	return workflow;
}
