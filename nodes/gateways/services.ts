import { service as eyun } from './eyun/service';
import type { Service } from './gateway';

/** All gateways, for what has to find the one that a credential is for. */
export const services: Service[] = [eyun];
