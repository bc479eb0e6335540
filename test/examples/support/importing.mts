/** What somebody does with an example: import it, choose the credentials, change what it says to change. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inProject, PACKAGE_NAME } from '../../../scripts/lib/project.mjs';
import type { N8nRest } from '../../../scripts/lib/n8n-rest.mjs';

export interface PlacedNode {
	[key: string]: unknown;
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	webhookId?: string;
	credentials?: Record<string, { id: string; name: string }>;
}

export type Example = Parameters<N8nRest['createWorkflow']>[0] & { nodes: PlacedNode[] };

/** What is changed in nodes: parameters by the name of the node, each by its path ("options.pacing"). */
export type Changes = Record<string, Record<string, unknown>>;

/** An example as it stands in examples/, by its name without ".json". */
export const readExample = (name: string): Example =>
	JSON.parse(readFileSync(inProject('examples', `${name}.json`), 'utf8'));

export const isNote = ({ type }: PlacedNode): boolean => type === 'n8n-nodes-base.stickyNote';

/**
 * With the node of another gateway in place of E Cloud's, with which the examples are written, also where it
 * is a tool.
 */
export const withNode = (example: Example, node: string): Example => ({
	...example,
	nodes: example.nodes.map((placed) => ({
		...placed,
		type: placed.type.replace(`${PACKAGE_NAME}.weChatEyun`, `${PACKAGE_NAME}.${node}`),
	})),
});

/** With credentials in place of those that it names, by their type. */
export const withCredentials = (
	example: Example,
	owned: Record<string, { id: string; name: string }>,
): Example => ({
	...example,
	nodes: example.nodes.map((placed) => {
		if (!placed.credentials) return placed;
		const types = Object.keys(placed.credentials);
		return { ...placed, credentials: Object.fromEntries(types.map((one) => [one, owned[one]])) };
	}),
});

/** With addresses of its own, as the editor gives them to what is imported. */
export const withOwnAddresses = (example: Example): Example => ({
	...example,
	nodes: example.nodes.map((placed) => {
		if (placed.webhookId === undefined) return placed;
		const webhookId = randomUUID();
		const { path } = placed.parameters;
		const parameters =
			path === placed.webhookId ? { ...placed.parameters, path: webhookId } : placed.parameters;
		return { ...placed, webhookId, parameters };
	}),
});

function set(target: Record<string, unknown>, [key, ...rest]: string[], value: unknown): void {
	if (rest.length === 0) {
		target[key] = value;
		return;
	}
	target[key] ??= {};
	set(target[key] as Record<string, unknown>, rest, value);
}

/** With other parameters in some nodes; nodes that are not there are left alone. */
export function withChanges(example: Example, changes: Changes): Example {
	const nodes = example.nodes.map((placed) => {
		const parameters = structuredClone(placed.parameters);
		for (const [path, value] of Object.entries(changes[placed.name] ?? {})) {
			set(parameters, path.split('.'), value);
		}
		return { ...placed, parameters };
	});
	return { ...example, nodes };
}

/** With some nodes switched on. */
export const withSwitchedOn = (example: Example, names: string[]): Example => ({
	...example,
	nodes: example.nodes.map((placed) =>
		names.includes(placed.name) ? { ...placed, disabled: false } : placed,
	),
});

/** With one address in place of another, wherever it stands. */
export const withAddress = (example: Example, from: string, to: string): Example =>
	JSON.parse(JSON.stringify(example).replaceAll(from, to));

interface Connection {
	node: string;
	type: string;
	index: number;
}

/**
 * Without one of its nodes. As in the editor, what led to its first input leads to where its first output
 * led, so that nothing but the node is gone.
 */
export function withoutNode(example: Example, name: string): Example {
	const connections = example.connections as Record<string, Record<string, Connection[][]>>;
	const behind = connections[name]?.main?.[0] ?? [];
	const joined = (targets: Connection[] | null) =>
		(targets ?? []).flatMap((one) => {
			if (one.node !== name) return [one];
			return one.type === 'main' && one.index === 0
				? behind.filter(({ node }) => node !== name)
				: [];
		});
	const rest = Object.entries(connections).filter(([from]) => from !== name);
	return {
		...example,
		nodes: example.nodes.filter((placed) => placed.name !== name),
		connections: Object.fromEntries(
			rest.map(([from, byType]) => [
				from,
				Object.fromEntries(
					Object.entries(byType).map(([type, outputs]) => [type, outputs.map(joined)]),
				),
			]),
		),
	};
}
