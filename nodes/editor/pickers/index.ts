import type { Gateway } from '../../gateways/gateway';
import { type ActionHandler, createLabel } from './createLabel';
import { searchAccounts, searchKnownAccounts } from './searchAccounts';
import { searchChats, searchContacts, searchGroups } from './searchChats';
import type { Search } from './searching';
import { searchLabels } from './searchLabels';
import { searchMembers, searchMentions } from './searchMembers';

const searches = {
	searchAccounts,
	searchKnownAccounts,
	searchChats,
	searchContacts,
	searchGroups,
	searchLabels,
	searchMembers,
	searchMentions,
};

/** The searches for all that a field can `pick`, by the names that the description has for them. */
export const pickers = (gateway: Gateway): Record<string, Search> =>
	Object.fromEntries(Object.entries(searches).map(([name, make]) => [name, make(gateway)]));

/** What can be made from within a list, by the names that the description has for them. */
export const makers = (gateway: Gateway): Record<string, ActionHandler> => ({
	createLabel: createLabel(gateway),
});
