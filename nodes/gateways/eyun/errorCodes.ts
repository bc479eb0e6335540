import { toCodes } from '../../engine/errorCodes';

/** What only E Cloud says. */
export const eyunCodes = toCodes({
	deviceTooNew: [
		'later',
		'WeChat lets an account post to Moments only after 3 days in a row at the gateway',
	],
	privacySettings: ['never', 'The privacy settings of the other person do not allow it'],
	proxyUnreachable: ['afterChange', 'The proxy of the account cannot be reached'],
	sessionEnded: [
		'afterChange',
		"The session (wId) that stands in 'Account' has ended: choose the account by its WeChat ID",
	],
});
