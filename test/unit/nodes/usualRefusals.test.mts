/** The usual phrases mean the same at every gateway; what only holds one of them is not known. */
import type { Refused } from '../../../nodes/engine/answer';
import { explainRefusal as eyun } from '../../../nodes/gateways/eyun/remedies';
import { explainRefusal as gewe } from '../../../nodes/gateways/gewe/remedies';

const gateways = [
	['E Cloud', eyun],
	['GeWe', gewe],
] as const;

const refused = (message: string, more: Partial<Refused> = {}): Refused => ({
	code: '7',
	message,
	...more,
});

const KNOWN: Array<[text: string, meaning: string, todo: RegExp]> = [
	['接收人不存在', 'The recipient does not exist', /list/],
	['该用户不存在。', 'The user does not exist', /Check the ID/],
	['群聊不存在', 'The group does not exist', /list/],
	['[2190@chatroom]群聊不存在', 'The group does not exist', /list/],
	['群不存在: 2190@chatroom', 'The group does not exist', /list/],
	['标签已不存在', 'The label does not exist', /list/],
	['消息不存在', 'The message does not exist', /WeChat Trigger/],
	['消息已被删除', 'The message has been deleted', /nothing left/],
	['朋友圈已删除', 'The Moments post has been deleted', /nothing left/],
	['已被删除', 'What this is about has been deleted', /Check Status/],
	['已被对方删除', 'The recipient has removed this account from the contacts', /Contact > Add/],
	['您已被删除', 'The recipient has removed this account from the contacts', /Contact > Add/],
	['对方已将您删除', 'The recipient has removed this account from the contacts', /Contact > Add/],
	['已被对方拉黑', 'The recipient has blocked this account', /off the list/],
	['对方不是好友', 'This account and the other person are not friends in WeChat', /Contact > Add/],
	['不是好友', 'This account and the other person are not friends in WeChat', /Contact > Add/],
	[
		'你们还不是好友关系，无法发送消息',
		'This account and the other person are not friends in WeChat',
		/Contact > Add/,
	],
	['频繁', 'That was done too often in a short time', /Wait some minutes/],
	['操作频繁', 'That was done too often in a short time', /Wait/],
	['操作过于频繁，请稍后再试。', 'That was done too often in a short time', /Wait/],
	['当前操作太频繁', 'That was done too often in a short time', /Wait/],
	['请勿频繁操作', 'That was done too often in a short time', /Wait/],
	['请求过于频繁,请30秒后重试', 'That was done too often in a short time', /Wait/],
	['接口不存在', 'The gateway does not know this endpoint', /Base URL/],
	['接口不存在: /v2/sendText', 'The gateway does not know this endpoint', /Base URL/],
];

/** They hold a phrase and say something else, or more. */
const UNKNOWN = [
	'若用户不存在则自动创建失败',
	'请确认接收人不存在于黑名单',
	'用户不存在异常行为',
	'账号因操作过于频繁已被限制',
	'登录过于频繁，账号已被永久封禁',
	'该账号不频繁使用',
	'不是好友也可以发送，请检查内容',
	'文件已被删除线标记',
	'接口不存在权限',
	'对方不是好友，请检查群成员',
	'用户数据已被删除备份',
];

describe.each(gateways)('%s', (_name, explain) => {
	it.each(KNOWN)('%s', (text, meaning, todo) => {
		const fault = explain('Send Text', refused(text));
		expect(fault.message).toBe(`${meaning} ("${text}", code 7)`);
		expect(fault.description).toMatch(todo);
		// The advice of an operation is for what nobody knows.
		expect(explain('Send Text', refused(text), 'Do this.').description).toBe(fault.description);
	});

	it.each(UNKNOWN)('%s is quoted, and nothing is made of it', (text) => {
		const fault = explain('Send Text', refused(text));
		expect(fault.message).toBe(`The gateway refused 'Send Text' ("${text}", code 7)`);
		expect(fault.description).toMatch(/^What stands in quotes is all that the gateway says/);
		expect(explain('Send Text', refused(text), 'Do this.').description).toMatch(/ Do this\.$/);
	});

	it.each(['', '失败'])('only "%s" is no reason', (text) => {
		expect(explain('Send Text', refused(text)).description).toMatch(
			/^The gateway gives no further reason\. Check the IDs/,
		);
		expect(explain('Send Text', refused(text), 'Do this.').description).toBe('Do this.');
	});

	describe('a name where an ID belongs', () => {
		const to = (...ids: string[]) => ({
			recipient: {
				field: { displayName: 'To', placeholder: 'e.g. wxid_a or 1@chatroom' },
				people: ids.map((id) => ({ id, label: id })),
			},
		});
		const HINT = `"Li Lei" looks like a name, and 'To' needs an ID, for example "wxid_a" or "1@chatroom": pick it from the list. `;

		it.each(['失败', '系统未知状态'])('is told where "%s" may come of it', (text) => {
			const { description } = explain('Send Text', refused(text, to('wxid_b', 'Li Lei')));
			expect(description).toBe(HINT + explain('Send Text', refused(text)).description);
		});

		it('is all there is to say of a recipient who does not exist', () => {
			const { description } = explain('Send Text', refused('接收人不存在', to('Li Lei')));
			expect(description).toBe(HINT.trim());
		});

		it.each(['操作频繁', '消息不存在', '接口不存在'])('is not what "%s" speaks of', (text) => {
			const { description } = explain('Send Text', refused(text, to('Li Lei')));
			expect(description).not.toContain('looks like a name');
		});

		it('what may be an ID is not called a name', () => {
			const ids = [
				'lilei',
				'wxid_a-1',
				'1@chatroom',
				'2@im.chatroom',
				'3@openim',
				'gh_1',
				'v3_0@s',
			];
			const { description } = explain('Send Text', refused('接收人不存在', to(...ids)));
			expect(description).not.toContain('looks like a name');
		});
	});
});
