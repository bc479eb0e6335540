/** Which expressions are evaluated before the first item is begun. */
import type { IExecutePaginationFunctions } from 'n8n-workflow';
import { now } from '../../../nodes/engine/clock';
import { checkParameters } from '../../../nodes/engine/expressions';

function evaluated(parameters: object, count: number): unknown[][] {
	const evaluateExpression = jest.fn();
	const context = { getNode: () => ({ parameters }), evaluateExpression };
	checkParameters(context as unknown as IExecutePaginationFunctions, count);
	return evaluateExpression.mock.calls;
}

it('are all of the node, however deep, for every item', () => {
	const parameters = {
		text: '={{ $json.text }}',
		fixed: 'a = b',
		empty: '',
		number: 5,
		nothing: null,
		missing: undefined,
		on: true,
		to: { __rl: true, value: '={{ $json.to }}' },
		list: ['=x', { deep: ['={{ 1 }}'] }],
	};
	const expressions = ['{{ $json.text }}', '{{ $json.to }}', 'x', '{{ 1 }}'];
	expect(evaluated(parameters, 2)).toEqual(
		[0, 1].flatMap((item) => expressions.map((expression) => [expression, item])),
	);
});

it.each([
	[{ text: '=x' }, 0],
	[{ text: 'x', list: [null, 5] }, 3],
	[{}, 3],
])('of %j for %i items there are none', (parameters, count) => {
	expect(evaluated(parameters, count)).toEqual([]);
});

it('the first that cannot be evaluated ends it', () => {
	const evaluateExpression = jest.fn((_expression: string, item: number) => {
		if (item === 1) throw new Error('no such node');
	});
	const context = { getNode: () => ({ parameters: { a: '=x' } }), evaluateExpression };
	expect(() => checkParameters(context as never, 3)).toThrow('no such node');
	expect(evaluateExpression).toHaveBeenCalledTimes(2);
});

it('the clock of pauses goes on, and is not that of the system', () => {
	const spy = jest.spyOn(Date, 'now').mockReturnValue(5);
	const [first, second] = [now(), now()];
	spy.mockRestore();
	expect(first).not.toBe(5);
	expect(second).toBeGreaterThanOrEqual(first);
});
