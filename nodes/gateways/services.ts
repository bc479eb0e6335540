import { service as eyun } from './eyun/service';
import type { Service } from './gateway';
import { service as gewe } from './gewe/service';

/** All gateways, for what has to find the one that a credential is for. */
export const services: Service[] = [eyun, gewe];
