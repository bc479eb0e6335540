import type { Service } from '../gateway';
import { protocol } from './protocol';
import { test } from './testCredential';

export const service: Service = { ...protocol, id: 'eyun', name: 'E Cloud', test };
