/** Han characters: who is asked in Chinese is told in Chinese how to answer. */
const HAN = /\p{Script=Han}/u;

/** n8n's own words for the choices, in Chinese. */
const IN_CHINESE = new Map([
	['Approve', '同意'],
	['Decline', '拒绝'],
]);

/** What is asked. */
interface Asked {
	text: string;
	/** Of an approval, the words of its choices; of a question for free text, none. */
	choices?: string[];
	/** Only a quote of the question answers it. */
	byQuote: boolean;
}

/** The words of the choices as the person sees them. */
export const shownChoices = (text: string, choices: string[]): string[] =>
	HAN.test(text) ? choices.map((choice) => IN_CHINESE.get(choice) ?? choice) : choices;

/** What stands below a question that is answered in the chat: how to answer it. */
export function instructions({ text, choices, byQuote }: Asked): string {
	const inChinese = HAN.test(text + String(choices ?? ''));
	if (choices) {
		const lines = choices.map((choice, index) => `${index + 1} ${choice}`);
		return [inChinese ? '请回复数字：' : 'Reply with the number:', ...lines].join('\n');
	}
	if (byQuote) return inChinese ? '请引用本条消息回复。' : 'Quote this message to answer.';
	return inChinese ? '您的下一条消息即为回答。' : 'Your next message here is the answer.';
}
