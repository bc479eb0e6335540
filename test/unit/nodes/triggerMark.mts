import type { Mark } from '../../../nodes/callbacks/check/mark';

/** What a trigger answers that has the callback, and knows the token. */
export const mark: Mark = {
	workflow: 'Orders',
	workflowId: 'w1',
	node: 'WeChat Trigger',
	isTest: false,
	isTokenRight: true,
	since: Date.UTC(2026, 0, 1),
};
