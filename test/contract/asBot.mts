import type { Simulator } from '../simulator/index.mts';
import { prepareNode, type Run } from './runNode.mts';

/** The account of the simulated world that is online. */
export const botOf = ({ world }: Simulator) => world.accounts.find(({ online }) => online)!;

/**
 * Prepares an execution of the node as that account, as `prepareNode` does. It does not wait between
 * messages: how the node waits has tests of its own.
 */
export function prepareAsBot(
	simulator: Simulator,
	parameters: object,
	more: Partial<Run> = {},
): ReturnType<typeof prepareNode> {
	const options = 'options' in parameters ? (parameters.options as object) : {};
	return prepareNode({
		baseUrl: simulator.url,
		authorization: simulator.authorization,
		...more,
		parameters: {
			weChatAccount: { __rl: true, mode: 'wcId', value: botOf(simulator).wcId },
			...parameters,
			options: { pacing: 'off', ...options },
		} as Run['parameters'],
	});
}
