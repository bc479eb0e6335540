import type { CallbackGateway, Callbacks } from '../../gateway';
import { knownDevices } from '../devices';
import { service } from '../service';
import { readGeweCallback } from './dialect';
import { registration } from './registration';

/**
 * Callbacks name a device and its account, but nobody whose token it is, and HTTP 200 within three seconds is
 * all that they are to be answered.
 */
const callbacks: Callbacks = {
	read: readGeweCallback,
	testCall: { testMsg: '' },
	learn: (developer, { session, accountId }) => knownDevices.learn(developer, session, accountId),
	...registration,
};

/** GeWe, for the trigger. */
export const geweCallbacks: CallbackGateway = { ...service, callbacks };
