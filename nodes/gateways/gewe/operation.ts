import type { Operation as AnyOperation, Resource as AnyResource } from '../../engine/operation';
import type { KindName } from './paces';

/** As everywhere, with the names of GeWe's own paces. */
export type Operation = AnyOperation<KindName>;
export type Resource = AnyResource<KindName>;
