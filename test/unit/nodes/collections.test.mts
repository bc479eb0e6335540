/** Collections that several operations share, by n8n's own reading of the conditions. */
import { type INodeProperties, NodeHelpers } from 'n8n-workflow';

import { collectAll, type Offer } from '../../../nodes/editor/collections';
import type { Operation, Resource } from '../../../nodes/engine/operation';

const FRAME = { displayName: 'Options', name: 'options', placeholder: 'Add Option' };

const option = (name: string, description = 'About it. '.repeat(20)): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	description,
});

const [a, b, c] = ['a', 'b', 'c'].map((name) => option(name));

/** What operations offer, by resource and operation: "contact get". */
type Offered = Record<string, INodeProperties[]>;

function resourcesOf(offered: Offered): Resource[] {
	const titles = Object.keys(offered).map((title) => title.split(' '));
	return [...new Set(titles.map(([resource]) => resource))].map((value) => ({
		value,
		name: value,
		startWith: '',
		operations: titles
			.filter(([resource]) => resource === value)
			.map(([, name]): Operation => {
				const words = { value: name, name, action: name, description: '' };
				return { ...words, path: '', fields: [] };
			}),
	}));
}

function collected(offered: Offered): INodeProperties[] {
	const resources = resourcesOf(offered);
	const offers = resources.flatMap((resource) =>
		resource.operations.map((operation): Offer => [
			resource,
			operation,
			offered[`${resource.value} ${operation.value}`],
		]),
	);
	return collectAll(FRAME, offers, resources);
}

/** The names of the options that n8n's editor offers for each operation; nothing without a collection. */
function shown(collections: INodeProperties[], offered: Offered) {
	const names = Object.keys(offered).map((title) => {
		const [resource, operation] = title.split(' ');
		const root = { resource, operation };
		const isShown = (one: INodeProperties, values: object) =>
			NodeHelpers.displayParameter(values as typeof root, one, { typeVersion: 1 }, null, root);
		const own = collections.filter((one) => isShown(one, root));
		// Only one of them may be shown.
		expect(own.length).toBeLessThan(2);
		const options = own.flatMap(({ options: all }) => all as INodeProperties[]);
		return [title, options.filter((one) => isShown(one, {})).map(({ name }) => name)];
	});
	return Object.fromEntries(names);
}

const namesOf = (offered: Offered) =>
	Object.fromEntries(
		Object.entries(offered).map(([title, options]) => [title, options.map(({ name }) => name)]),
	);

it.each<[string, number, Offered]>([
	['the same options', 1, { 'x get': [a, b], 'x set': [a, b], 'y add': [a, b] }],
	['some of the same', 1, { 'x get': [a], 'x set': [a, b], 'y add': [a, b, c], 'y del': [b] }],
	['none', 0, { 'x get': [], 'y add': [] }],
	['other ones', 2, { 'x get': [a], 'y add': [b] }],
	['operations without any between them', 1, { 'x get': [a], 'x set': [], 'y add': [a, b] }],
	// No one condition can name these.
	[
		'names that two resources have',
		2,
		{ 'x get': [a], 'x set': [a, b], 'y get': [], 'y set': [a] },
	],
])('%s become %i collections, with each option where it belongs', (_name, count, offered) => {
	const collections = collected(offered);
	expect(collections).toHaveLength(count);
	expect(shown(collections, offered)).toEqual(namesOf(offered));
});

it('whatever operations offer, n8n shows them that and nothing else', () => {
	const titles = ['x get', 'x set', 'y get', 'y add'];
	const sets = [[], [a], [b], [a, b], [a, b, c]];
	for (let at = 0; at < sets.length ** titles.length; at++) {
		const offered = Object.fromEntries(
			titles.map((title, place) => [
				title,
				sets[Math.floor(at / sets.length ** place) % sets.length],
			]),
		);
		expect(shown(collected(offered), offered)).toEqual(namesOf(offered));
	}
});

it('an option of the same name that says something else stays apart', () => {
	const other = option('b', 'Says something else');
	const offered = { 'x get': [a, b], 'x set': [a, other] };
	const collections = collected(offered);
	expect(collections).toHaveLength(2);
	expect(shown(collections, offered)).toEqual(namesOf(offered));
});

it('short options are repeated, since telling the operations apart would take more', () => {
	const short = option('s', '');
	const own = (start: string) => [...'123456'].map((end) => option(start + end, ''));
	const offered = { 'x get': [...own('l'), short], 'x set': [...own('r'), short] };
	expect(collected(offered)).toHaveLength(2);
	expect(shown(collected(offered), offered)).toEqual(namesOf(offered));
});

it('an option keeps what else it is shown for', () => {
	const custom = { ...b, displayOptions: { show: { pacing: ['custom'] } } };
	const [{ options }] = collected({ 'x get': [a, custom], 'x set': [a] });
	expect((options as INodeProperties[]).map(({ displayOptions }) => displayOptions)).toEqual([
		undefined,
		{ show: { '/operation': ['get'], pacing: ['custom'] } },
	]);
});

it('options stand in the order of what they are called', () => {
	const [{ options }] = collected({ 'x get': [c, a, b] });
	expect((options as INodeProperties[]).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
});
