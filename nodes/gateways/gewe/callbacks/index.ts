import type { Callbacks } from '../../gateway';
import { readGeweCallback } from './dialect';

/**
 * How callbacks of GeWe are read. They name a device and its account, but nobody whose token it is, and HTTP 200
 * within three seconds is all that they are to be answered.
 */
export const reading: Pick<Callbacks, 'read' | 'testCall'> = {
	read: readGeweCallback,
	testCall: { testMsg: '' },
};
