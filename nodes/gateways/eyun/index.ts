import type { Gateway } from '../gateway';
import { accounts } from './accounts';
import { addressBook } from './addressBook';
import { callbacks } from './callbacks';
import { catalog } from './catalog';
import { eyunCodes } from './errorCodes';
import { kinds } from './paces';
import { protocol } from './protocol';
import { sent } from './sent';
import { test } from './testCredential';

export const eyun: Gateway = {
	id: 'eyun',
	name: 'E Cloud',
	...protocol,
	test,
	errorCodes: eyunCodes,
	catalog,
	paces: kinds,
	accounts,
	sent,
	addressBook,
	callbacks,
};
