import type { Gateway } from '../../gateways/gateway';
import { chosenAccount } from './chosen';
import { matching, type Search, searching, toItem } from './searching';

/** The labels of the chosen account. */
export const searchLabels = (gateway: Gateway): Search => {
	const { action, read } = gateway.addressBook.labels;
	return searching(gateway, action, async (context, filter) => {
		const labels = await read(context, await chosenAccount(gateway, context));
		return { results: matching(labels.map(toItem), filter) };
	});
};
