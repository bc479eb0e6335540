/** The workflows that people import: they hold what n8n's editor needs, and say what is true. */
import { readdirSync, readFileSync } from 'node:fs';

import type { INode, IConnections } from 'n8n-workflow';

import { eventChoices } from '../../../nodes/callbacks/eventChoices';

interface Example {
	nodes: INode[];
	connections: IConnections;
	name: string;
	settings: unknown;
	pinData?: unknown;
}

/** What there is to read about them. */
const list = readFileSync('examples/README.md', 'utf8');

const examples = readdirSync('examples')
	.filter((file) => file.endsWith('.json'))
	.map((file): [string, Example] => [file, JSON.parse(readFileSync(`examples/${file}`, 'utf8'))]);

const isNote = ({ type }: INode) => type === 'n8n-nodes-base.stickyNote';
const isTrigger = ({ type }: INode) => type.endsWith('.weChatTrigger');
const hearsItself = (node: INode) => isTrigger(node) && node.parameters.ignoreOwn === false;

it('there are examples', () => {
	expect(examples.length).toBeGreaterThan(0);
});

describe.each(examples)('%s', (file, { name, nodes, connections, settings, pinData, ...rest }) => {
	// n8n 2.41 looks up each node in it: null ends every single step with "Cannot read properties of null".
	it('has pinned data that is empty', () => {
		expect(pinData).toEqual({});
	});

	const behind = (...names: string[]) =>
		nodes.filter((node) =>
			names.some((name) => connections[name]?.main?.flat().some((one) => one?.node === node.name)),
		);

	it('filters in its trigger, where it costs no execution', () => {
		const triggers = nodes.filter((node) => isTrigger(node) && !hearsItself(node));
		const types = behind(...triggers.map(({ name }) => name)).map(({ type }) => type);
		expect(types.length > 0).toBe(triggers.length > 0);
		expect(types).not.toContain('n8n-nodes-base.filter');
		expect(types).not.toContain('n8n-nodes-base.if');
	});

	it('does not answer what the account itself has written', () => {
		const reached = nodes.filter(hearsItself).map(({ name }) => name);
		for (let before = -1; before !== reached.length;) {
			before = reached.length;
			const more = behind(...reached).map(({ name }) => name);
			reached.push(...more.filter((name) => !reached.includes(name)));
		}
		const types = nodes.filter(({ name }) => reached.includes(name)).map(({ type }) => type);
		expect(types).not.toContain('n8n-nodes-wechat-gateway.weChatEyun');
		expect(types).not.toContain('n8n-nodes-wechat-gateway.weChatGewe');
	});

	it('chooses events that there are', () => {
		const known = eventChoices.map(({ value }) => value);
		for (const { parameters } of nodes.filter(isTrigger)) {
			expect(known).toEqual(expect.arrayContaining(parameters.events as string[]));
		}
	});

	it('its note tells of every node, and of no other', () => {
		const note = nodes.filter(isNote).map(({ parameters }) => String(parameters.content));
		const told = [...note.join('\n').matchAll(/^\d+\. \*\*(.+?)\*\*/gm)].map(([, name]) => name);
		expect(told).toEqual(nodes.filter((node) => !isNote(node)).map(({ name }) => name));
	});

	it('holds nothing of the n8n that it was made in: credentials by their type alone, no ID', () => {
		const credentials = nodes.flatMap((node) => Object.values(node.credentials ?? {}));
		for (const { id } of credentials) expect(id).toBe('');
		expect([typeof name, typeof settings, Object.keys(rest)]).toEqual(['string', 'object', []]);
	});

	it('keeps to the pace that protects the account', () => {
		expect(JSON.stringify(nodes)).not.toContain('"pacing"');
	});

	it('stands in the list of examples', () => {
		expect(list).toContain(`(${file})`);
	});

	it('says "publish", as n8n does', () => {
		expect(JSON.stringify(nodes)).not.toMatch(/activat/i);
	});
});
