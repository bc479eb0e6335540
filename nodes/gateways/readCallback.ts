import { readBody } from '../callbacks/readBody';
import type { Callback } from '../events/message';
import { gateways } from './choose';

const dialects = gateways.map(({ callbacks }) => callbacks.read);

/** Reads a callback of any gateway from its bytes; the shape of them tells which it is. Never throws. */
export const readCallback = (rawBody: Buffer | undefined): Callback => readBody(rawBody, dialects);
