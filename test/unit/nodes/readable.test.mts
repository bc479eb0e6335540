/** What somebody would read in WeChat of a message that is XML. */
import { readable } from '../../../nodes/events/readable';
import { parseXml } from '../../../nodes/events/xml';

const read = (xml: string, title = '') => readable(parseXml(xml).root, title);
const app = (inner: string) => `<msg><appmsg>${inner}</appmsg></msg>`;
const CANNOT_SHOW = '当前微信版本不支持展示该内容，请升级至最新版本。';
const OLD = `<title>${CANNOT_SHOW}</title>`;
const pat = (inner: string) =>
	app(`${OLD}<patMsg><records><record>${inner}</record></records></patMsg>`);

it.each([
	['the title', app('<title>A link</title>'), 'A link'],
	['the description of a video', app(`${OLD}<finderFeed><desc>D</desc></finderFeed>`), 'D'],
	['the description of a live', app(`${OLD}<finderLive><desc>D</desc></finderLive>`), 'D'],
	[
		'who has made a video',
		app(`${OLD}<finderFeed><desc/><nickname>N</nickname></finderFeed>`),
		'N',
	],
	['who is live', app(`${OLD}<finderLive><desc/><nickname>N</nickname></finderLive>`), 'N'],
	['another notice', '<sysmsg type="x"><x><text>T</text></x></sysmsg>', 'T'],
	['no other notice', '<sysmsg type="y"><x><text>T</text></x></sysmsg>', ''],
	['a pat', pat('<template>X patted me</template>'), 'X patted me'],
	['a pat, misspelled', pat('<templete>X patted me</templete>'), 'X patted me'],
	[
		'an announcement',
		app('<title></title><textannouncement>At five</textannouncement>'),
		'At five',
	],
	['what was revoked', '<sysmsg><revokemsg><replacemsg>R</replacemsg></revokemsg></sysmsg>', 'R'],
	['a pat as a notice', '<sysmsg><pat><template>P</template></pat></sysmsg>', 'P'],
	[
		'an announcement as a notice',
		'<sysmsg><mmchatroombarannouncememt><content>A</content></mmchatroombarannouncememt></sysmsg>',
		'A',
	],
	[
		'a request to join',
		'<sysmsg><NewXmlChatRoomAccessVerifyApplication><text>J</text></NewXmlChatRoomAccessVerifyApplication></sysmsg>',
		'J',
	],
	['a to-do', '<sysmsg><todo><title>T</title></todo></sysmsg>', 'T'],
	[
		'how a call ended',
		'<voipmsg><VoIPBubbleMsg><msg>00:42</msg></VoIPBubbleMsg></voipmsg>',
		'00:42',
	],
	['the name of a place', '<msg><location poiname="Tea House" label="Road 5"/></msg>', 'Tea House'],
	[
		'the address of a place without a name',
		'<msg><location poiname="" label="Road 5"/></msg>',
		'Road 5',
	],
	[
		'the address of a place that is called a place',
		'<msg><location poiname="[位置]" label="Road 5"/></msg>',
		'Road 5',
	],
	['a greeting', '<msg content="I am Lei"/>', 'I am Lei'],
	[
		'a notice',
		'<sysmsg><sysmsgtemplate><content_template><template>N</template></content_template></sysmsgtemplate></sysmsg>',
		'N',
	],
	['its other form', '<sysmsg><delchatroommember><text>O</text></delchatroommember></sysmsg>', 'O'],
	[
		'the first of several articles',
		'<msg><mmreader><category><item><title>A</title></item><item><title>B</title></item></category></mmreader></msg>',
		'A',
	],
	[
		'the first of articles that stand alone',
		'<mmreader><category><item><title>A</title></item></category></mmreader>',
		'A',
	],
	['who is on a card', '<msg username="v3" nickname="Lucy"/>', 'Lucy'],
	[
		'the subject of a letter',
		'<msg><pushmail><content><subject>S</subject><digest>D</digest></content></pushmail></msg>',
		'S',
	],
	[
		'the beginning of a letter without a subject',
		'<msg><pushmail><content><subject></subject><digest>D</digest></content></pushmail></msg>',
		'D',
	],
	['the note of what has no title', app('<title></title><des>D</des>'), 'D'],
	[
		'whose mini program it is, where it says nothing else',
		app('<title></title><des></des><sourcedisplayname>Tea House</sourcedisplayname>'),
		'Tea House',
	],
	['nothing', '<msg><img/></msg>', ''],
])('%s', (_what, xml, text) => {
	expect(read(xml)).toBe(text);
});

it('the title that the gateway gives counts before that of the XML', () => {
	expect(read(app('<title>T</title>'), 'Given')).toBe('Given');
	expect(readable(undefined, 'Given')).toBe('Given');
});

it('what old clients cannot show counts before both titles', () => {
	expect(read(app(`${OLD}<finderFeed><desc>D</desc></finderFeed>`), 'Given')).toBe('D');
	expect(read(app(`${OLD}<finderFeed><desc></desc></finderFeed>`), 'Given')).toBe('Given');
});

describe('that an old version cannot show something is no text of it', () => {
	it.each([
		['<finderFeed><nickname>Tea</nickname><desc></desc></finderFeed>', 'Tea'],
		['<finderLive><desc></desc><nickname>Tea</nickname></finderLive>', 'Tea'],
		['<finderLiveProductShare><productTitle>P</productTitle></finderLiveProductShare>', 'P'],
		['<findernamecard><username>v2</username><nickname>Tea</nickname></findernamecard>', 'Tea'],
		['<finderX><title>T</title><nickname>Tea</nickname></finderX>', 'T'],
		['<des>D</des>', 'D'],
		['', ''],
	])('%s', (inner, text) => {
		expect(read(app(`${OLD}${inner}`), CANNOT_SHOW)).toBe(text);
		expect(read(app(`<title>当前版本不支持展示该内容，请升级至最新版本。</title>${inner}`))).toBe(
			text,
		);
	});

	it('also where there is nothing else', () => {
		expect(readable(undefined, CANNOT_SHOW)).toBe('');
	});

	it('a title that speaks of versions is one', () => {
		expect(read(app('<title>当前版本不支持打印</title>'))).toBe('当前版本不支持打印');
	});
});

describe('a notice that nobody knows by name has its text below the element of its type', () => {
	const notice = (inner: string, type = 'new') =>
		`<sysmsg type="${type}"><new>${inner}</new></sysmsg>`;

	it.each([
		['<text>A</text><plain>B</plain>', 'A'],
		['<text></text><plain>B</plain><content>C</content>', 'B'],
		['<content>C</content><replacemsg>D</replacemsg>', 'C'],
		['<title>E</title><replacemsg>D</replacemsg>', 'D'],
		['<description>F</description><title>E</title>', 'E'],
		['<description>F</description>', 'F'],
		['<item>G</item>', ''],
	])('%s', (inner, text) => {
		expect(read(notice(inner))).toBe(text);
	});

	it.each(['', 'other', 'constructor', 'new.text', '@type'])('none of the type %s', (type) => {
		expect(read(notice('<text>A</text>', type))).toBe('');
	});
});

describe('what stands in elements that nobody knows by name', () => {
	it('is read of Channels from the first that says something', () => {
		const inner = '<finderEmpty/><finderThing><desc>shown</desc></finderThing>';
		expect(read(`<msg><appmsg>${inner}</appmsg></msg>`)).toBe('shown');
	});

	it('is not taken for something from Channels', () => {
		const inner = '<other><desc>no</desc></other><des>shown</des>';
		expect(read(`<msg><appmsg>${inner}</appmsg></msg>`)).toBe('shown');
	});

	it.each([
		['<sysmsg type="new"><new><text>shown</text></new></sysmsg>', 'shown'],
		['<sysmsg type="a.b"><a><b><text>no</text></b></a></sysmsg>', ''],
		['<sysmsg type="a@text"><a text="no"><text>no</text></a></sysmsg>', ''],
		['<sysmsg><text>no</text></sysmsg>', ''],
	])('of a notice, it stands below its type: %s', (xml, text) => {
		expect(read(xml)).toBe(text);
	});
});
