/** What the examples hold is there in the nodes of all gateways, so that they move from one to the other. */
import { readdirSync } from 'node:fs';

import { scenarios } from '../examples/scenarios/index.mts';
import { readExample } from '../examples/support/importing.mts';
import { underTest } from './underTest.mts';

const names = readdirSync('examples')
	.filter((file) => file.endsWith('.json'))
	.map((file) => file.replace(/\.json$/, ''));

it('each has a test in a real n8n', () => {
	const tested = new Set(scenarios.flatMap(({ name, nameForGewe = name }) => [name, nameForGewe]));
	expect(names.filter((name) => !tested.has(name))).toEqual([]);
});

const placed = names.flatMap((name) =>
	readExample(name)
		.nodes.filter(({ type }) => /weChat(Eyun|Gewe)$/.test(type))
		.map((node) => ({ title: `${name}: ${node.name}`, parameters: node.parameters })),
);

/** Where an example for GeWe stands beside it, each is for one gateway. */
const isFor = (gateway: string, title: string): boolean => {
	const [name] = title.split(': ');
	if (name.endsWith('-gewe')) return gateway === 'gewe';
	return gateway === 'eyun' || !names.includes(`${name}-gewe`);
};

describe.each(Object.values(underTest))('on $id', ({ id, nodeType }) => {
	const { properties } = nodeType.description;

	it.each(placed.filter(({ title }) => isFor(id, title)))('$title', ({ parameters }) => {
		const known = new Set(properties.map(({ name }) => name));
		expect(Object.keys(parameters).filter((name) => !known.has(name))).toEqual([]);
		const { resource, operation } = parameters;
		const values = properties
			.filter(({ name }) => name === 'operation')
			.filter(({ displayOptions }) => displayOptions?.show?.resource?.includes(String(resource)))
			.flatMap(({ options = [] }) => options.map((one) => ('value' in one ? one.value : '')));
		expect(values).toContain(operation);
	});
});
