import type { IExecutePaginationFunctions } from 'n8n-workflow';

/** All texts within a parameter, however deep. */
function* textsIn(value: unknown): Generator<string> {
	if (typeof value === 'string') yield value;
	else if (typeof value === 'object' && value !== null) {
		for (const inner of Object.values(value)) yield* textsIn(inner);
	}
}

/**
 * Evaluates every expression of the node for every item, as n8n's engine is going to.
 *
 * @param count of items
 * @throws n8n's own error for the first that cannot be evaluated
 */
export function checkParameters(context: IExecutePaginationFunctions, count: number): void {
	const expressions = [...textsIn(context.getNode().parameters)].filter((text) =>
		text.startsWith('='),
	);
	for (let item = 0; item < count; item++) {
		for (const expression of expressions) context.evaluateExpression(expression.slice(1), item);
	}
}
