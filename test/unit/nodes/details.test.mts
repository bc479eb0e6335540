/** What is special about a kind of event, read from WeChat's XML. */
import { details, type Source } from '../../../nodes/events/details';
import { parseXml } from '../../../nodes/events/xml';

const source = (xml: string, data: object = {}): Source => ({
	root: parseXml(xml).root,
	data: { ...data },
	content: xml,
	accountId: 'wxid_bot',
});

const app = (inner: string) => `<msg><appmsg>${inner}</appmsg></msg>`;

describe('a quote', () => {
	const quote = (inner: string) => details.quote(source(app(`<refermsg>${inner}</refermsg>`)));

	it.each([
		['a text', '<type>1</type><content>hi</content>', 'hi'],
		[
			'a text that looks like XML',
			'<type>1</type><content>&lt;b&gt;5&lt;/b&gt;</content>',
			'<b>5</b>',
		],
		[
			'a link',
			'<type>49</type><content>&lt;msg&gt;&lt;appmsg&gt;&lt;title&gt;a &amp;amp; b&lt;/title&gt;&lt;/appmsg&gt;&lt;/msg&gt;</content>',
			'a & b',
		],
		[
			'a place',
			'<type>48</type><content>&lt;msg&gt;&lt;location poiname="Tea House"/&gt;&lt;/msg&gt;</content>',
			'Tea House',
		],
		[
			'a text with its sender in front',
			'<type>1</type><chatusr>a</chatusr><content>a:\nhi</content>',
			'hi',
		],
		[
			'a text with somebody else in front',
			'<type>1</type><chatusr>a</chatusr><content>b:\nhi</content>',
			'b:\nhi',
		],
		['a picture', '<type>3</type><content>&lt;msg&gt;&lt;img/&gt;&lt;/msg&gt;</content>', ''],
		[
			'a text with its writer in front',
			'<type>1</type><fromusr>1@chatroom</fromusr><chatusr>wxid_a</chatusr><content>wxid_a:\nhi</content>',
			'hi',
		],
		[
			'a text with somebody else in front',
			'<type>1</type><fromusr>1@chatroom</fromusr><chatusr>wxid_a</chatusr><content>wxid_b:\nhi</content>',
			'wxid_b:\nhi',
		],
		[
			'a card',
			'<type>42</type><content>&lt;msg username="v3" nickname="Lucy"/&gt;</content>',
			'Lucy',
		],
		['a sticker in short', '<type>47</type><content>wxid_a:1:0:abc::0</content>', ''],
		['a picture in short', '<type>3</type><content>wxid_a:1</content>', ''],
		['a voice message in short', '<type>34</type><content>wxid_a:1</content>', ''],
		['a video in short', '<type>43</type><content>wxid_a:1</content>', ''],
		['a link in words', '<type>49</type><content>[Link]</content>', '[Link]'],
	])('of %s', (_what, inner, text) => {
		expect(quote(inner).text).toBe(text);
	});

	it.each([
		['<fromusr>wxid_a</fromusr><chatusr>wxid_b</chatusr>', 'wxid_a'],
		['<fromusr>1@chatroom</fromusr><chatusr>wxid_b</chatusr>', 'wxid_b'],
		['<chatusr>wxid_b</chatusr>', 'wxid_b'],
	])('%s: who wrote it', (inner, senderId) => {
		expect(quote(inner).senderId).toBe(senderId);
	});

	it('keeps XML, and only XML', () => {
		expect(quote('<type>3</type><content>&lt;msg/&gt;</content>').xml).toBe('<msg/>');
		expect(quote('<type>1</type><content>&lt;msg/&gt;</content>')).not.toHaveProperty('xml');
	});
});

it.each([
	['sent', [1, 7, 21, 27]],
	['received', [3, 5, 8, 23, 25]],
	['refunded', [4, 9, 24]],
	['expired', [2, 10, 22]],
	['cancelled', [6, 11, 26]],
	['unknown', [0, 12, 28, '']],
])('a transfer is %s by %j', (state, subtypes) => {
	for (const subtype of subtypes) {
		const xml = app(`<wcpayinfo><paysubtype>${subtype}</paysubtype></wcpayinfo>`);
		expect(details.transfer(source(xml)).state).toBe(state);
	}
});

describe('who has joined', () => {
	const link = (name: string, people: string[]) =>
		`<link name="${name}"><memberlist>${people
			.map(
				(id) =>
					`<member><username>${id}</username><nickname>${id.toUpperCase()}</nickname></member>`,
			)
			.join('')}</memberlist></link>`;
	const notice = (template: string, ...links: string[]) =>
		source(
			`<sysmsg><sysmsgtemplate><content_template><template>${template}</template><link_list>${links.join('')}</link_list></content_template></sysmsgtemplate></sysmsg>`,
		);
	const lucy = { id: 'lucy', name: 'LUCY' };
	const han = { id: 'han', name: 'HAN' };
	const me = { id: 'wxid_bot', name: '' };

	it.each([
		[
			'by invitation',
			notice('$username$ 邀请 $names$', link('username', ['han']), link('names', ['lucy'])),
			{ via: 'invitation', members: [lucy], inviter: han },
		],
		[
			'by a QR code',
			notice('', link('adder', ['lucy']), link('from', ['han'])),
			{ via: 'qrCode', members: [lucy], inviter: han },
		],
		[
			'invited by the account',
			notice('你邀请$names$', link('names', ['lucy'])),
			{ via: 'invitation', members: [lucy], inviter: null },
		],
		[
			'the account itself',
			notice('$username$ added $others$', link('username', ['han']), link('others', [])),
			{ via: 'invitation', members: [me], inviter: han },
		],
		[
			'the account itself by a QR code',
			notice('', link('from', ['han'])),
			{ via: 'qrCode', members: [me], inviter: han },
		],
		[
			'the account and somebody else',
			notice('$username$邀请你和$names$', link('username', ['han']), link('names', ['lucy'])),
			{ via: 'invitation', members: [me, lucy], inviter: han },
		],
		[
			'nobody, where nothing can be read',
			source('<sysmsg/>'),
			{ via: 'invitation', members: [], inviter: null },
		],
		[
			'somebody who is not named, in words',
			source('"A"通过扫描"B"分享的二维码加入群聊'),
			{ via: 'qrCode', members: [], inviter: null },
		],
		[
			'the account, in words',
			source('"A"邀请你加入了群聊'),
			{ via: 'invitation', members: [me], inviter: null },
		],
		[
			'in the other form',
			source(
				'<sysmsg><delchatroommember><text>x</text><link><memberlist><username>lucy</username></memberlist></link></delchatroommember></sysmsg>',
			),
			{ via: 'invitation', members: [{ id: 'lucy', name: '' }], inviter: null },
		],
	])('%s', (_what, given, expected) => {
		expect(details.joined(given)).toEqual(expected);
	});

	it('is not the account where nobody knows which it is', () => {
		const given = { ...notice('', link('from', ['han'])), accountId: '' };
		expect(details.joined(given).members).toEqual([]);
	});
});

it('a push of several articles has all of them', () => {
	const item = (n: number) =>
		`<item><title>T${n}</title><url>U${n}</url><digest>D${n}</digest></item>`;
	const xml = app(`<title>T</title><mmreader><category>${item(1)}${item(2)}</category></mmreader>`);
	expect(details.article(source(xml))).toEqual({
		title: 'T1',
		url: 'U1',
		description: 'D1',
		articles: [
			{ title: 'T1', url: 'U1', description: 'D1' },
			{ title: 'T2', url: 'U2', description: 'D2' },
		],
	});
	const empty =
		'<title>T</title><url>U</url><des>D</des><mmreader><category><item><x/></item></category></mmreader>';
	expect(details.article(source(app(empty)))).toMatchObject({
		title: 'T',
		url: 'U',
		description: 'D',
	});
	expect(details.article(source(app('<title>T</title><url>U</url><des>D</des>')))).toEqual({
		title: 'T',
		url: 'U',
		description: 'D',
		articles: [],
	});
});

it.each(['<msg>%</msg>', '%'])(
	'a push that is no app message has its articles, too: %s',
	(around) => {
		const items = '<item><title>T</title><url>U</url><digest>D</digest></item>';
		const xml = around.replace('%', `<mmreader><category>${items}</category></mmreader>`);
		const first = { title: 'T', url: 'U', description: 'D' };
		expect(details.article(source(xml))).toEqual({ ...first, articles: [first] });
	},
);

describe('both forms', () => {
	it('of a pat', () => {
		const notice =
			'<sysmsg><pat><fromusername>a</fromusername><pattedusername>b</pattedusername><chatusername>c</chatusername><template>t</template></pat></sysmsg>';
		const record = (name: string) =>
			app(
				`<patMsg><chatUser>c</chatUser><records><record><fromUser>a</fromUser><pattedUser>b</pattedUser><${name}>t</${name}></record></records></patMsg>`,
			);
		for (const xml of [notice, record('template'), record('templete')]) {
			expect(details.pat(source(xml))).toEqual({
				fromId: 'a',
				toId: 'b',
				chatId: 'c',
				notice: 't',
			});
		}
	});

	it('of a sticker', () => {
		expect(details.sticker(source('<msg><emoji md5="m" len="5" cdnurl="u"/></msg>'))).toEqual({
			md5: 'm',
			length: 5,
			url: 'u',
		});
		const inApp = '<appattach><totallen>5</totallen><emoticonmd5>m</emoticonmd5></appattach>';
		expect(details.sticker(source(app(inApp)))).toMatchObject({ md5: 'm', length: 5 });
	});

	it('of an announcement', () => {
		const notice =
			'<sysmsg><mmchatroombarannouncememt><content>x</content><announcement_id>1</announcement_id></mmchatroombarannouncememt></sysmsg>';
		expect(details.announcement(source(notice))).toEqual({ id: '1', text: 'x' });
		expect(details.announcement(source(app('<textannouncement>x</textannouncement>'))).text).toBe(
			'x',
		);
	});
});

it('those who were removed stand in both forms of the notice', () => {
	const link =
		'<link name="kickoutname"><memberlist><member><username>a</username><nickname>A</nickname></member></memberlist></link>';
	const template = `<sysmsg><sysmsgtemplate><content_template><link_list>${link}</link_list></content_template></sysmsgtemplate></sysmsg>`;
	expect(details.removed(source(template))).toEqual({ members: [{ id: 'a', name: 'A' }] });
	const other =
		'<sysmsg><delchatroommember><link><memberlist><username>b</username></memberlist></link></delchatroommember></sysmsg>';
	expect(details.removed(source(other))).toEqual({ members: [{ id: 'b', name: '' }] });
});

describe('where the XML is broken, the fields of the callback stand in for it', () => {
	const fields = { title: 'T', url: 'U', thumbUrl: 'P', des: 'D', md5: 'M' };
	const person = { userName: 'wxid_a', nickName: 'Lucy', alias: 'lucy', v2: 'v4', scene: 17 };

	it.each([
		['link', fields, { title: 'T', description: 'D', url: 'U', thumbUrl: 'P' }],
		['link', { description: 'D' }, { description: 'D' }],
		['file', fields, { name: 'T', md5: 'M' }],
		['music', fields, { title: 'T', artist: 'D', url: 'U' }],
		['miniProgram', fields, { title: 'T' }],
		[
			'card',
			{ ...person, smallHeadImgUrl: 'S' },
			{ id: 'wxid_a', name: 'Lucy', alias: 'lucy', v2: 'v4', scene: 17, photoUrl: 'S' },
		],
	] as const)('of a %s: %j', (kind, data, expected) => {
		expect(details[kind](source('<msg><appmsg>', data))).toEqual(expected);
	});
});

it('a file names the message that had announced it', () => {
	const xml = app('<appattach><overwrite_newmsgid>15</overwrite_newmsgid></appattach>');
	expect(details.file(source(xml)).announcedAs).toBe('15');
});

it.each([
	['link', 'title'],
	['file', 'name'],
	['music', 'title'],
] as const)('what the gateway says itself counts for a %s that cannot be read', (kind, name) => {
	const given = source('<msg><broken', { title: 'T', url: 'U' });
	expect(details[kind](given)[name]).toBe('T');
	if (kind !== 'file') expect(details[kind](given).url).toBe('U');
});

describe('where each value stands', () => {
	const inApp = (inner: string) => app(inner);

	it.each<[keyof typeof details, string, object]>([
		[
			'image',
			'<msg><img aeskey="k" cdnmidimgurl="m" cdnbigimgurl="b" cdnthumburl="t" hdlength="9" length="5" md5="h"/></msg>',
			{ aesKey: 'k', cdnUrl: 'm', length: 9, md5: 'h' },
		],
		[
			'image',
			'<msg><img cdnbigimgurl="b" cdnthumburl="t" length="5"/></msg>',
			{ cdnUrl: 'b', length: 5 },
		],
		['image', '<msg><img cdnthumburl="t"/></msg>', { cdnUrl: 't' }],
		[
			'video',
			'<msg><videomsg aeskey="k" cdnvideourl="u" length="5" playlength="7" md5="h"/></msg>',
			{ aesKey: 'k', cdnUrl: 'u', length: 5, seconds: 7, md5: 'h' },
		],
		[
			'voice',
			'<msg><voicemsg bufid="12" length="5" voicelength="2540"/></msg>',
			{ bufId: '12', length: 5, milliseconds: 2540 },
		],
		[
			'card',
			'<msg username="u" nickname="n" alias="a" antispamticket="v4" scene="17" bigheadimgurl="b" smallheadimgurl="s"/>',
			{ id: 'u', name: 'n', alias: 'a', v2: 'v4', scene: 17, photoUrl: 'b' },
		],
		['card', '<msg smallheadimgurl="s"/>', { photoUrl: 's' }],
		[
			'link',
			inApp('<title>t</title><des>d</des><url>u</url><thumburl>p</thumburl>'),
			{ title: 't', description: 'd', url: 'u', thumbUrl: 'p' },
		],
		[
			'invitation',
			inApp('<title>t</title><des>d</des><url>u</url><thumburl>p</thumburl>'),
			{ title: 't', description: 'd', url: 'u', thumbUrl: 'p' },
		],
		[
			'file',
			inApp(
				'<title>t</title><appattach><fileext>e</fileext><totallen>5</totallen></appattach><md5>h</md5>',
			),
			{ name: 't', extension: 'e', size: 5, md5: 'h' },
		],
		[
			'miniProgram',
			inApp(
				'<title>t</title><sourcedisplayname>n</sourcedisplayname><sourceusername>s</sourceusername><weappinfo><username>u</username><appid>i</appid><pagepath>p</pagepath><weappiconurl>c</weappiconurl></weappinfo>',
			),
			{ title: 't', name: 'n', appId: 'i', userName: 'u', pagePath: 'p', iconUrl: 'c' },
		],
		['miniProgram', inApp('<sourceusername>s</sourceusername>'), { userName: 's' }],
		[
			'chatHistory',
			inApp('<title>t</title><des>d</des><recorditem>r</recorditem>'),
			{ title: 't', description: 'd', records: 'r' },
		],
		[
			'transfer',
			inApp(
				'<wcpayinfo><feedesc>f</feedesc><pay_memo>m</pay_memo><transferid>i</transferid><transcationid>j</transcationid><paysubtype>1</paysubtype></wcpayinfo>',
			),
			{ amount: 'f', note: 'm', transferId: 'i', subtype: 1, state: 'sent' },
		],
		[
			'transfer',
			inApp('<wcpayinfo><transcationid>j</transcationid></wcpayinfo>'),
			{ transferId: 'j', state: 'unknown' },
		],
		[
			'redPacket',
			inApp(
				'<title>t</title><wcpayinfo><sendertitle>s</sendertitle><paymsgid>i</paymsgid></wcpayinfo>',
			),
			{ title: 's', id: 'i' },
		],
		['redPacket', inApp('<title>t</title>'), { title: 't' }],
		[
			'channelVideo',
			inApp(
				'<finderFeed><objectId>i</objectId><objectNonceId>o</objectNonceId><username>u</username><nickname>n</nickname><desc>d</desc></finderFeed>',
			),
			{ id: 'i', nonceId: 'o', userName: 'u', name: 'n', description: 'd' },
		],
		[
			'revoke',
			'<sysmsg><revokemsg><session>c</session><msgid>l</msgid><newmsgid>m</newmsgid><replacemsg>n</replacemsg></revokemsg></sysmsg>',
			{ messageId: 'm', localId: 'l', chatId: 'c', notice: 'n' },
		],
		[
			'location',
			'<msg><location x="1.5" y="-2.5" scale="16" label="l" poiname="n"/></msg>',
			{ latitude: 1.5, longitude: -2.5, scale: 16, label: 'l', name: 'n' },
		],
		[
			'music',
			inApp('<title>t</title><des>d</des><url>u</url><dataurl>f</dataurl>'),
			{ title: 't', artist: 'd', url: 'u', fileUrl: 'f' },
		],
		[
			'request',
			'<msg encryptusername="v3" ticket="v4" scene="6" content="hi" fromusername="u" fromnickname="n" alias="a" bigheadimgurl="b"/>',
			{
				v1: 'v3',
				v2: 'v4',
				scene: 6,
				greeting: 'hi',
				id: 'u',
				name: 'n',
				alias: 'a',
				photoUrl: 'b',
			},
		],
		[
			'todo',
			'<sysmsg><todo><op>1</op><todoid>i</todoid><title>t</title><creator>c</creator></todo></sysmsg>',
			{ operation: 1, id: 'i', title: 't', creatorId: 'c' },
		],
		[
			'joinRequest',
			'<sysmsg><NewXmlChatRoomAccessVerifyApplication><text>t</text><link><invitationreason>r</invitationreason><inviterusername>i</inviterusername><ticket>k</ticket><memberlist><member><username>u</username><nickname>n</nickname></member></memberlist></link></NewXmlChatRoomAccessVerifyApplication></sysmsg>',
			{ text: 't', reason: 'r', inviterId: 'i', ticket: 'k', members: [{ id: 'u', name: 'n' }] },
		],
		['removed', '<sysmsg/>', { members: [] }],
	])('%s in %s', (kind, xml, expected) => {
		expect(JSON.parse(JSON.stringify(details[kind](source(xml))))).toEqual(expected);
	});

	it.each<[keyof typeof details, object, object]>([
		[
			'voice',
			{ bufId: '12', length: 5, voiceLength: 2540 },
			{ bufId: '12', length: 5, milliseconds: 2540 },
		],
		['miniProgram', { title: 't' }, { title: 't' }],
		[
			'request',
			{
				...{ v1: 'a', encryptUserName: 'x', v2: 'b', scene: 6, userName: 'u', nickName: 'n' },
				...{ alias: 'l', bigHeadImgUrl: 'p' },
			},
			{ v1: 'a', v2: 'b', scene: 6, id: 'u', name: 'n', alias: 'l', photoUrl: 'p' },
		],
		['request', { encryptUserName: 'x' }, { v1: 'x' }],
		[
			'contact',
			{
				...{
					userName: 'u',
					fromUser: 'f',
					nickName: 'n',
					remark: 'r',
					remarkName: 's',
					alias: 'a',
				},
				...{ encryptUserName: 'e', v1: 'v', v2: 'w', bigHeadImgUrl: 'b', smallHeadImgUrl: 'c' },
				labelIdList: '1,2',
			},
			{
				...{ id: 'u', name: 'n', remark: 'r', alias: 'a', v1: 'e', v2: 'w', photoUrl: 'b' },
				labelIds: '1,2',
			},
		],
		[
			'contact',
			{ fromUser: 'f', remarkName: 's', v1: 'v', smallHeadImgUrl: 'c' },
			{ id: 'f', remark: 's', v1: 'v', photoUrl: 'c' },
		],
		[
			'group',
			{
				...{ userName: 'u', nickName: 'n', chatRoomOwner: 'o', memberCount: 3 },
				...{ smallHeadImgUrl: 'p', members: [{ id: 'a', name: 'A' }] },
			},
			{
				id: 'u',
				name: 'n',
				ownerId: 'o',
				memberCount: 3,
				photoUrl: 'p',
				members: [{ id: 'a', name: 'A' }],
			},
		],
		['group', { fromGroup: 'g', members: [] }, { id: 'g' }],
		['offline', { reason: 'r' }, { reason: 'r' }],
		[
			'videoJob',
			{ id: 'i', url: 'u', des: 'm', type: 1 },
			{ id: 'i', url: 'u', message: 'm', progress: 'done' },
		],
		['videoJob', { type: 0 }, { progress: 'running' }],
		['videoJob', { type: 2 }, { progress: 'failed' }],
		['videoJob', {}, { progress: 'unknown' }],
		['momentJob', { asynId: 'j', id: 'p' }, { id: 'j', postId: 'p', progress: 'unknown' }],
	])('%s in the fields of the gateway: %j', (kind, data, expected) => {
		expect(JSON.parse(JSON.stringify(details[kind](source('', data))))).toEqual(expected);
	});

	it.each([
		['12345', 12345],
		['-1', -1],
		['1.25', 1.25],
		['123456789012345', 123456789012345],
		['1234567890123456', '1234567890123456'],
		['soon', 'soon'],
		['5px', '5px'],
		['', undefined],
		[null, undefined],
		[{}, undefined],
		[0, 0],
	])('a number that is %j is %j', (memberCount, expected) => {
		expect(details.group(source('', { memberCount })).memberCount).toBe(expected);
	});
});
