import { findQuestion, needsQuote } from '../../../nodes/questions/chat/findQuestion';
import { ASKED_AT, question, writes } from './openQuestion.mts';

const MINUTE = 60_000;
const GROUP = { chatId: '1@chatroom', chatType: 'group' } as const;
const quoting = (messageId: string, text: string) =>
	writes(text, { event: 'message.quote', quote: { messageId, senderId: 'wxid_bot' } });

describe('who answers', () => {
	it('the one who was asked, in the chat in which they were, to the account that has asked', () => {
		const asked = question();
		expect(findQuestion(writes('1'), [asked])).toEqual({
			question: asked,
			text: '1',
			approved: true,
		});
		expect(findQuestion(writes('1', { chatId: 'b', senderId: 'b' }), [asked])).toBeUndefined();
		expect(findQuestion(writes('1', { accountId: 'wxid_other' }), [asked])).toBeUndefined();
		expect(findQuestion(writes('1', GROUP), [asked])).toBeUndefined();
	});

	it('in a group only that member', () => {
		const asked = question({ chatId: '1@chatroom' });
		expect(findQuestion(writes('1', GROUP), [asked])).toMatchObject({ approved: true });
		expect(findQuestion(writes('1', { ...GROUP, senderId: 'wxid_han' }), [asked])).toBeUndefined();
	});

	it('never the account itself, except in the chat with oneself', () => {
		const own = { isSelf: true, senderId: 'wxid_bot' };
		expect(findQuestion(writes('1', own), [question()])).toBeUndefined();
		expect(
			findQuestion(writes('1', { ...own, ...GROUP }), [
				question({ chatId: '1@chatroom', senderId: 'wxid_bot' }),
			]),
		).toBeUndefined();
		for (const chatId of ['filehelper', 'wxid_bot']) {
			const asked = question({ chatId, senderId: chatId });
			expect(findQuestion(writes('1', { ...own, chatId }), [asked])).toMatchObject({
				approved: true,
			});
			expect(findQuestion(writes('1', { chatId }), [asked])).toBeUndefined();
		}
	});
});

describe('what is an answer', () => {
	it('a text, without the names that it mentions', () => {
		const mentioning = writes('@Bot 1', { ...GROUP, textWithoutMentions: '1' });
		const asked = question({ chatId: '1@chatroom' });
		expect(findQuestion(mentioning, [asked])).toMatchObject({ text: '1', approved: true });
		const image = writes('1', { event: 'message.image' });
		expect(findQuestion(image, [question()])).toBeUndefined();
		expect(findQuestion(writes('what?'), [question()])).toBeUndefined();
		expect(findQuestion(writes(' '), [question({ responseType: 'freeText' })])).toBeUndefined();
	});

	it('for free text any text', () => {
		const asked = question({ responseType: 'freeText', choices: [] });
		expect(findQuestion(writes(' 3 boxes\n'), [asked])).toEqual({
			question: asked,
			text: '3 boxes',
		});
	});

	it('nothing that is older than the question, as far as clocks can tell', () => {
		const at = (ms: number) => writes('1', { timestamp: new Date(ms).toISOString() });
		expect(findQuestion(at(ASKED_AT - 11 * MINUTE), [question()])).toBeUndefined();
		expect(findQuestion(at(ASKED_AT - 9 * MINUTE), [question()])).toBeDefined();
		expect(findQuestion(writes('1', { timestamp: null }), [question()])).toBeDefined();
	});

	it('not the question itself, which may come back in the chat with oneself', () => {
		const asked = question({ chatId: 'filehelper', senderId: 'filehelper' });
		const own = { chatId: 'filehelper', isSelf: true, senderId: 'wxid_bot' };
		const back = writes('1', { ...own, messageId: asked.messageId });
		expect(findQuestion(back, [asked])).toBeUndefined();
	});

	it('in the chat with oneself free text by a quote only, since what the node sends there may come back', () => {
		const asked = question({
			chatId: 'filehelper',
			senderId: 'filehelper',
			responseType: 'freeText',
		});
		const own = { chatId: 'filehelper', isSelf: true, senderId: 'wxid_bot' };
		expect(needsQuote(asked)).toBe(true);
		expect(needsQuote(question({ responseType: 'freeText' }))).toBe(false);
		expect(findQuestion(writes('An alarm', own), [asked])).toBeUndefined();
		const quote = { ...quoting(asked.messageId, 'Blue'), ...own };
		expect(findQuestion(quote, [asked])).toMatchObject({ text: 'Blue' });
	});
});

describe('of several open questions', () => {
	it('the latest is answered', () => {
		const first = question();
		const second = question({ askedAt: ASKED_AT + 1 });
		expect(findQuestion(writes('1'), [first, second])?.question).toBe(second);
		expect(findQuestion(writes('1'), [second, first])?.question).toBe(second);
		const same = question({ askedAt: ASKED_AT + 1 });
		expect(findQuestion(writes('1'), [first, second, same])?.question).toBe(same);
	});

	it('the latest that the message can answer', () => {
		const freeText = question({ responseType: 'freeText', choices: [] });
		const approval = question({ askedAt: ASKED_AT + 1 });
		expect(findQuestion(writes('By train'), [freeText, approval])?.question).toBe(freeText);
		expect(findQuestion(writes('1'), [freeText, approval])?.question).toBe(approval);
	});

	it('a quote picks the one that it quotes, and no other', () => {
		const [first, second, third] = [question(), question(), question()];
		const all = [first, second, third];
		for (const asked of all) {
			expect(findQuestion(quoting(asked.messageId, '2'), all)).toMatchObject({
				question: asked,
				approved: false,
			});
		}
		expect(findQuestion(quoting('7000000000000000001', '1'), all)).toBeUndefined();
		expect(findQuestion(quoting(first.messageId, 'later'), all)).toBeUndefined();
	});

	it('of a review, a quote in other words is for the agent', () => {
		const review = question({ takesWords: true });
		const quote = quoting(review.messageId, 'Ask her first');
		expect(findQuestion(quote, [review])).toEqual({ question: review, text: 'Ask her first' });
		expect(findQuestion(quoting(review.messageId, '1'), [review])?.approved).toBe(true);
		expect(findQuestion(writes('Ask her first'), [review])).toBeUndefined();
	});

	it('where a gateway has told no ID of the question, a quote of the account counts for it', () => {
		const asked = question({ messageId: '' });
		expect(findQuestion(quoting('7000000000000000001', '1'), [asked])?.question).toBe(asked);
		const ofOther = writes('1', {
			event: 'message.quote',
			quote: { messageId: '7000000000000000001', senderId: 'wxid_lilei' },
		});
		expect(findQuestion(ofOther, [asked])).toBeUndefined();
		expect(findQuestion(writes('1'), [asked])?.question).toBe(asked);
	});
});
