import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { valuesOf } from '../engine/findOperation';
import type { Operation, Resource } from '../engine/operation';

/** A property where an operation has it. */
export type Placed = [resource: Resource, operation: Operation, property: INodeProperties];

/** Where a property is shown: some of the operations of a resource, or none. */
export type Place = [resource: Resource, shown: Operation[]];

const keys = new WeakMap<INodeProperties, string>();

/** What is the same has the same; many operations have the very same object. */
export function keyOf(property: INodeProperties): string {
	const key = keys.get(property) ?? JSON.stringify(property);
	keys.set(property, key);
	return key;
}

/**
 * Operations that share a property share its entry, too: it keeps its value when the user changes
 * the operation, and the description stays small.
 *
 * @param resources all that there are
 */
export function placeAll(placed: Placed[], resources: Resource[]): INodeProperties[] {
	const known = new Map<string, { property: INodeProperties; where: Map<Resource, Operation[]> }>();
	for (const [resource, operation, property] of placed) {
		const key = keyOf(property);
		const { where } = known.get(key) ?? { where: new Map<Resource, Operation[]>() };
		known.set(key, { property, where });
		where.set(resource, [...(where.get(resource) ?? []), operation]);
	}
	return [...known.values()].flatMap(({ property, where }) =>
		together([...where]).map((places) => {
			const { show, hide } = conditionOf(places, resources);
			const { displayOptions: own = {} } = property;
			return {
				...property,
				...conditioned({ show: joined(show, own.show), hide: joined(hide, own.hide) }),
			};
		}),
	);
}

/** Both of two conditions, of which n8n shows or hides by all that they name. */
const joined = <Condition extends object>(
	places: Condition | undefined,
	own: Condition | undefined,
): Condition | undefined => (places && own ? { ...places, ...own } : (places ?? own));

/** What a property has of its condition: nothing where it is shown everywhere. */
export const conditioned = ({
	show,
	hide,
}: IDisplayOptions): Pick<INodeProperties, 'displayOptions'> =>
	(show ?? hide) ? { displayOptions: { ...(show && { show }), ...(hide && { hide }) } } : {};

const isWhole = ([resource, shown]: Place) => shown.length === resource.operations.length;

/**
 * Puts places together that one condition can name. n8n shows a property where the resource is among
 * those named and the operation is, so that no resource may have an operation of another's name that
 * does not belong. Every entry costs time: n8n evaluates what it holds, shown or not.
 */
export function together(places: Place[]): Place[][] {
	const groups: Place[][] = [];
	for (const place of places) {
		const group = groups.find((candidate) => canBeOne([...candidate, place]));
		if (group) group.push(place);
		else groups.push([place]);
	}
	return groups;
}

function canBeOne(places: Place[]): boolean {
	const named = namesOf(places);
	return places.every(
		([resource, shown]) =>
			resource.operations.filter((one) => valuesOf(one).some((value) => named.has(value)))
				.length === shown.length,
	);
}

const namesOf = (places: Place[]) =>
	new Set(places.flatMap(([, shown]) => shown.flatMap(valuesOf)));

/** Which operations, by their names: those that belong, or those that do not. */
function byOperation(places: Place[]): IDisplayOptions[] {
	const shown = namesOf(places);
	const others = places
		.flatMap(([{ operations }]) => operations.flatMap(valuesOf))
		.filter((value) => !shown.has(value));
	return [{ show: { operation: [...shown] } }, { hide: { operation: [...new Set(others)] } }];
}

const lengthOf = (condition: IDisplayOptions) => JSON.stringify(condition).length;

/**
 * The shortest condition that names places. The resource need not be named where no other has an operation
 * of the name: n8n gives the operation another value when the user changes the resource.
 */
export function conditionOf(places: Place[], resources: Resource[]): IDisplayOptions {
	const resource = places.map(([{ value }]) => value);
	if (places.every(isWhole)) {
		return places.length === resources.length ? {} : { show: { resource } };
	}
	const elsewhere = resources
		.filter(({ value }) => !resource.includes(value))
		.map((other): Place => [other, []]);
	const everywhere = [...places, ...elsewhere];
	const conditions = byOperation(places).map(({ show, hide }): IDisplayOptions => ({
		show: { resource, ...show },
		...(hide && { hide }),
	}));
	if (canBeOne(everywhere)) conditions.push(...byOperation(everywhere));
	return conditions.reduce((best, next) => (lengthOf(next) < lengthOf(best) ? next : best));
}
