import { readFileSync } from 'node:fs';
import { inProject, PACKAGE_NAME } from './project.mjs';

/** The examples are written with the node of E Cloud. */
const WRITTEN_WITH = `${PACKAGE_NAME}.weChatEyun`;

/**
 * Reads a workflow of examples/ and puts a credential in place of the one it names, as the person
 * does who imports it, and the node of another gateway in place of the one of E Cloud.
 *
 * @param {string} file "reply-in-a-group.json"
 * @param {{ id: string, name: string }} credential
 * @param {string} [node] the name of the gateway's node
 * @returns {{ name: string, nodes: any[], connections: any, settings?: any }}
 */
export function exampleWorkflow(file, { id, name }, node = 'weChatEyun') {
	const workflow = JSON.parse(readFileSync(inProject('examples', file), 'utf8'));
	for (const placed of workflow.nodes) {
		if (placed.type === WRITTEN_WITH) placed.type = `${PACKAGE_NAME}.${node}`;
		for (const type of Object.keys(placed.credentials ?? {}))
			placed.credentials[type] = { id, name };
	}
	return workflow;
}
