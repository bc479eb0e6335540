/** Notices of WeChat: what they say, in links or in words, and what somebody reads. */
import { linksIn, noticeText, othersIn, templateOf } from '../../../nodes/events/links';
import {
	eventInWords,
	isByQrCode,
	isOwnRevoke,
	noticeEvent,
	otherText,
	saysInvitedMe,
	undeliveredInWords,
	withoutMarks,
} from '../../../nodes/events/notices';
import { parseXml, type XmlNode } from '../../../nodes/events/xml';

const rootOf = (content: string): XmlNode => parseXml(content).root;

const member = (id: string, name: string) =>
	`<member><username>${id}</username><nickname>${name}</nickname></member>`;

const link = (name: string, members: string, more = '', attributes = '') =>
	`<link name="${name}"${attributes}><memberlist>${members}</memberlist>${more}</link>`;

const notice = (template: string, ...links: string[]) =>
	rootOf(
		`<sysmsg type="sysmsgtemplate"><sysmsgtemplate><content_template><template><![CDATA[${template}]]></template><link_list>${links.join('')}</link_list></content_template></sysmsgtemplate></sysmsg>`,
	);

describe('the text of a notice', () => {
	const lucy = member('wxid_lucy', 'Lucy');
	const jim = member('wxid_jim', 'Jim');

	it.each([
		['names', notice('hi $names$', link('names', lucy)), 'hi Lucy'],
		['several names', notice('hi $names$', link('names', lucy + jim)), 'hi Lucy、Jim'],
		[
			'with a separator of its own',
			notice('$names$', link('names', lucy + jim, '<separator><![CDATA[, ]]></separator>')),
			'Lucy, Jim',
		],
		[
			'of two links of one name',
			notice('$names$', link('names', lucy), link('names', jim)),
			'Lucy、Jim',
		],
		[
			'words',
			notice('also: $others$', '<link name="others"><plain>Lucy, Jim</plain></link>'),
			'also: Lucy, Jim',
		],
		['a title', notice('tap $go$', '<link name="go"><title>here</title></link>'), 'tap here'],
		[
			'nothing for what is hidden',
			notice(
				'hi $names$  $revoke$',
				link('names', lucy),
				'<link name="revoke" hidden="1"><title>Undo</title></link>',
			),
			'hi Lucy',
		],
		[
			'something for what is not hidden',
			notice('hi $revoke$', '<link name="revoke" hidden="0"><title>Undo</title></link>'),
			'hi Undo',
		],
		['marks without a link', notice('hi $names$', link('adder', lucy)), 'hi $names$'],
		[
			'the ID of who has an empty name',
			notice('hi $names$', link('names', member('wxid_x', '') + jim)),
			'hi wxid_x、Jim',
		],
		['a link that shows nothing', notice('hi $names$', link('names', '')), 'hi $names$'],
		['IDs where there are no names', notice('hi $names$', link('names', member('x', ''))), 'hi x'],
		[
			'a name that looks like a mark',
			notice('$a$ and $b$', link('a', member('x', '$b$')), link('b', jim)),
			'$b$ and Jim',
		],
		['no marks', notice(' hi '), ' hi '],
	])('has %s', (_what, root, text) => {
		expect(noticeText(root)).toBe(text);
	});

	it('is plain where there is no template', () => {
		const root = rootOf(
			'<sysmsg><sysmsgtemplate><content_template><plain>hi</plain></content_template></sysmsgtemplate></sysmsg>',
		);
		expect([templateOf(root), noticeText(root)]).toEqual(['hi', 'hi']);
	});

	it('has people by their IDs', () => {
		expect(linksIn(notice('', link('names', lucy + jim))).get('names')?.people).toEqual([
			{ id: 'wxid_lucy', name: 'Lucy' },
			{ id: 'wxid_jim', name: 'Jim' },
		]);
	});

	it('names so many people and no more', () => {
		const long = member('x', 'n'.repeat(40_000));
		const text = noticeText(notice('$a$ $a$', link('a', long)));
		expect(text).toBe(`${'n'.repeat(40_000)} $a$`);
		const whole = noticeText(notice('$a$', link('a', member('x', 'n'.repeat(65_536)))));
		expect(whole).toHaveLength(65_536);
		expect(noticeText(notice('$a$', link('a', member('x', 'n'.repeat(65_537)))))).toBe('$a$');
	});
});

describe('the other form of a join', () => {
	const root = rootOf(
		'<sysmsg type="delchatroommember"><delchatroommember><plain>P</plain><text>You invited "Lucy"</text><link><memberlist><username>wxid_lucy</username><username>wxid_jim</username></memberlist></link></delchatroommember></sysmsg>',
	);

	it('has its text and its people elsewhere', () => {
		expect(otherText(root)).toBe('You invited "Lucy"');
		expect(othersIn(root)).toEqual([
			{ id: 'wxid_lucy', name: '' },
			{ id: 'wxid_jim', name: '' },
		]);
		expect(noticeEvent(root)).toBe('group.memberJoined');
	});

	it('may have its text plain only', () => {
		const plain = '<sysmsg><delchatroommember><plain>P</plain></delchatroommember></sysmsg>';
		expect(otherText(rootOf(plain))).toBe('P');
		expect(otherText(rootOf('<sysmsg><other/></sysmsg>'))).toBe('');
	});
});

describe('what a notice says by its links, in any language', () => {
	it.each([
		['kickoutname', 'group.memberRemoved'],
		['names', 'group.memberJoined'],
		['adder', 'group.memberJoined'],
		['from', 'group.memberJoined'],
		['others', 'group.memberJoined'],
		['identity', 'group.dismissed'],
		['username', undefined],
		['constructor', undefined],
	])('%s: %p', (name, event) => {
		expect(noticeEvent(notice('Wort $x$', link(name, '')))).toBe(event);
	});

	it('the link that says more counts', () => {
		const both = notice('', link('names', ''), link('kickoutname', ''));
		expect(noticeEvent(both)).toBe('group.memberRemoved');
	});

	it.each([
		['你被"$identity$"移出群聊', 'identity', 'group.removedMe'],
		['你被"$kickoutname$"移出群聊', 'kickoutname', 'group.removedMe'],
		['"$names$"退出了群聊', 'names', undefined],
		['"$names$" left the group chat', 'names', undefined],
		['你无法邀请"$names$"进群', 'names', undefined],
		['"$names$"加入了群聊', 'names', 'group.memberJoined'],
	])('the words count where a link says too much: %s', (template, name, event) => {
		expect(noticeEvent(notice(template, link(name, '')))).toBe(event);
	});

	it('the words count where the links say nothing', () => {
		expect(noticeEvent(notice('$username$ changed the group name', link('username', '')))).toBe(
			'group.renamed',
		);
	});
});

describe('what a notice says by its element', () => {
	it.each([
		['revokemsg', 'message.revoke'],
		['pat', 'message.pat'],
		['mmchatroombarannouncememt', 'group.announcement'],
		['todo', 'group.todo'],
		['NewXmlChatRoomAccessVerifyApplication', 'group.joinRequest'],
		['dynacfg', undefined],
		['secmsg', undefined],
	])('%s: %p', (element, event) => {
		expect(noticeEvent(rootOf(`<sysmsg type="x"><${element}><a>1</a></${element}></sysmsg>`))).toBe(
			event,
		);
	});

	it('nothing, where nothing can be read', () => {
		expect(noticeEvent(undefined)).toBeUndefined();
		expect(noticeEvent('text')).toBeUndefined();
	});
});

describe('what a notice says in words', () => {
	it.each([
		['你被"Li Lei"移出群聊', 'group.removedMe'],
		['你已被"Li Lei"移除群聊', 'group.removedMe'],
		['"Han"已将你移出群聊', 'group.removedMe'],
		['"Han" removed you from the group chat', 'group.removedMe'],
		['"Han" removed young Li from the group chat', 'group.memberRemoved'],
		['You were removed from the group chat by "Han"', 'group.removedMe'],
		["You've been removed from the group chat", 'group.removedMe'],
		['You have been removed from the group chat', 'group.removedMe'],
		['"Li Lei"将你移出了群聊', 'group.removedMe'],
		['"Han" removed you from the group chat', 'group.removedMe'],
		['你将"Jim"移出了群聊', 'group.memberRemoved'],
		['你将"Jim"移除群聊', 'group.memberRemoved'],
		['You removed "Jim" from the group chat', 'group.memberRemoved'],
		['群主"Li Lei"已解散该群聊', 'group.dismissed'],
		['The group owner dismissed the group chat', 'group.dismissed'],
		['This group chat was disbanded', 'group.dismissed'],
		['你修改群名为“Tea”', 'group.renamed'],
		['"Li Lei"修改群聊名为“Tea”', 'group.renamed'],
		['"Li Lei"修改群组名为“Tea”', 'group.renamed'],
		['"Li Lei"修改群組名為“Tea”', 'group.renamed'],
		['"Han" changed the group name to "Tea"', 'group.renamed'],
		[
			'"Li Lei"已启用“群聊邀请确认”，群成员需群主或群管理员确认才能邀请朋友进群。',
			'group.inviteConfirmation',
		],
		['群主已恢复默认进群方式。', 'group.inviteConfirmation'],
		['你已成为新群主', 'group.ownerChanged'],
		['"Han" is now the group owner', 'group.ownerChanged'],
		['你邀请"Lucy"加入了群聊', 'group.memberJoined'],
		['"Lucy"通过扫描"Li Lei"分享的二维码加入群聊', 'group.memberJoined'],
		['"Han" joined the group chat', 'group.memberJoined'],
		['"Han" invited "Lucy" to the group chat', 'group.memberJoined'],
		['"Lucy"撤回了一条消息', undefined],
		['"Lucy"已移除一条公告', undefined],
		['Jim removed a to-do', undefined],
		['a message from the group', undefined],
		['Lucy领取了你的红包', undefined],
		['', undefined],
	])('%s: %p', (text, event) => {
		expect(eventInWords(text)).toBe(event);
	});

	it.each([
		['你修改群名为“已解散”', 'group.renamed'],
		['"解散"邀请"移出"加入了群聊', 'group.memberJoined'],
		['"group owner" joined the group chat', 'group.memberJoined'],
		['我 说 你被移出群聊', 'group.memberRemoved'],
		['Jim, you were removed from the group chat', 'group.memberRemoved'],
	])('what somebody has chosen says nothing: %s', (text, event) => {
		expect(eventInWords(text)).toBe(event);
	});

	it.each([
		['Lily开启了朋友验证，你还不是他（她）朋友。', 'contact.deletedMe'],
		['消息已发出，但被对方拒收了。', 'contact.blockedMe'],
		['你已添加了Jim，现在可以开始聊天了。', undefined],
	])('in a private chat, %s: %p', (text, event) => {
		expect(undeliveredInWords(text)).toBe(event);
	});
});

it.each([
	['"Li Lei"邀请你加入了群聊', true],
	['"Li Lei" invited you to the group chat', true],
	['你邀请"Li Lei"加入了群聊', false],
	['You invited yourself', false],
	['Li Lei invited young people', false],
])('%s: the account itself was invited? %p', (text, yes) => {
	expect(saysInvitedMe(text)).toBe(yes);
});

describe('whether somebody has come by a QR code', () => {
	it.each([
		['by the link of who came', notice('', link('adder', '')), '', true],
		['by the link of whose code it was', notice('', link('from', '')), '', true],
		['by the words of the notice', notice('$names$通过扫描二维码', link('names', '')), '', true],
		['not by what stands around it', notice('$names$', link('names', '')), '扫描', false],
		[
			'by the words, where there are no links',
			undefined,
			'"A"通过扫描"B"分享的二维码加入群聊',
			true,
		],
		['by English words', undefined, '"A" joined the group chat via the QR code', true],
		['not by other words', undefined, '"A"邀请"B"加入了群聊', false],
	])('%s', (_what, root, text, yes) => {
		expect(isByQrCode(root, text)).toBe(yes);
	});
});

it.each([
	['你撤回了一条消息', true],
	['您撤回了一条消息', true],
	['你收回了一則訊息', true],
	['You recalled a message', true],
	["You've recalled a message", true],
	['You have recalled a message', true],
	['"Li Lei" 撤回了一条消息', false],
	['"你撤回" 撤回了一条消息', false],
	['"Han" recalled a message. You recalled nothing', false],
	['', false],
])('%s: revoked by the account itself? %p', (text, yes) => {
	expect(isOwnRevoke(text)).toBe(yes);
});

describe('marks in the text of a notice', () => {
	it.each([
		[
			'<img src="Icon.png"/>  Lucy took your <_wc_custom_link_ color="#FD9931" href="weixin://x?a=1&b=2">red packet</_wc_custom_link_>',
			'Lucy took your red packet',
		],
		[
			'not yet friends. <a href="weixin://verify">Send a request</a>',
			'not yet friends. Send a request',
		],
		['<img src="a.png">hi', 'hi'],
		['a < b, <b>bold</b> <article>x</article>', 'a < b, <b>bold</b> <article>x</article>'],
		['<a href="x" never ends', '<a href="x" never ends'],
		[' hi ', ' hi '],
	])('%j becomes %j', (text, expected) => {
		expect(withoutMarks(text)).toBe(expected);
	});
});
