/** What a page says beside the question. */
export interface PageWords {
	/** As HTML names the language. */
	lang: string;
	title: string;
	approve: string;
	decline: string;
	answer: string;
	submit: string;
	missing: string;
	choose: string;
	/** To an agent whose message is reviewed. */
	instead: string;
	thanks: string;
	close: string;
}

const chinese: PageWords = {
	lang: 'zh-CN',
	title: '请回答',
	approve: '同意',
	decline: '拒绝',
	answer: '您的回答',
	submit: '提交',
	missing: '有必填项未填，或填写有误',
	choose: '请选择',
	instead: '或者告诉 AI 应该怎么做',
	thanks: '已收到，谢谢',
	close: '可以关闭此页面了',
};

const english: PageWords = {
	lang: 'en',
	title: 'Your answer, please',
	approve: 'Approve',
	decline: 'Decline',
	answer: 'Your answer',
	submit: 'Submit',
	missing: 'Something is missing, or does not fit',
	choose: 'Please choose',
	instead: 'Or tell the agent what to do instead',
	thanks: 'Got it, thanks',
	close: 'This page can be closed now',
};

/**
 * The language of who opens a page: that of WeChat, whose browser tells it, or the first of the two that the
 * browser accepts. Chinese inside WeChat where nothing is said.
 */
export function wordsFor(headers: Record<string, unknown>): PageWords {
	const agent = String(headers['user-agent'] ?? '');
	const [, said = ''] = / Language\/(\w+)/.exec(agent) ?? [];
	const accepted = said || String(headers['accept-language'] ?? '');
	const [first] = /\b(zh|en)\b/i.exec(accepted.replace(/_/g, '-')) ?? [];
	if (first) return first.toLowerCase() === 'zh' ? chinese : english;
	return agent.includes('MicroMessenger') && !accepted ? chinese : english;
}
