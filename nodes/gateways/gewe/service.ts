import type { Service } from '../gateway';
import { protocol } from './protocol';
import { test } from './testCredential';

export const service: Service = { ...protocol, id: 'gewe', name: 'GeWe', test };
