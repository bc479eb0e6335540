/** Until when n8n waits for an answer, and what the waiting node returns. */
import { InputFault } from '../../../nodes/engine/fault';
import { toResult } from '../../../nodes/questions/result';
import { waitUntil } from '../../../nodes/questions/timeLimit';

const NOW = Date.parse('2026-11-26T15:00:00.000Z');
const until = (limitWaitTime?: unknown) => waitUntil({ limitWaitTime } as never, NOW).toISOString();

it('without a limit, as long as it takes', () => {
	expect(until()).toBe('3000-01-01T00:00:00.000Z');
});

it.each([
	[1, '2026-11-26T16:00:00.000Z'],
	[0.5, '2026-11-26T15:30:00.000Z'],
	['48', '2026-11-28T15:00:00.000Z'],
])('%s hours', (hours, expected) => expect(until(hours)).toBe(expected));

it.each([0, '', 'soon', -1, NaN, 1e12])('%s is no length of time', (hours) => {
	expect(() => until(hours)).toThrow(InputFault);
	expect(() => until(hours)).toThrow("'Limit Wait Time (Hours)' needs a number");
});

it('the answer stands under data, as n8n has it, with its time, linked to what was asked about', () => {
	const { json, pairedItem } = toResult(
		{ approved: true, respondedAt: 'mine' },
		{ answeredBy: 'a' },
	);
	expect(json).toEqual({
		data: { approved: true, respondedAt: expect.stringMatching(/^20.*Z$/) },
		answeredBy: 'a',
	});
	expect(pairedItem).toEqual({ item: 0 });
});
