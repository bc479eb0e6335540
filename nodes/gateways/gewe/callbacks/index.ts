import type { Callbacks } from '../../gateway';
import { knownDevices } from '../devices';
import { readGeweCallback } from './dialect';
import { registration } from './registration';

/**
 * Callbacks name a device and its account, but nobody whose token it is, and HTTP 200 within three seconds is
 * all that they are to be answered.
 */
export const callbacks: Callbacks = {
	read: readGeweCallback,
	testCall: { testMsg: '' },
	// A changed friend, for example, comes with the device alone.
	complete: (developer, event) => ({
		...event,
		accountId: event.accountId || knownDevices.accountOn(developer, event.session),
	}),
	learn: (developer, { session, accountId }) => knownDevices.learn(developer, session, accountId),
	...registration,
};
