import type { IDataObject } from 'n8n-workflow';

import { isObject, rowsOf } from '../../engine/answer';
import type { SentMessage } from '../../events/sent';
import type { Gateway } from '../gateway';
import { receiversIn, textOf } from './legacyEnvelope';

/** The dialect of 2023 lists what became of each message, in the order of the request. */
const listed = (list: unknown, body: IDataObject): SentMessage[] =>
	rowsOf(list)
		.filter(isObject)
		.map(({ NewMsgId, MsgId, ToUsetName, Createtime }, index) => ({
			messageId: NewMsgId,
			localId: MsgId,
			chatId: textOf(ToUsetName) || receiversIn(body)[index],
			createTime: Createtime,
		}));

/** An answer without anything of its message tells of none. */
export const sent: Gateway['sent'] = ({ newMsgId, msgId, toWxid, createTime, List }, body) =>
	newMsgId === undefined
		? listed(List, body)
		: [{ messageId: newMsgId, localId: msgId, chatId: toWxid ?? body.toWxid, createTime }];
