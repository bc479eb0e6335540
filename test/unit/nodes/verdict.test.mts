import { type Mark, readMark, toBody } from '../../../nodes/callbacks/check/mark';
import { nextStep, verdictOf } from '../../../nodes/callbacks/check/verdict';
import { mark as known } from './triggerMark.mts';

const ADDRESS = 'https://n8n.example.com/webhook/1/wechat';

const OTHER = 'https://n8n.example.com/webhook/2/wechat';

const mark: Mark = { ...known, registered: ADDRESS };

const verdict = (more: Partial<Mark> = {}, isTokenKnown = true) =>
	verdictOf(
		{ status: 200, body: JSON.stringify(toBody({ ...mark, ...more })) },
		{ address: ADDRESS, isTokenKnown },
	);

it('a mark comes back as it was, and nothing else is one', () => {
	expect(readMark(JSON.stringify(toBody(mark)))).toEqual(mark);
	for (const body of ['', 'no json', 'null', '[]', '{}', '{"weChatTrigger":1}']) {
		expect(readMark(body)).toBeUndefined();
	}
	expect(readMark('{"weChatTrigger":{"workflow":"Orders"}}')).toBeUndefined();
});

it.each([
	['fine', {}],
	['fine', { registered: undefined }],
	['fine', { registered: 'https://N8N.example.com/webhook/1/wechat' }],
	['fine', { registered: OTHER, others: ['https://n8n.example.com/webhook/3/wechat', ADDRESS] }],
	['wrongToken', { isTokenRight: false }],
	['testRun', { isTest: true }],
	['testRun', { isTestRegistered: true, registered: 'https://n8n.example.com/webhook-test/1/x' }],
	['otherAddress', { registered: OTHER }],
	['otherAddress', { registered: OTHER, others: ['https://n8n.example.com/webhook/3/wechat'] }],
])('%s: %j', (result, more) => {
	expect(verdict(more).result).toBe(result);
	expect(verdict(more).summary).toContain('"WeChat Trigger" of the workflow "Orders"');
});

it('a token that nobody knows is not judged', () => {
	expect(verdict({ isTokenRight: false }, false).result).toBe('fine');
});

it('the address that is registered instead is named', () => {
	const { summary } = verdict({ registered: OTHER });
	expect(summary).toContain('is https://n8n.example.com/webhook/2/wechat');
});

it('what is next follows what has come, and who tells the gateway the address', () => {
	expect(nextStep(undefined, false)).toMatch(/^Send a message .* publish the workflow again/);
	expect(nextStep(3 * 3_600_000, false)).toMatch(/^The last callback came 3 hours ago\. .*publish/);
	expect(nextStep(0, true)).toMatch(/less than a minute ago\. .*enter the address at the gateway/);
});
