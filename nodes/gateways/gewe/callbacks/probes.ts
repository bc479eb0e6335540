import { isMessageId } from '../../../events/ids';
import { type Fields, textIn } from './fields';

/** What the platform sends to see whether a URL answers may come as a message that nobody has written. */
const PROBE = '验证回调地址是否可用';

const isFromNobody = (fields: Fields): boolean =>
	textIn(fields, 'fromuser') === '' && !isMessageId(textIn(fields, 'newmsgid'));

/** Whether the platform only checks the URL: the keys tell, their values may be empty. */
export const isProbe = (fields: Fields): boolean =>
	fields.has('testmsg') ||
	fields.has('callbackurl') ||
	(textIn(fields, 'content') === PROBE && isFromNobody(fields));
