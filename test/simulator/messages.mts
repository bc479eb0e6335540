/** Adding messages to the chat history. */
import { newMessageId, nowSeconds } from './ids.mts';
import type { Message, World } from './world.mts';

type Given = Pick<Message, 'account' | 'chat' | 'from' | 'kind' | 'text'> & Partial<Message>;

/** Puts a message into the history, with fresh ids; whatever is not given is as usual for a text. */
export function addMessage(world: World, given: Given): Message {
	const message: Message = {
		msgId: world.messages.reduce((max, { msgId }) => Math.max(max, msgId), 1_052_000_000) + 1,
		newMsgId: newMessageId(),
		createTime: nowSeconds(),
		direction: given.from === given.account ? 'sent' : 'received',
		content: given.text,
		at: [],
		revoked: false,
		...given,
	};
	world.messages.push(message);
	return message;
}
