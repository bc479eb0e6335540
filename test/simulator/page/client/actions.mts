/**
 * Everything that can be let happen beside writing: what it is called, what has to be said about it, and
 * its line of the script language.
 */
import type { IconName } from './iconNames.mts';
import { named, type Place, quoted, where } from './lines.mts';

/** In English and in Chinese. */
export type Words = readonly [en: string, zh: string];

/** What a field asks for. */
export type Field =
	| { name: string; asks: 'from' | 'member' | 'contact' | 'video'; label: Words }
	| { name: string; asks: 'name' | 'text' | 'number' | 'url'; label: Words; usual: Words }
	| { name: string; asks: 'choice'; label: Words; options: Array<[value: string, Words]> }
	| { name: string; asks: 'file'; label: Words; accept: string };

export type Values = Record<string, string>;

export interface Action {
	id: string;
	icon: IconName;
	label: Words;
	section: 'send' | 'chat' | 'group' | 'contact' | 'account';
	/** Where it makes sense; everywhere unless given. `official` stands for Official Accounts. */
	only?: 'group' | 'private' | 'official' | 'eyun' | 'gewe';
	fields: Field[];
	line(values: Values, place: Place): string;
}

const FROM: Field = { name: 'from', asks: 'from', label: ['By', '由谁'] };
const MEMBER: Field = { name: 'member', asks: 'member', label: ['Member', '群成员'] };
const text = (label: Words, en: string, zh: string, name = 'text'): Field => ({
	...{ name, asks: 'text', label, usual: [en, zh] },
});
const TITLE: Words = ['Title', '标题'];

/** A message of the one who is chosen; `says` is what stands behind the name. */
function message(
	id: string,
	icon: IconName,
	label: Words,
	fields: Field[],
	says: (values: Values) => string,
	only?: Action['only'],
): Action {
	const line = (values: Values, place: Place) =>
		`${values.from} ${says(values)}${where(place, values.from)}`;
	return { id, icon, label, section: 'send', only, fields: [FROM, ...fields], line };
}

const file = (accept: string): Field => ({
	...{ name: 'file', asks: 'file', accept },
	label: ['A file of yours (a sample without it)', '您的文件（不选则用示例）'],
});

const group = ({ chat }: Place) => `group ${chat}`;

/** Something that happens to the group. */
const inGroup = (
	id: string,
	icon: IconName,
	label: Words,
	fields: Field[],
	line: Action['line'],
): Action => ({ ...{ id, icon, label, section: 'group', only: 'group', fields, line } });

export const actions: Action[] = [
	message('image', 'image', ['Picture', '图片'], [file('image/*')], () => 'sends a picture'),
	message('voice', 'mic', ['Voice', '语音'], [file('.silk')], () => 'sends a voice message'),
	message(
		'file',
		'paperclip',
		['File', '文件'],
		[file(''), text(['Name of the sample', '示例文件名'], 'order.pdf', '订单.pdf')],
		({ text: name }) => `sends the file ${quoted(name)}`,
	),
	message('video', 'film', ['Video', '视频'], [], () => 'sends a video'),
	message('sticker', 'sticker', ['Sticker', '表情'], [], () => 'sends a sticker'),
	message(
		'link',
		'link',
		['Link', '链接'],
		[
			text(TITLE, 'Ten teas', '十种好茶'),
			{
				name: 'url',
				asks: 'url',
				label: ['Address', '网址'],
				usual: ['https://example.com/teas', 'https://example.com/teas'],
			},
		],
		({ text: title, url }) => `sends the link ${quoted(title)} ${url}`,
	),
	message(
		'card',
		'contact',
		['Contact card', '名片'],
		[{ name: 'person', asks: 'contact', label: ['Of whom', '谁的名片'] }],
		({ person }) => `sends the card of ${named(person)}`,
	),
	message(
		'miniProgram',
		'blocks',
		['Mini program', '小程序'],
		[text(TITLE, 'Order form', '下单')],
		({ text: title }) => `sends the mini program ${quoted(title)}`,
	),
	message(
		'location',
		'mapPin',
		['Location', '位置'],
		[text(['Place', '地点'], 'Demo Tea House', '示例茶馆')],
		({ text: place }) => `sends the location ${quoted(place)}`,
	),
	message(
		'music',
		'music',
		['Song', '音乐'],
		[text(TITLE, 'Rain on the Roof', '屋檐下的雨')],
		({ text: title }) => `sends the song ${quoted(title)}`,
	),
	message(
		'channelVideo',
		'tv',
		['Channels video', '视频号视频'],
		[{ name: 'video', asks: 'video', label: ['Video', '视频'] }],
		({ video }) => `sends a channel video ${quoted(video)}`,
	),
	message(
		'chatHistory',
		'messages',
		['Chat history', '聊天记录'],
		[],
		() => 'sends a chat history',
	),
	message(
		'transfer',
		'banknote',
		['Transfer', '转账'],
		[
			{
				name: 'amount',
				asks: 'number',
				label: ['Amount in ¥', '金额（元）'],
				usual: ['88.00', '88.00'],
			},
			text(['Note', '说明'], 'two boxes', '两盒', 'note'),
		],
		({ amount, note }) => `transfers ${amount}${note ? ` with the note ${quoted(note)}` : ''}`,
	),
	message(
		'redPacket',
		'gift',
		['Red packet', '红包'],
		[text(['Wish', '祝福语'], 'Enjoy your tea', '恭喜发财，大吉大利')],
		({ text: wish }) => `sends a red packet ${quoted(wish)}`,
	),
	message('call', 'phone', ['Call', '语音通话'], [], () => 'calls'),
	message('hangUp', 'phoneOff', ['Hang up', '挂断'], [], () => 'hangs up', 'private'),
	message('other', 'question', ['Something else', '其他消息'], [], () => 'sends something else'),

	{
		...{ id: 'pat', icon: 'hand', label: ['Pat', '拍一拍'], section: 'chat' },
		fields: [FROM, { name: 'patted', asks: 'from', label: ['Who is patted', '拍谁'] }],
		line: ({ from, patted }, place) =>
			`${from} pats ${patted}${place.isGroup ? where(place, from) : ''}`,
	},
	{
		...{ id: 'revoke', icon: 'undo', label: ['Revoke the last message', '撤回最后一条消息'] },
		...{ section: 'chat', fields: [FROM] },
		line: ({ from }, place) => `${from} revokes the last message${where(place, from)}`,
	},
	{
		...{ id: 'invitation', icon: 'mail', label: ['Invite you to a group', '邀请您入群'] },
		...{ section: 'chat', only: 'private' },
		fields: [
			{ name: 'group', asks: 'name', label: ['Group', '群名'], usual: ['VIP Club', 'VIP Club'] },
		],
		line: ({ group: name }, { chat }) => `${chat} sends an invitation to group ${named(name)}`,
	},
	{
		...{ id: 'publish', icon: 'newspaper', label: ['Publish an article', '发布文章'] },
		...{ section: 'chat', only: 'official' },
		fields: [text(TITLE, 'What to brew in October', '十月喝什么茶')],
		line: ({ text: title }, { chat }) => `${chat} publishes ${quoted(title)}`,
	},

	inGroup(
		'invite',
		'userPlus',
		['Somebody is invited', '有人被邀请入群'],
		[
			{ ...MEMBER, label: ['By', '邀请人'] },
			{ name: 'people', asks: 'name', label: ['New member', '新成员'], usual: ['Wang Wu', '王五'] },
		],
		({ member, people }, place) => `${member} invites ${named(people)} to ${group(place)}`,
	),
	inGroup(
		'join',
		'qrCode',
		['Somebody joins by QR code', '有人扫码入群'],
		[
			{ name: 'people', asks: 'name', label: ['New member', '新成员'], usual: ['Wang Wu', '王五'] },
			{ ...MEMBER, label: ['QR code of', '谁分享的二维码'] },
		],
		({ member, people }, place) =>
			`${named(people)} joins ${group(place)} by the QR code of ${member}`,
	),
	inGroup(
		'askToBring',
		'userQuestion',
		['Somebody asks to bring a friend', '请求邀请朋友进群'],
		[
			MEMBER,
			{ name: 'people', asks: 'name', label: ['New member', '新成员'], usual: ['Wang Wu', '王五'] },
			text(['Reason', '理由'], 'a colleague', '同事'),
		],
		({ member, people, text: reason }, place) =>
			`${member} asks to bring ${named(people)} into ${group(place)}: ${quoted(reason)}`,
	),
	inGroup(
		'remove',
		'userMinus',
		['You remove a member', '您移出成员'],
		[MEMBER],
		({ member }, place) => `account removes ${member} from ${group(place)}`,
	),
	inGroup(
		'rename',
		'pencil',
		['Rename the group', '修改群名'],
		[text(['New name', '新群名'], 'Tea lovers', '茶友群')],
		({ text: name }, place) => `${group(place)} is renamed to ${quoted(name)}`,
	),
	inGroup(
		'announce',
		'megaphone',
		['Announcement', '群公告'],
		[MEMBER, text(['Text', '内容'], 'Closed on Friday', '周五休息')],
		({ member, text: words }, place) => `${member} announces ${quoted(words)} in ${group(place)}`,
	),
	inGroup(
		'admin',
		'shield',
		['Group admin', '群管理员'],
		[
			MEMBER,
			{
				...{ name: 'becomes', asks: 'choice', label: ['What', '操作'] },
				options: [
					['becomes an admin of', ['becomes an admin', '成为管理员']],
					['is no longer an admin of', ['is no longer an admin', '不再是管理员']],
					['becomes the owner of', ['becomes the owner', '成为群主']],
				],
			},
		],
		({ member, becomes }, place) => `${member} ${becomes} ${group(place)}`,
	),
	inGroup(
		'todo',
		'check',
		['To-do', '群待办'],
		[
			MEMBER,
			{
				...{ name: 'op', asks: 'choice', label: ['The last message', '最后一条消息'] },
				options: [
					['sets', ['is made a to-do', '设为待办']],
					['takes back', ['is a to-do no more', '撤回待办']],
				],
			},
		],
		({ member, op }, place) => `${member} ${op} a to-do in ${group(place)}`,
	),
	inGroup(
		'confirmation',
		'lock',
		['Invite confirmation', '群聊邀请确认'],
		[
			{
				...{ name: 'mode', asks: 'choice', label: ['Admins have to agree', '需管理员确认'] },
				options: [
					['on', ['Yes', '是']],
					['off', ['No', '否']],
				],
			},
		],
		({ mode }, place) => `${group(place)} turns invite confirmation ${mode}`,
	),
	inGroup(
		'settings',
		'settings',
		['Settings change', '群设置变更'],
		[],
		(_, place) => `${group(place)} changes its settings`,
	),
	inGroup(
		'removesYou',
		'userX',
		['You are removed', '您被移出群聊'],
		[MEMBER],
		({ member }, place) => `${member} removes the account from ${group(place)}`,
	),
	inGroup(
		'leave',
		'leave',
		['You leave', '您退出群聊'],
		[],
		(_, place) => `account leaves ${group(place)}`,
	),
	inGroup(
		'dismiss',
		'bomb',
		['The group is dismissed', '群聊被解散'],
		[],
		(_, place) => `${group(place)} is dismissed`,
	),

	{
		...{
			id: 'newName',
			icon: 'tag',
			label: ['Change of name', '改昵称'],
			section: 'contact',
			only: 'private',
		},
		fields: [text(['New name', '新昵称'], 'Lei Lei', '小雷')],
		line: ({ text: name }, { chat }) => `${chat} is now called ${quoted(name)}`,
	},
	{
		...{
			id: 'remark',
			icon: 'note',
			label: ['You set a remark', '您设置备注'],
			section: 'contact',
			only: 'private',
		},
		fields: [text(['Remark', '备注'], 'Uncle Lei', '雷叔')],
		line: ({ text: name }, { chat }) => `account gives ${chat} the remark ${quoted(name)}`,
	},
	{
		...{
			id: 'deletesYou',
			icon: 'heartCrack',
			label: ['Deletes you', '对方删除您'],
			section: 'contact',
			only: 'private',
		},
		fields: [],
		line: (_, { chat }) => `${chat} deletes the account`,
	},
	{
		...{
			id: 'blocksYou',
			icon: 'ban',
			label: ['Blocks you', '对方拉黑您'],
			section: 'contact',
			only: 'private',
		},
		fields: [],
		line: (_, { chat }) => `${chat} blocks the account`,
	},
	{
		...{
			id: 'delete',
			icon: 'trash',
			label: ['You delete the contact', '您删除联系人'],
			section: 'contact',
			only: 'private',
		},
		fields: [],
		line: (_, { chat }) => `account deletes ${chat}`,
	},
	{
		...{
			id: 'unfollow',
			icon: 'bellOff',
			label: ['You unfollow', '您取消关注'],
			section: 'contact',
			only: 'official',
		},
		fields: [],
		line: (_, { chat }) => `account unfollows ${chat}`,
	},

	{
		...{
			id: 'friendRequest',
			icon: 'userPlus',
			label: ['Friend request', '好友请求'],
			section: 'account',
		},
		fields: [
			{ name: 'person', asks: 'name', label: ['From', '来自'], usual: ['Zhang San', '张三'] },
			text(['Greeting', '打招呼'], 'Hi, I am Zhang San', '您好，我是张三'),
			{
				...{ name: 'scene', asks: 'choice', label: ['Found by', '来源'] },
				options: [
					['3', ['WeChat number', '微信号']],
					['14', ['A group', '群聊']],
					['17', ['Contact card', '名片']],
					['30', ['QR code', '二维码']],
				],
			},
		],
		line: ({ person, text: greeting, scene }) =>
			`${named(person)} asks to be friends with scene ${scene}: ${quoted(greeting)}`,
	},
	{
		...{ id: 'newFriend', icon: 'handshake', label: ['New friend', '新朋友'], section: 'account' },
		fields: [{ name: 'person', asks: 'name', label: ['Who', '谁'], usual: ['Zhang San', '张三'] }],
		line: ({ person }) => `${named(person)} becomes a friend`,
	},
	{
		...{
			id: 'offline',
			icon: 'offline',
			label: ['Account goes offline', '账号掉线'],
			section: 'account',
		},
		fields: [text(['Reason', '原因'], 'session expired', '登录已过期')],
		line: ({ text: reason }, { account }) => `account ${account} goes offline: ${reason}`,
	},
	{
		...{
			id: 'online',
			icon: 'online',
			label: ['Account comes online', '账号上线'],
			section: 'account',
		},
		fields: [],
		line: (_, { account }) => `account ${account} comes online`,
	},
	{
		...{
			id: 'test',
			icon: 'radio',
			label: ['Test of the callback URL', '测试回调地址'],
			section: 'account',
		},
		fields: [],
		line: () => 'the callback URL is tested',
	},
	{
		...{
			id: 'downloaded',
			icon: 'download',
			label: ['Download of a video ends', '视频下载结束'],
			section: 'account',
			only: 'eyun',
		},
		fields: [
			{
				...{ name: 'ending', asks: 'choice', label: ['How', '结果'] },
				options: [
					['finishes', ['It is there', '成功']],
					['fails', ['It has failed', '失败']],
				],
			},
		],
		line: ({ ending }) => `the download of the video ${ending}`,
	},
	{
		...{
			id: 'uploaded',
			icon: 'upload',
			label: ['Upload of a video Moment ends', '朋友圈视频上传结束'],
			section: 'account',
			only: 'eyun',
		},
		fields: [
			{
				...{ name: 'ending', asks: 'choice', label: ['How', '结果'] },
				options: [
					['finishes', ['It is posted', '成功']],
					['fails', ['It has failed', '失败']],
				],
			},
		],
		line: ({ ending }) => `the upload of the video Moment ${ending}`,
	},
	{
		...{
			id: 'format',
			icon: 'braces',
			label: ['Format of callbacks', '回调格式'],
			section: 'account',
			only: 'eyun',
		},
		fields: [
			{
				...{ name: 'format', asks: 'choice', label: ['Format', '格式'] },
				options: [
					['optimized', ['Optimized', '优化格式']],
					['old', ['Old', '旧格式']],
				],
			},
		],
		line: ({ format }) => `use the ${format} format`,
	},
	{
		...{
			id: 'dialect',
			icon: 'braces',
			label: ['Format of callbacks', '回调格式'],
			section: 'account',
			only: 'gewe',
		},
		fields: [
			{
				...{ name: 'dialect', asks: 'choice', label: ['Format', '格式'] },
				options: [
					['nested', ['Nested', '嵌套格式']],
					['flat', ['Flat', '扁平格式']],
				],
			},
		],
		line: ({ dialect }) => `use the ${dialect} dialect`,
	},
	{
		...{
			id: 'connection',
			icon: 'plug',
			label: ['Connection to WeChat', '与微信的连接'],
			section: 'account',
			only: 'gewe',
		},
		fields: [
			{
				...{ name: 'state', asks: 'choice', label: ['What', '状态'] },
				options: [
					['breaks', ['breaks', '断开']],
					['is back', ['is back', '恢复']],
				],
			},
		],
		line: ({ state }) => `the connection ${state}`,
	},
];

/** Those that make sense here; without a chat those of the account. */
export function actionsFor(
	gateway: 'eyun' | 'gewe',
	place: Place,
	kind: 'group' | 'private' | 'official' | 'none',
): Action[] {
	return actions.filter(({ section, only }) => {
		if (section === 'account') return only === undefined || only === gateway;
		if (kind === 'none' || place.chat === '') return false;
		if (only === undefined) return true;
		return only === kind || (only === 'private' && kind === 'official');
	});
}
