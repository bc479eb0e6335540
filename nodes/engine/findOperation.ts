import type { Operation, Resource } from './operation';

/** All that workflows may hold for an operation: its value now, and those that it had before. */
export const valuesOf = ({ value, renamedFrom = [] }: Operation): string[] => [
	value,
	...renamedFrom,
];

/** The operation that a node is set to, also by a value that it had before it was renamed. */
export const findOperation = (
	catalog: Resource[],
	resource: unknown,
	operation: unknown,
): Operation | undefined =>
	catalog
		.find(({ value }) => value === resource)
		?.operations.find((candidate) => valuesOf(candidate).some((value) => value === operation));
