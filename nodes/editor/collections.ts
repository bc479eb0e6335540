import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import type { Operation, Resource } from '../engine/operation';
import {
	conditioned,
	conditionOf,
	keyOf,
	type Place,
	placeAll,
	type Placed,
	together,
} from './places';

/** What an operation offers in a collection. */
export type Offer = [resource: Resource, operation: Operation, options: INodeProperties[]];

/** What the editor calls a collection. */
export type Frame = Pick<INodeProperties, 'displayName' | 'name' | 'placeholder'>;

type Condition = NonNullable<IDisplayOptions['show']>;

const byDisplayName = (a: INodeProperties, b: INodeProperties) =>
	a.displayName.localeCompare(b.displayName, 'en');

/** From inside a collection, the node's own parameters have a slash in front. */
const fromInside = (condition: Condition): Condition =>
	Object.fromEntries(
		Object.entries(condition).map(([name, values]) => [
			name === 'resource' || name === 'operation' ? `/${name}` : name,
			values,
		]),
	);

/**
 * The options of a collection for these operations: a condition tells them apart, and says nothing of others.
 */
function optionsOf(offers: Offer[], places: Place[]): INodeProperties[] {
	const resources = new Map(
		places.map(([resource, operations]) => [resource.value, { ...resource, operations }]),
	);
	const placed = offers.flatMap(([{ value }, operation, options]) => {
		const resource = resources.get(value);
		return resource ? options.map((option): Placed => [resource, operation, option]) : [];
	});
	return placeAll(placed, [...resources.values()])
		.map(({ displayOptions: { show, hide } = {}, ...option }) => ({
			...option,
			...conditioned({ show: show && fromInside(show), hide: hide && fromInside(hide) }),
		}))
		.sort(byDisplayName);
}

/** One collection for these operations, or several where no condition can name all of them. */
function collect(frame: Frame, offers: Offer[], resources: Resource[]): INodeProperties[] {
	const places = new Map<Resource, Operation[]>();
	for (const [resource, operation] of offers) {
		places.set(resource, [...(places.get(resource) ?? []), operation]);
	}
	return together([...places]).map((group) => ({
		...frame,
		type: 'collection',
		default: {},
		...conditioned(conditionOf(group, resources)),
		options: optionsOf(offers, group),
	}));
}

const hasEachNameOnce = ({ options = [] }: INodeProperties) =>
	new Set((options as INodeProperties[]).map(({ name }) => name)).size === options.length;

/** Collections of several operations, and their length in the description. */
interface Collected {
	offers: Offer[];
	/** Of the options, to know who shares one. */
	keys: Set<string>;
	properties: INodeProperties[];
	length: number;
}

/**
 * The collections of all operations. Those of several become one, each of whose options is shown where it
 * belongs, if that is shorter: many offer nearly the same, and the description would repeat it.
 *
 * @param resources all that there are
 */
export function collectAll(frame: Frame, all: Offer[], resources: Resource[]): INodeProperties[] {
	const collected = (offers: Offer[]): Collected => {
		const properties = collect(frame, offers, resources);
		const keys = new Set(offers.flatMap(([, , options]) => options.map(keyOf)));
		return { offers, keys, properties, length: JSON.stringify(properties).length };
	};
	const alike = new Map<string, Offer[]>();
	for (const offer of all.filter(([, , options]) => options.length > 0)) {
		const key = offer[2].map(keyOf).join();
		alike.set(key, [...(alike.get(key) ?? []), offer]);
	}
	/** What joins them, where it is worth it. */
	const joinedWith = (group: Collected, own: Collected): Collected | undefined => {
		if (![...own.keys].some((key) => group.keys.has(key))) return undefined;
		const joined = collected([...group.offers, ...own.offers]);
		const isShorter = joined.length < group.length + own.length;
		return isShorter && joined.properties.every(hasEachNameOnce) ? joined : undefined;
	};
	const groups: Collected[] = [];
	for (const offers of alike.values()) {
		const own = collected(offers);
		let joined: Collected | undefined;
		const at = groups.findIndex((group) => (joined = joinedWith(group, own)) !== undefined);
		if (joined) groups[at] = joined;
		else groups.push(own);
	}
	return groups.flatMap(({ properties }) => properties);
}
