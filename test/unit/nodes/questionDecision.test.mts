import { decisionIn } from '../../../nodes/questions/chat/decision';

const CHOICES = ['Approve', 'Decline'];

describe('approves', () => {
	it.each([
		...[
			'1',
			'１',
			'①',
			' 1 ',
			'1。',
			'1.',
			'“1”',
			'（1）',
			'1️⃣',
			'选1',
			'选择 1',
			'我选1',
			'回复1',
			'option 1',
		],
		...[
			'Approve',
			'APPROVE',
			'approve!',
			'approved',
			'yes',
			'Y',
			'同意',
			'同意。',
			' 批准 ',
			'通過',
			'可以',
			'是',
		],
		...['1 approve', '1 同意', '1、同意', '1: Approve', '1同意'],
	])('%j', (text) => {
		expect(decisionIn(text, CHOICES)).toBe(true);
	});
});

describe('declines', () => {
	it.each([
		...['2', '２', '②', '2️⃣', '选2', 'Decline', 'declined', 'no', 'N', 'reject', '拒绝', '拒絕！'],
		...['不同意', '不可以', '不', '否', '2 decline', '2 拒绝'],
	])('%j', (text) => {
		expect(decisionIn(text, CHOICES)).toBe(false);
	});
});

describe('is no answer', () => {
	it.each([
		...['', ' ', '3', '12', '11', '0', '1 2', '-', '👍', '...'],
		...['OK', 'ok', '好', '好的', '收到', '嗯', 'thanks', '行'],
		...['1 decline', '2 同意', '1 more question', '1 or 2?', '10 approve', '1点见', '同意什么？'],
		...['I approve of the weather', 'no idea', '不知道', 'yes?no', '1'.repeat(5_000)],
	])('%j', (text) => {
		expect(decisionIn(text, CHOICES)).toBeUndefined();
	});
});

describe('the words of the choices', () => {
	it.each([
		['发货', ['发货', '退款'], true],
		['退款。', ['发货', '退款'], false],
		['1 发货', ['发货', '退款'], true],
		['👍', ['👍', '👎'], true],
		['👎', ['👍', '👎'], false],
		['✅ ship it', ['✅ Ship it', '❌ Cancel'], true],
		// They count before what others mean by them.
		['no', ['No', 'Yes'], true],
		['yes', ['No', 'Yes'], false],
		['Approve', ['发货', '退款'], true],
	])('%j of %j', (text, choices, approved) => {
		expect(decisionIn(text, choices)).toBe(approved);
	});

	it('where nothing but to approve can be chosen, nothing declines', () => {
		expect(decisionIn('1', ['Seen'])).toBe(true);
		expect(decisionIn('Seen', ['Seen'])).toBe(true);
		expect(decisionIn('2', ['Seen'])).toBeUndefined();
		expect(decisionIn('拒绝', ['Seen'])).toBeUndefined();
	});
});
