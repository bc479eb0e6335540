import { codes, type ErrorCode } from './errorCodes';
import type { Remedy } from './refusal';

/** A text that means the same whichever gateway says it. */
export interface UsualRemedy extends Remedy {
	/** It is about the request as such, and about nobody and nothing that was named in it. */
	ofRequest?: true;
}

/** What gateways call something that an ID names, what that is in English, and where its ID comes from. */
interface Thing {
	words: string;
	name: string;
	code: ErrorCode;
	todo: string;
	/** Chosen from a list or by its ID, so that somebody may have entered a name instead. */
	picked?: true;
}

const CHECK_ID = 'Check the ID.';
const PICK = 'Pick it from the list, or check the ID.';
const FROM_TRIGGER =
	'Check the ID: the WeChat Trigger shows it. What is older than some days may be gone.';

const { memberUnknown, notFound, recipientUnknown } = codes;

const things: Thing[] = [
	{
		words: '接收人|接收者|收信人|收件人',
		name: 'recipient',
		code: recipientUnknown,
		todo: PICK,
		picked: true,
	},
	{ words: '用户|对方', name: 'user', code: recipientUnknown, todo: CHECK_ID, picked: true },
	{ words: '好友|联系人', name: 'contact', code: recipientUnknown, todo: PICK, picked: true },
	{ words: '微信号', name: 'WeChat ID', code: recipientUnknown, todo: CHECK_ID, picked: true },
	{ words: '群成员|成员', name: 'member', code: memberUnknown, todo: PICK, picked: true },
	{ words: '群|群聊|群组|聊天室', name: 'group', code: recipientUnknown, todo: PICK, picked: true },
	{ words: '标签', name: 'label', code: notFound, todo: PICK, picked: true },
	{ words: '消息', name: 'message', code: notFound, todo: FROM_TRIGGER },
	{ words: '朋友圈|动态', name: 'Moments post', code: notFound, todo: CHECK_ID },
	{ words: '评论', name: 'comment', code: notFound, todo: CHECK_ID },
	{ words: '视频号', name: 'Channels account', code: notFound, todo: CHECK_ID },
	{ words: '视频', name: 'video', code: notFound, todo: FROM_TRIGGER },
	{ words: '图片', name: 'image', code: notFound, todo: FROM_TRIGGER },
	{ words: '文件', name: 'file', code: notFound, todo: FROM_TRIGGER },
	{ words: '收藏', name: 'favorite', code: notFound, todo: CHECK_ID },
	{ words: '任务', name: 'job', code: notFound, todo: CHECK_ID },
];

/** An ID that is told with it: before it in brackets, or behind it. */
const BEFORE = String.raw`(?:\[[\w@.-]+\])?(?:该|此|这个|这条|目标|指定的?)?`;
const BEHIND = String.raw`(?:\s*[:：,，]?\s*\[?[\w@./-]+\]?)?`;
const END = '[。.!！]*$';

/**
 * A whole text. What is longer than the phrase may turn its meaning around ("若用户不存在则自动创建"), so
 * that nothing is said of a text that goes on.
 */
const whole = (phrase: string): RegExp => new RegExp(`^${phrase}${END}`, 'i');

const toRemedies = ({ words, name, code, todo, picked }: Thing): UsualRemedy[] => {
	const thing = `${BEFORE}(?:${words})(?:id)?`;
	return [
		{
			pattern: whole(`${thing}(?:已经?)?不存在${BEHIND}`),
			code,
			meaning: `The ${name} does not exist`,
			todo,
			...(picked && { misnamed: true }),
		},
		{
			pattern: whole(`${thing}已经?被?删除${BEHIND}`),
			code: codes.deleted,
			meaning: `The ${name} has been deleted`,
			todo: 'There is nothing left that this could be done with. Check the ID, should it be there.',
		},
	];
};

/** What often follows: that it does not work, or that it may be tried later. */
const SO_IT_FAILS = '(?:[，, ]*(?:无法|不能|请先)[^，,。.!！]{0,10})?';
const LATER =
	'(?:[，,。.!！ ]*请?您?(?:稍后|稍候|稍等|等待|休息|明天|过[^，,。.]{1,4}|\\d+[^，,。.\\d]{1,4}后)[^，,。.!！]{0,8})?';

const ADD_FIRST =
	"WeChat delivers between friends only. Send a friend request with 'Contact > Add', and wait until it is accepted.";

const WAIT =
	"Wait some minutes, after several such answers some hours: to go on at once can get the account restricted. 'Pacing: Safe' under 'Options' keeps the node slow enough.";

/**
 * What the usual phrases of such gateways mean. They are Chinese for what stands beside them; no vendor
 * documents them, so only a text that says nothing else counts.
 */
export const usualRemedies: UsualRemedy[] = [
	{
		pattern: new RegExp(`^接口(?:地址)?不存在(?:\\s*[:：,，]?\\s*/?[\\w./-]*)?${END}`),
		code: codes.wrongAddress,
		meaning: 'The gateway does not know this endpoint',
		todo: 'Check the path in the Base URL of the credential: a part too many or too few is the usual reason. If other operations work, the gateway does not offer this one.',
		ofRequest: true,
	},
	{
		pattern: whole(
			`(?:[^，,。.!！不未因]{0,10}(?:过于|太过|太|过)频繁|(?:操作|请求|访问|发送|调用|添加|搜索|检测)?频繁|请?(?:勿|不要)(?:过于)?频繁(?:操作|请求|访问|发送|调用|添加|搜索)?)${LATER}`,
		),
		code: codes.tooFrequent,
		meaning: 'That was done too often in a short time',
		todo: WAIT,
		ofRequest: true,
	},
	{
		pattern: whole(
			`(?:对方|该用户|该联系人|接收人|你们?|您|双方)?(?:还|已经?)?(?:不是|非)(?:您的|你的|对方的?)?(?:微信)?好友(?:关系)?${SO_IT_FAILS}`,
		),
		code: codes.notAFriend,
		meaning: 'This account and the other person are not friends in WeChat',
		todo: ADD_FIRST,
	},
	{
		pattern: whole(
			`(?:(?:您|你|账号)?已?被(?:对方|好友|该用户)删除|(?:您|你)已?被删除|(?:对方|好友|该用户)已?(?:将|把)(?:您|你)删除)(?:好友)?${SO_IT_FAILS}`,
		),
		code: codes.notAFriend,
		meaning: 'The recipient has removed this account from the contacts',
		todo: ADD_FIRST,
	},
	{
		pattern: whole(
			`(?:(?:您|你|账号)?已?被(?:对方|好友|该用户)?(?:拉黑|加入黑名单)|(?:对方|好友|该用户)已?(?:将|把)(?:您|你)(?:拉黑|加入黑名单))${SO_IT_FAILS}`,
		),
		code: codes.blocked,
		meaning: 'The recipient has blocked this account',
		todo: 'Only the person can lift that. Take the person off the list, so that nothing is sent again.',
	},
	{
		pattern: whole('已经?被删除'),
		code: codes.deleted,
		meaning: 'What this is about has been deleted',
		todo: "A message, a post or a group is gone then. A person may have removed this account from the contacts: 'Contact > Check Status' can tell.",
	},
	...things.flatMap(toRemedies),
];
