import { fileNameInUrl, mimeTypeOf, nameDownload } from '../../../nodes/engine/fileName';
import { withNames } from '../../../nodes/engine/steps/mentions';
import { simplified } from '../../../nodes/engine/steps/simplify';
import { fileNameInXml, isOnlyAnnounced } from '../../../nodes/events/messageXml';

const S = '\u2005';

describe('mentions in a text', () => {
	it.each([
		['names come first', 'hello', ['Li Lei', '小红'], `@Li Lei${S}@小红${S}hello`],
		['a name that is there is finished', '@Li Lei hello', ['Li Lei'], `@Li Lei${S}hello`],
		['also where nothing follows', 'hello @Li Lei', ['Li Lei'], `hello @Li Lei${S}`],
		['also before a comma', '@小红，你好', ['小红'], `@小红${S}，你好`],
		['a finished one stays', `@Li Lei${S}hello`, ['Li Lei'], `@Li Lei${S}hello`],
		['every occurrence counts', '@Ann a @Ann b', ['Ann'], `@Ann${S}a @Ann${S}b`],
		['one name may begin like another', '@Li Lei hi', ['Li', 'Li Lei'], `@Li${S}@Li Lei${S}hi`],
		['also before Chinese, which has no spaces', '@张三你好', ['张三'], `@张三${S}你好`],
		[
			'also before the first and the last sign',
			'@A\u4e00@A\u9fff',
			['A'],
			`@A${S}\u4e00@A${S}\u9fff`,
		],
		['also before the next mention', '@Ann@Bob hi', ['Ann', 'Bob'], `@Ann${S}@Bob${S}hi`],
		['a new line stays one', '@Ann\nhi', ['Ann'], `@Ann${S}\nhi`],
		['also as Windows writes it', '@Ann\r\nhi', ['Ann'], `@Ann${S}\r\nhi`],
		['an @ of nobody stays', 'hi @ all', [], 'hi @ all'],
		['a longer name is no mention', '@Anna hi', ['Ann'], `@Ann${S}@Anna hi`],
		['names may hold any signs', '@a.*(b) hi', ['a.*(b)'], `@a.*(b)${S}hi`],
		['a name without its @ is just a word', 'Ann, hi', ['Ann'], `@Ann${S}Ann, hi`],
	])('%s', (_what, text, names, expected) => {
		expect(withNames(text, names)).toBe(expected);
	});
});

describe('names of files', () => {
	const link = (url: string, mimeType?: string) => ({ url, mimeType });

	it.each([
		['the sender gave it', 'a.pdf', link('https://x/1'), 'a.pdf'],
		['it has no ending', 'prices', link('https://x/1', 'application/pdf'), 'prices.pdf'],
		['the type tells its ending', undefined, link('https://x/1.png', 'image/jpeg'), 'image-7.jpg'],
		['the link tells it', undefined, link('https://x/a/1.webp?sign=b.c'), 'image-7.webp'],
		['nobody tells it', undefined, link('https://x/a'), 'image-7.dat'],
		[
			'its type is called like a member of objects',
			undefined,
			link('x', 'constructor'),
			'image-7.dat',
		],
		['it holds a path', '../../etc/pass.wd', link('https://x/1'), '.._.._etc_pass.wd'],
		['the link is none', undefined, link('nonsense'), 'image-7.dat'],
	])('%s', (_what, given, at, expected) => {
		expect(nameDownload(given, 'image-7', at, 'dat')).toBe(expected);
	});

	it('a link has the name at its end', () => {
		expect(fileNameInUrl('https://x/a/%E4%BB%B7%E7%9B%AE%E8%A1%A8.pdf?x=/b.c')).toBe('价目表.pdf');
		expect(fileNameInUrl('https://x/')).toBeUndefined();
		expect(fileNameInUrl('nonsense')).toBeUndefined();
	});

	it('servers that do not know a type name none', () => {
		expect(mimeTypeOf('image/PNG; charset=binary')).toBe('image/png');
		expect(mimeTypeOf('application/octet-stream')).toBeUndefined();
		expect(mimeTypeOf(undefined)).toBeUndefined();
	});
});

describe('the XML of a file message', () => {
	const xml = (inner: string) =>
		`wxid_a:\n<?xml version="1.0"?><msg><appmsg>${inner}</appmsg></msg>`;

	it.each([
		['<title>a.pdf</title><type>6</type>', 'a.pdf'],
		['<title><![CDATA[a & <b>.pdf]]></title>', 'a & <b>.pdf'],
		['<title>a &amp; b.pdf</title>', 'a & b.pdf'],
		['<title>a&#x20;b &amp;amp; c.pdf</title>', 'a b &amp; c.pdf'],
		['<title>a &constructor; &lt;.pdf</title>', 'a &constructor; <.pdf'],
		['<title></title>', undefined],
		['<title>cut off', undefined],
		['<refermsg><title>quoted</title></refermsg><title>own.pdf</title>', 'own.pdf'],
		['<refermsg><title>1</title></refermsg><refermsg></refermsg><title>own.pdf</title>', 'own.pdf'],
		['<title>own.pdf</title><refermsg><title>no end</title>', 'own.pdf'],
	])('%s names %p', (inner, name) => {
		expect(fileNameInXml(xml(inner))).toBe(name);
	});

	it('an image message has no name', () => {
		expect(fileNameInXml('<msg><img/><title>no</title></msg>')).toBeUndefined();
	});

	it('type 74 is only announced, also when a quoted message has another type', () => {
		expect(isOnlyAnnounced(xml('<title>a</title><type>74</type>'))).toBe(true);
		expect(isOnlyAnnounced(xml('<title>a</title><type>6</type>'))).toBe(false);
		expect(isOnlyAnnounced(xml('<refermsg><type>74</type></refermsg><type>6</type>'))).toBe(false);
		expect(isOnlyAnnounced('<msg><type>74</type></msg>')).toBe(false);
	});
});

describe('a simplified answer', () => {
	it('keeps the named fields, nested ones under their own name, and leaves out what is missing', () => {
		const post = { id: '1', objectDesc: { xml: '<a/>', len: 4 }, extra: true, nickName: null };
		expect(simplified(['id', 'nickName', 'objectDesc.xml', 'userName'], post)).toEqual({
			id: '1',
			nickName: null,
			xml: '<a/>',
		});
	});

	it('each entry of a list, and anything else as it is', () => {
		expect(simplified(['a'], [{ a: 1, b: 2 }, 'text', null])).toEqual([{ a: 1 }, 'text', null]);
	});

	it('an answer of another shape is not cut down to nothing', () => {
		expect(simplified(['a'], { other: 1 })).toEqual({ other: 1 });
	});
});
