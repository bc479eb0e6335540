import type { Gateway } from '../gateway';
import { accounts } from './accounts';
import { addressBook } from './addressBook';
import { catalog } from './catalog';
import { paces } from './paces';
import { service } from './service';

/** GeWe, for the node that acts. */
export const gewe: Gateway = { ...service, catalog, paces, accounts, addressBook };
