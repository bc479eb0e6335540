/** One handler for every path of the catalog. */
import type { Handlers } from '../call.mts';
import { paths } from '../catalog.mts';
import { account } from './account.mts';
import { channel } from './channel.mts';
import { contact } from './contact.mts';
import { favorite } from './favorite.mts';
import { group } from './group.mts';
import { incomingMessage } from './incomingMessage.mts';
import { label } from './label.mts';
import { login } from './login.mts';
import { message } from './message.mts';
import { moment } from './moment.mts';
import { tool } from './tool.mts';

export const handlers: Handlers = {
	...label,
	...login,
	...contact,
	...moment,
	...group,
	...channel,
	...favorite,
	...tool,
	...account,
	...message,
	...incomingMessage,
};

const missing = paths.filter((path) => !handlers[path]);
const surplus = Object.keys(handlers).filter((path) => !paths.includes(path));
if (missing.length || surplus.length) {
	throw new Error(
		`The simulator and its catalog disagree: no handler for ${missing.join(', ') || 'nothing'}; ` +
			`no catalog entry for ${surplus.join(', ') || 'nothing'}`,
	);
}
