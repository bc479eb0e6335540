import { readBody } from '../callbacks/readBody';
import type { Callback } from '../events/message';
import { eyunCallbacks } from './eyun/callbacks';
import { reading } from './gewe/callbacks';

const dialects = [eyunCallbacks.callbacks, reading].map(({ read }) => read);

/** Reads a callback of any gateway from its bytes; the shape of them tells which it is. Never throws. */
export const readCallback = (rawBody: Buffer | undefined): Callback => readBody(rawBody, dialects);
