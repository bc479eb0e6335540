export { searchAccounts, searchKnownAccounts } from './searchAccounts';
export { searchChats, searchContacts, searchGroups } from './searchChats';
export { searchLabels } from './searchLabels';
export { searchMembers, searchMentions } from './searchMembers';
