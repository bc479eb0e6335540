import type { Operation } from '../../engine/operation';

/**
 * What an operation is called. Operations that mean the same on several gateways have their words here,
 * once: a workflow moves from one gateway to the other by them.
 */
export type Words = Pick<Operation, 'value' | 'name' | 'action' | 'description' | 'renewsLists'>;
