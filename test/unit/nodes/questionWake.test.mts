import { readChatAnswer, toChatResult } from '../../../nodes/questions/chat/answered';
import { instructions, isChinese } from '../../../nodes/questions/chat/instructions';
import { nearbyTrigger, noteTrigger } from '../../../nodes/questions/chat/nearby';
import { outcomeOf, wake } from '../../../nodes/questions/chat/wake';
import type { INode } from 'n8n-workflow';

const ID = 'question 1';
const PAGE = '<html>No action required</html>';
const running = { code: 409, message: 'The execution "7" is running already.' };
const failed = { code: 409, message: 'The execution "7" has finished with error.' };

describe('what n8n answers to an answer', () => {
	it.each([
		[200, { answered: ID }, 'taken'],
		[200, { answered: 'question 2' }, 'over'],
		[200, PAGE, 'over'],
		[200, undefined, 'over'],
		[200, { message: 'Workflow was started' }, 'over'],
		[401, PAGE, 'over'],
		[404, {}, 'over'],
		[409, running, 'unknown'],
		[409, failed, 'over'],
		[409, PAGE, 'unknown'],
		[429, {}, 'unknown'],
		[500, {}, 'unknown'],
		[502, PAGE, 'unknown'],
		[500, { answered: ID }, 'unknown'],
	])('status %i with %j: %s', (status, body, outcome) => {
		expect(outcomeOf({ status, body }, ID)).toBe(outcome);
	});
});

describe('a run is woken', () => {
	const answer = { id: ID, text: '1', approved: true, senderId: 'a', event: { text: '1' } };

	/** An n8n that answers so, one after the other; the last answer stays. */
	function n8n(...answers: Array<{ statusCode: number; body?: unknown } | Error>) {
		const calls: Array<{ url: string; body: string }> = [];
		const httpRequest = async (request: { url: string; body: string }) => {
			calls.push(request);
			const next = answers.length > 1 ? answers.shift()! : answers[0];
			if (next instanceof Error) throw next;
			return next;
		};
		return { calls, by: { helpers: { httpRequest } } as unknown as Parameters<typeof wake>[0] };
	}

	it('with the first call', async () => {
		const { calls, by } = n8n({ statusCode: 200, body: { answered: ID } });
		expect(await wake(by, 'http://n8n/resume', answer)).toBe('taken');
		expect(calls).toHaveLength(1);
		expect(JSON.parse(calls[0].body)).toEqual(answer);
	});

	it('when it has just asked and does not wait yet', async () => {
		const { calls, by } = n8n(
			{ statusCode: 409, body: running },
			{ statusCode: 200, body: { answered: ID } },
		);
		expect(await wake(by, 'http://n8n/resume', answer)).toBe('taken');
		expect(calls).toHaveLength(2);
	});

	it('no more when it is over', async () => {
		const { calls, by } = n8n({ statusCode: 200, body: PAGE });
		expect(await wake(by, 'http://n8n/resume', answer)).toBe('over');
		expect(calls).toHaveLength(1);
	});

	it('not for ever', async () => {
		const { calls, by } = n8n(new Error('connect ECONNREFUSED'));
		expect(await wake(by, 'http://n8n/resume', answer)).toBe('unknown');
		expect(calls).toHaveLength(4);
	}, 15_000);
});

describe('what the waiting node gets', () => {
	const event = {
		event: 'message.text',
		text: '1',
		messageId: '5',
		chatInput: '1',
		sessionId: 's',
	};
	const answer = { id: ID, text: '1', senderId: 'wxid_lilei', event };

	it('is read only where it is whole', () => {
		expect(readChatAnswer(answer)).toEqual(answer);
		for (const body of [undefined, 'x', {}, { ...answer, event: 'x' }, { ...answer, id: 1 }]) {
			expect(readChatAnswer(body)).toBeUndefined();
		}
	});

	it('reads like the message of a trigger, with the answer before it', () => {
		expect(toChatResult({ ...answer, approved: false }, false).json).toEqual({
			data: { approved: false, respondedAt: expect.any(String) },
			answeredBy: 'wxid_lilei',
			...{ event: 'message.text', text: '1', messageId: '5' },
		});
		expect(toChatResult(answer, false).json).toMatchObject({ data: { text: '1' } });
		const { json } = toChatResult({ ...answer, text: 'Ask first' }, true);
		expect(json).toMatchObject({ data: { approved: false, chatInput: 'Ask first' } });
		expect(json).not.toHaveProperty('chatInput');
	});
});

describe('how to answer stands below the question', () => {
	it('in the language of the question', () => {
		const english = {
			text: 'Ship it?',
			choices: ['Approve', 'Decline'],
			takesWords: false,
			byQuote: false,
		};
		expect(instructions(english)).toBe('Reply with the number:\n1 Approve\n2 Decline');
		const chinese = {
			text: '可以发货吗？',
			choices: ['同意', '拒绝'],
			takesWords: false,
			byQuote: false,
		};
		expect(instructions(chinese)).toBe('请回复数字：\n1 同意\n2 拒绝');
		expect(instructions({ ...english, choices: ['发货'] })).toBe('请回复数字：\n1 发货');
		expect(instructions({ ...english, takesWords: true })).toContain('2 Decline\nor quote this');
		expect(instructions({ ...chinese, takesWords: true })).toContain('2 拒绝\n也可引用');
		expect(isChinese('可以发货吗？')).toBe(true);
		expect(isChinese('OK?', { approveLabel: '发货' })).toBe(true);
		expect(isChinese('OK?', { approvalType: 'double' })).toBe(false);
	});

	it('for free text', () => {
		const how = (text: string, byQuote: boolean) =>
			instructions({ text, choices: [], takesWords: false, byQuote });
		expect(how('Where to?', false)).toBe('Your next message here is the answer.');
		expect(how('Where to?', true)).toBe('Quote this message to answer.');
		expect(how('去哪里？', false)).toBe('您的下一条消息即为回答。');
		expect(how('去哪里？', true)).toBe('请引用本条消息回复。');
	});
});

describe('a worker', () => {
	const node = (credential: string, webhookId?: string) =>
		({
			webhookId,
			credentials: { weChatGatewayApi: { id: credential, name: 'x' } },
		}) as unknown as INode;
	const resume = 'https://n8n.example.com/base/webhook-waiting/7/node?signature=secret';

	it('knows the trigger whose executions it runs, by workflow and credential', () => {
		noteTrigger('shop', node('1', 'uuid'));
		expect(nearbyTrigger('shop', node('1'), resume)).toBe(
			'https://n8n.example.com/base/webhook/uuid/wechat',
		);
		expect(nearbyTrigger('shop', node('2'), resume)).toBeUndefined();
		expect(nearbyTrigger('other', node('1'), resume)).toBeUndefined();
		expect(nearbyTrigger('shop', node('1'), 'https://n8n.example.com/later/7')).toBeUndefined();
		noteTrigger('none', node('1'));
		expect(nearbyTrigger('none', node('1'), resume)).toBeUndefined();
	});
});
