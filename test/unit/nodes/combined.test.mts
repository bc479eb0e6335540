import { combined } from '../../../nodes/callbacks/combine/combined';
import { toQuiet } from '../../../nodes/callbacks/combine/option';

const message = (text: string, more = {}) => ({
	event: 'message.text',
	text,
	textWithoutMentions: text,
	chatInput: text,
	mentions: [] as string[],
	isAtMe: false,
	messageId: text,
	...more,
});

it('has the texts of all, one a line, and of all else what the last message says', () => {
	const messages = [message('Two boxes'), message('of the green tea')];
	expect(combined(messages)).toEqual({
		...message('Two boxes\nof the green tea'),
		messageId: 'of the green tea',
		messages,
	});
});

it('a message without a text leaves no empty line; for whoever reads, it stands in chatInput', () => {
	const image = message('', { event: 'message.image', chatInput: '[Image]' });
	const { text, chatInput, event } = combined([message('This one'), image]);
	expect([text, chatInput, event]).toEqual(['This one', 'This one\n[Image]', 'message.image']);
});

it('is addressed to the account where one of them is, and mentions whom each of them does, once', () => {
	const messages = [
		message('@Shop @Li Lei hello', { mentions: ['shop', 'lilei'], isAtMe: true }),
		message('@Li Lei look', { mentions: ['lilei'] }),
	];
	expect(combined(messages)).toMatchObject({ mentions: ['shop', 'lilei'], isAtMe: true });
});

it('a single message is in messages, too, so that a workflow need not tell them apart', () => {
	expect(combined([message('hello')]).messages).toEqual([message('hello')]);
});

it.each([
	[undefined, 0],
	['', 0],
	[0, 0],
	[-1, 0],
	['abc', 0],
	[2.5, 2_500],
	['5', 5_000],
	[3_600, 60_000],
])('%p seconds are %i ms', (entered, ms) => expect(toQuiet(entered)).toBe(ms));
