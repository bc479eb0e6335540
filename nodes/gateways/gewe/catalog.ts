import type { Resource } from './operation';
import { account } from './resources/account';
import { channel } from './resources/channel';
import { incomingMessage } from './resources/incomingMessage';
import { login } from './resources/login';
import { message } from './resources/message';
import { moment } from './resources/moment';
import { tool } from './resources/tool';

/** Every endpoint of GeWe, by module. */
export const catalog: Resource[] = [
	account,
	channel,
	incomingMessage,
	login,
	message,
	moment,
	tool,
];
