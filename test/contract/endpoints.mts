import type { Operation, Resource } from '../../nodes/engine/operation';

/**
 * Whether an operation is an endpoint of its gateway; the others are the node's own, or make up what they
 * send through an endpoint that has an operation of its own.
 */
export const isEndpoint = ({ own, fields }: Operation): boolean =>
	own === undefined && !fields.some(({ isMade }) => isMade);

/** The catalog of a gateway with its endpoints alone, which the vendor's documents are about. */
export const endpointsOf = (catalog: Resource[]): Resource[] =>
	catalog.map((resource) => ({
		...resource,
		operations: resource.operations.filter(isEndpoint),
	}));
