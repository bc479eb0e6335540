import { wordsFor } from '../../../nodes/questions/languages';
import { feedbackIn, feedbackInputs } from '../../../nodes/questions/review/feedback';
import { isPlainTool, isReview } from '../../../nodes/questions/review/toolCall';

it('words decline, and reach the agent', () => {
	expect(feedbackIn({ answer: 'words', words: ' Be kinder \n' })).toEqual({
		approved: false,
		chatInput: 'Be kinder',
	});
});

it.each([
	{},
	{ answer: 'words' },
	{ answer: 'words', words: ' \n' },
	{ answer: 'words', words: ['a', 'b'] },
	{ answer: 'approve', words: 'Be kinder' },
])('%j holds no words', (sent) => {
	expect(feedbackIn(sent)).toBeUndefined();
});

it('asks for them in the language of the page', () => {
	expect(feedbackInputs(wordsFor({ 'accept-language': 'zh-CN' }))).toContain('或者告诉 AI');
	expect(feedbackInputs(wordsFor({}))).toContain('Or tell the agent what to do instead');
});

it.each([
	['weChatGewe', false, false],
	['weChatGeweTool', true, false],
	['weChatGeweHitlTool', false, true],
])('%s', (name, plainTool, review) => {
	const node = { type: `n8n-nodes-wechat-gateway.${name}` } as Parameters<typeof isPlainTool>[0];
	expect([isPlainTool(node), isReview(node)]).toEqual([plainTool, review]);
});
