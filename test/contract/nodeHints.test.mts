/** What the editor says above the output of a node that is about to send a lot, by n8n's own conditions. */
import type { INodeParameters } from 'n8n-workflow';

import { place } from './n8n.mts';
import { underTest } from './underTest.mts';

describe.each(['eyun', 'gewe'] as const)('%s', (id) => {
	const { nodeType } = underTest[id];
	/** As n8n's editor finds out which hints are shown (`getNodeHints`). */
	function shown(parameters: INodeParameters, items: number): string[] {
		const { workflow, node } = place(nodeType, {
			gateway: id,
			baseUrl: 'http://127.0.0.1:1',
			parameters: { resource: 'message', operation: 'sendText', ...parameters },
		});
		const input = Array.from({ length: items }, () => ({ json: {} }));
		return nodeType.description
			.hints!.filter(
				({ displayCondition }) =>
					workflow.expression.getParameterValue(
						displayCondition!,
						null,
						0,
						0,
						node.name,
						input,
						'manual',
						{},
					) === true,
			)
			.map(({ message }) => message);
	}
	const OFF = expect.stringContaining("'Pacing' is off for more than 10 items");
	const LONG =
		"More than 30 items take minutes: 'Pacing: Safe' sends 30 messages a minute at most.";
	const off = { options: { pacing: 'off' } };

	it.each([
		['a few at once', {}, 30, []],
		['many at once', {}, 31, [LONG]],
		['many at once, chosen as safe', { options: { pacing: 'safe' } }, 31, [LONG]],
		['many at a pace of their own', { options: { pacing: 'custom' } }, 31, []],
		['a few without a pace', off, 10, []],
		['many without a pace', off, 11, [OFF]],
		['many that are forwarded', { ...off, operation: 'forwardImage' }, 11, [OFF]],
		['many that are revoked', { ...off, operation: 'revoke' }, 100, []],
		['a question, which goes to one', { ...off, operation: 'sendAndWait' }, 100, []],
		['a channel', { ...off, resource: 'channel', operation: 'sendDmText' }, 100, []],
		['Moments', { resource: 'moment', operation: 'forward' }, 100, []],
		['what sends nothing', { ...off, resource: 'contact', operation: 'get' }, 100, []],
	])('%s', (_what, parameters, items, hints) => {
		expect(shown(parameters as INodeParameters, items)).toEqual(hints);
	});
});
