import type { NodeHint } from 'n8n-workflow';

import { MINUTE } from '../engine/pace';
import type { Gateway } from '../gateways/gateway';

/** So many at once are no conversation any more. */
const MANY = 10;

/** Operations that send a message, by their values; a question goes to one alone. */
const SENDING = '/^(send(?!AndW|Dm)|forward.)/.test($parameter.operation)';

const sendingMore = (than: number, condition: string) =>
	`={{ ${SENDING} && ${condition} && $input.all().length > ${than} }}`;

/**
 * What the editor says above the output of a node that is about to send a lot. n8n lets a node of its
 * declarative engine say nothing while it runs, so this is what is known beforehand: the parameters, and what
 * comes in.
 */
export function nodeHints({ paces }: Pick<Gateway, 'paces'>): NodeHint[] {
	const [most = 0] = (paces.message.limits ?? []).find(([, window]) => window === MINUTE) ?? [];
	return [
		{
			type: 'warning',
			message: `'Pacing' is off for more than ${MANY} items: WeChat closes accounts that act like a machine.`,
			displayCondition: sendingMore(MANY, '$parameter.options?.pacing === "off"'),
			location: 'outputPane',
		},
		{
			message: `More than ${most} items take minutes: 'Pacing: Safe' sends ${most} messages a minute at most.`,
			displayCondition: sendingMore(most, '($parameter.options?.pacing ?? "safe") === "safe"'),
			whenToDisplay: 'beforeExecution',
			location: 'outputPane',
		},
	];
}
