import type { Gateway } from '../gateway';

/** The answer to a send tells of one message; that to a sticker leaves out who gets it. */
export const sent: Gateway['sent'] = ({ newMsgId, msgId, wcId, createTime }, body) => [
	{ messageId: newMsgId, localId: msgId, chatId: wcId ?? body.wcId, createTime },
];
