import { readBody } from '../../../nodes/callbacks/readBody';
import { readEyunCallback } from '../../../nodes/gateways/eyun/callbacks/dialect';
import { readGeweCallback } from '../../../nodes/gateways/gewe/callbacks/dialect';

/**
 * Reads a callback as the package does, which the tests of whole gateways ask for, but without all that
 * gateways can do besides: that takes longer to load than these tests to run.
 */
export const readCallback = (rawBody: Buffer | undefined) =>
	readBody(rawBody, [readEyunCallback, readGeweCallback]);
