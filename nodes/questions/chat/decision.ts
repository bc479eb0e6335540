/** What somebody writes to say yes or no, beside the number and the words of the choices themselves. */
const YES = new Set([
	...['approve', 'approved', 'agree', 'agreed', 'accept', 'accepted', 'yes', 'y'],
	...['同意', '批准', '通过', '通過', '核准', '可以', '是', '是的'],
]);
const NO = new Set([
	...['decline', 'declined', 'reject', 'rejected', 'deny', 'denied', 'disagree', 'no', 'n'],
	...[
		'拒绝',
		'拒絕',
		'不同意',
		'不批准',
		'不通过',
		'不通過',
		'驳回',
		'駁回',
		'不可以',
		'不行',
		'不',
		'否',
	],
]);

/** What a phone puts behind the digit of a keycap emoji, and what nobody sees. */
const UNSEEN = /[\ufe0f\u20e3\u200b-\u200d\u2060\ufeff]/g;

const AROUND = /^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu;

/** Without what makes no difference: full width, case, spaces, signs around it. What consists of signs stays. */
function plain(text: string): string {
	const seen = text.normalize('NFKC').replace(UNSEEN, '').replace(/\s+/g, ' ').trim().toLowerCase();
	return seen.replace(AROUND, '') || seen;
}

/** A number, also as "选1", and what may stand behind it. */
const NUMBERED = /^(?:我?选择?|我?選擇?|回复|回覆|option )?\s*([12])(?:[\p{P}\p{S}\s]*(.+))?$/u;

const byWords = (said: string, choices: string[]): boolean | undefined => {
	const own = choices.map(plain).indexOf(said);
	if (own >= 0) return own === 0;
	if (YES.has(said)) return true;
	return NO.has(said) ? false : undefined;
};

function decide(said: string, choices: string[]): boolean | undefined {
	const inWords = byWords(said, choices);
	if (inWords !== undefined) return inWords;
	const [, number, words] = NUMBERED.exec(said) ?? [];
	if (number === undefined) return undefined;
	const byNumber = number === '1';
	// "1 approve" is an answer; "1 decline" and "1 more question" are none.
	return words === undefined || byWords(words, choices) === byNumber ? byNumber : undefined;
}

/**
 * What a message decides, if it does. It has to be the answer and nothing else: "OK" and "好的" are said to
 * anything, and so are no answer.
 *
 * @param choices the words of the choices as the question shows them: to approve, and to decline where that
 *   can be chosen
 * @returns whether it approves; nothing where it is no answer
 */
export function decisionIn(text: string, choices: string[]): boolean | undefined {
	const approved = decide(plain(text), choices);
	return approved === false && choices.length < 2 ? undefined : approved;
}
