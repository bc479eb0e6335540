import type { Resource } from './operation';
import { account } from './resources/account';
import { channel } from './resources/channel';
import { contact } from './resources/contact';
import { favorite } from './resources/favorite';
import { group } from './resources/group';
import { incomingMessage } from './resources/incomingMessage';
import { label } from './resources/label';
import { legacyContact } from './resources/legacyContact';
import { legacyFavorite } from './resources/legacyFavorite';
import { legacyGroup } from './resources/legacyGroup';
import { legacyLogin } from './resources/legacyLogin';
import { legacyMessage } from './resources/legacyMessage';
import { login } from './resources/login';
import { message } from './resources/message';
import { moment } from './resources/moment';
import { tool } from './resources/tool';

/** Every endpoint of GeWe, by module; behind a module what the dialect of 2023 has of it. */
export const catalog: Resource[] = [
	account,
	channel,
	contact,
	legacyContact,
	favorite,
	legacyFavorite,
	group,
	legacyGroup,
	incomingMessage,
	label,
	login,
	legacyLogin,
	message,
	legacyMessage,
	moment,
	tool,
];
