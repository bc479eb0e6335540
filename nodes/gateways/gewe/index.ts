import type { Gateway } from '../gateway';
import { accounts } from './accounts';
import { addressBook } from './addressBook';
import { callbacks } from './callbacks';
import { catalog } from './catalog';
import { geweCodes } from './errorCodes';
import { paces } from './paces';
import { protocol } from './protocol';
import { sent } from './sent';
import { test } from './testCredential';

export const gewe: Gateway = {
	id: 'gewe',
	name: 'GeWe',
	...protocol,
	test,
	errorCodes: geweCodes,
	catalog,
	paces,
	accounts,
	sent,
	addressBook,
	callbacks,
};
