import type { Resource } from './operation';
import { account } from './resources/account';
import { login } from './resources/login';
import { message } from './resources/message';

/** Every endpoint of GeWe, by module. */
export const catalog: Resource[] = [account, login, message];
