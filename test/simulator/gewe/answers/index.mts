/** All handlers, by path. */
import type { Handlers } from '../../call.mts';
import { channel } from './channel.mts';
import { contact } from './contact.mts';
import { downloads } from './download.mts';
import { group } from './group.mts';
import { legacy } from './legacy.mts';
import { login } from './login.mts';
import { message } from './message.mts';
import { moment } from './moment.mts';

export const handlers: Handlers = {
	...login,
	...contact,
	...group,
	...message,
	...downloads,
	...moment,
	...channel,
	...legacy,
};
