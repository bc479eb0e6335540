import type { Resource } from './operation';
import { account } from './resources/account';
import { channel } from './resources/channel';
import { contact } from './resources/contact';
import { favorite } from './resources/favorite';
import { group } from './resources/group';
import { incomingMessage } from './resources/incomingMessage';
import { label } from './resources/label';
import { login } from './resources/login';
import { message } from './resources/message';
import { moment } from './resources/moment';
import { tool } from './resources/tool';

/** Every endpoint of E Cloud, by module. */
export const catalog: Resource[] = [
	account,
	channel,
	contact,
	favorite,
	group,
	incomingMessage,
	label,
	login,
	message,
	moment,
	tool,
];
