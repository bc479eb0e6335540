import type { Operation, Resource } from '../../nodes/engine/operation';

/** Whether an operation asks an endpoint of its gateway; the others are the node's own. */
export const isEndpoint = ({ own }: Operation): boolean => own === undefined;

/** The catalog of a gateway with its endpoints alone, which the vendor's documents are about. */
export const endpointsOf = (catalog: Resource[]): Resource[] =>
	catalog.map((resource) => ({
		...resource,
		operations: resource.operations.filter(isEndpoint),
	}));
