import type { Gateway } from '../gateway';
import { accounts } from './accounts';
import { addressBook } from './addressBook';
import { catalog } from './catalog';
import { kinds } from './paces';
import { service } from './service';

/** E Cloud, for the node that acts. */
export const eyun: Gateway = { ...service, catalog, paces: kinds, accounts, addressBook };
