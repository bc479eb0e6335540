import type { Words } from './words';

/** Operations that more than one gateway has. */
export const account = {
	checkOnline: {
		value: 'checkOnline',
		name: 'Check Online',
		action: 'Check whether account is online',
		description:
			'Find out whether a WeChat account is online. An offline account is a result, too.',
	},
	logOut: {
		value: 'logOut',
		name: 'Log Out',
		action: 'Log accounts out of gateway',
		description: 'Log WeChat accounts out of the gateway',
	},
} satisfies Record<string, Words>;
