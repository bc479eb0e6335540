/** Where the editor shows what operations have, by n8n's own reading of the conditions. */
import { type INodeProperties, NodeHelpers } from 'n8n-workflow';

import { buildProperties } from '../../../nodes/editor/description';
import { placeAll, type Placed } from '../../../nodes/editor/places';
import type { Resource } from '../../../nodes/engine/operation';
import { eyun } from '../../../nodes/gateways/eyun';
import { gewe } from '../../../nodes/gateways/gewe';

const node = { typeVersion: 1 };

const isShown = (property: INodeProperties, resource: string, operation: string, more = {}) =>
	NodeHelpers.displayParameter({ ...more, resource, operation }, property, node, null);

/** Resources by the names of their operations, as in "contact: get delete". */
const catalogOf = (...resources: string[]): Resource[] =>
	resources.map((text) => {
		const [value, ...names] = text.split(/:? /);
		const operations = names.map((name) => ({
			value: name,
			name,
			action: name,
			description: '',
			path: `/${name}`,
			fields: [],
		}));
		return { value, name: value, startWith: names[0], operations };
	});

const property = (name: string, more = {}): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	...more,
});

const titlesOf = (catalog: Resource[]) =>
	catalog.flatMap(({ value, operations }) => operations.map((one) => `${value} ${one.value}`));

/** Places one property at some operations. */
function placed(catalog: Resource[], titles: string[], one = property('x')): INodeProperties[] {
	const at = catalog.flatMap((resource) =>
		resource.operations
			.filter(({ value }) => titles.includes(`${resource.value} ${value}`))
			.map((operation): Placed => [resource, operation, one]),
	);
	return placeAll(at, catalog);
}

const shownAt = (properties: INodeProperties[], catalog: Resource[], more = {}) =>
	titlesOf(catalog).filter((title) => {
		const [resource, operation] = title.split(' ');
		return properties.some((one) => isShown(one, resource, operation, more));
	});

const catalog = catalogOf('contact: get add remove', 'group: get add leave', 'label: add all');
const all = titlesOf(catalog);
/** Every choice of operations: the conditions must name exactly these. */
const choices = Array.from({ length: 2 ** all.length - 1 }, (_, bits) =>
	all.filter((_title, at) => ((bits + 1) >> at) & 1),
);

it('a property is shown at its operations and nowhere else, whatever they are called', () => {
	for (const titles of choices) expect(shownAt(placed(catalog, titles), catalog)).toEqual(titles);
});

it('the resource is named only where another one has an operation of the name', () => {
	const conditionOf = (...titles: string[]) =>
		placed(catalog, titles).map(({ displayOptions }) => displayOptions);
	expect(conditionOf('contact remove')).toEqual([{ show: { operation: ['remove'] } }]);
	expect(conditionOf('contact get')).toEqual([
		{ show: { resource: ['contact'], operation: ['get'] } },
	]);
	expect(conditionOf('contact get', 'group get')).toEqual([{ show: { operation: ['get'] } }]);
	expect(conditionOf(...all.filter((title) => !title.endsWith(' get')))).toEqual([
		{ hide: { operation: ['get'] } },
	]);
	expect(conditionOf('label add', 'label all')).toEqual([{ show: { resource: ['label'] } }]);
});

it('what else a property is shown for stays', () => {
	const own = property('x', { displayOptions: { show: { download: [true] } } });
	for (const titles of choices) {
		const properties = placed(catalog, titles, own);
		expect(shownAt(properties, catalog, { download: true })).toEqual(titles);
		expect(shownAt(properties, catalog, { download: false })).toEqual([]);
	}
});

/** The conditions that tell of the operation, without what else an input is shown for. */
function byPlace({ displayOptions: { show = {}, hide } = {} }: INodeProperties): INodeProperties {
	const names = ['resource', 'operation', '/resource', '/operation'];
	const own = Object.entries(show).filter(([name]) => names.includes(name));
	return property('x', {
		displayOptions: { show: Object.fromEntries(own), ...(hide && { hide }) },
	});
}

/** All inputs that the editor shows for an operation, those in collections included. */
const inputsAt = (list: INodeProperties[], resource: string, operation: string): string[] =>
	list
		.filter(({ name }) => !['resource', 'operation'].includes(name))
		.filter((one) => isShown(byPlace(one), resource, operation))
		.flatMap(({ displayOptions, ...one }) => {
			if (one.type !== 'collection') return [JSON.stringify(one)];
			const { options, ...frame } = one;
			const offered = (options as INodeProperties[]).filter((option) =>
				isShown(byPlace(option), resource, operation),
			);
			return [
				JSON.stringify(frame),
				...offered.map(({ displayOptions: _, ...option }) => one.name + JSON.stringify(option)),
			];
		})
		.sort();

describe.each([eyun, gewe])('in the node of $name', (gateway) => {
	const properties = buildProperties(gateway);

	it('each operation has its fields, its account and nothing of another operation', () => {
		for (const resource of gateway.catalog) {
			for (const operation of resource.operations) {
				const alone = buildProperties({
					...gateway,
					catalog: [{ ...resource, operations: [operation], startWith: operation.value }],
				});
				const title = `${resource.value} ${operation.value}`;
				const place = [resource.value, operation.value] as const;
				expect({ title, inputs: inputsAt(properties, ...place) }).toEqual({
					title,
					inputs: inputsAt(alone, ...place),
				});
			}
		}
	});
});
