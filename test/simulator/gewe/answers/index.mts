/** All handlers, by path. */
import type { Handlers } from '../../call.mts';
import { channel } from './channel.mts';
import { channelVideo } from './channelVideo.mts';
import { contact } from './contact.mts';
import { downloads } from './download.mts';
import { group } from './group.mts';
import { legacy } from './legacy.mts';
import { login } from './login.mts';
import { message } from './message.mts';
import { moment } from './moment.mts';
import { personal } from './personal.mts';

export const handlers: Handlers = {
	...login,
	...contact,
	...personal,
	...group,
	...message,
	...downloads,
	...moment,
	...channel,
	...channelVideo,
	...legacy,
};
