import { markdownTable } from '../../lib/markdown-table.mjs';
import { longStep } from '../../lib/progress.mjs';
import { compare, ratios } from '../compare.mjs';
import {
	BY_EXPRESSION,
	httpRequest,
	httpRequestWithCredential,
	weChatEyun,
} from '../send-stage.mjs';
import { median } from '../statistics.mjs';
import { figure, times, whole } from './figures.mjs';
import { NEIGHBOUR, neighbourSender } from './neighbour.mjs';

/**
 * Texts of one execution, by the WeChat node and by others, to the same gateway on this machine.
 *
 * @param {import('./stage.mjs').Stage} stage
 * @param {import('./sizes.mjs').Sizes} sizes
 * @returns {Promise<string>} a table
 */
export async function sending({ runner, gatewayUrl }, { texts, executions }) {
	const theirs = await neighbourSender(runner.rest, gatewayUrl, BY_EXPRESSION);
	const senders = {
		'WeChat (E Cloud)': weChatEyun(BY_EXPRESSION),
		'HTTP Request': httpRequest(gatewayUrl, BY_EXPRESSION),
		'HTTP Request with the credential': httpRequestWithCredential(gatewayUrl, BY_EXPRESSION),
		[`${NEIGHBOUR.title} (${NEIGHBOUR.name} ${NEIGHBOUR.version})`]: theirs,
	};
	const figures = await longStep(
		`Sending ${texts} texts ${executions + 1} times by each node`,
		() => compare(runner, senders, texts, executions),
	);
	const [ours] = Object.values(figures);
	const rows = Object.entries(figures).map(([name, all]) => [
		name,
		`${figure(median(all.map(({ ms }) => ms / texts)))} ms`,
		all === ours ? '' : times(median(ratios(ours, all))),
	]);
	const head = ['Node', 'Each text', 'The WeChat node beside it'];
	return `Sending ${whole(texts)} texts in one execution, *Pacing: Off*, to the same gateway on this machine, which answers at once:\n\n${markdownTable(head, rows)}`;
}
