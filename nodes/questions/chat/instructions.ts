import type { ApprovalOptions } from '../approval';

const HAN = /\p{Script=Han}/u;

/** Whether a question is in Chinese: then it also says in Chinese how to answer. */
export const isChinese = (text: string, labels: ApprovalOptions = {}): boolean =>
	HAN.test([text, ...Object.values(labels)].join());

/** What is asked. */
interface Asked {
	text: string;
	/** Of an approval, the words of its choices; of a question for free text, none. */
	choices: string[];
	/** Who quotes the question may also answer in words. */
	takesWords: boolean;
	/** Only a quote of the question answers it. */
	byQuote: boolean;
}

/** What stands below a question that is answered in the chat: how to answer it. */
export function instructions({ text, choices, takesWords, byQuote }: Asked): string {
	const inChinese = HAN.test(text + choices.join());
	if (choices.length > 0) {
		const lines = choices.map((choice, index) => `${index + 1} ${choice}`);
		const number = inChinese ? '请回复数字：' : 'Reply with the number:';
		const words = inChinese
			? '也可引用本条消息说明该怎么做'
			: 'or quote this message and say what to do instead';
		return [number, ...lines, ...(takesWords ? [words] : [])].join('\n');
	}
	if (byQuote) return inChinese ? '请引用本条消息回复。' : 'Quote this message to answer.';
	return inChinese ? '您的下一条消息即为回答。' : 'Your next message here is the answer.';
}
