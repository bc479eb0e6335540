import type { INodeProperties } from 'n8n-workflow';

export const lookUpNamesOption: INodeProperties = {
	displayName: 'Look Up Names',
	name: 'lookUpNames',
	type: 'boolean',
	default: true,
	description:
		'Whether to ask the gateway for senderName and chatName where the message does not tell them. Names are remembered for an hour, so the first event of a chat arrives a few seconds later than the others. If a name cannot be found, the event arrives with nameError, which says why.',
};
