/** Reading WeChat's XML: what is read, what is refused and with which words, and where its bounds are. */
import { isXml, listAt, nodeAt, parseXml, textAt, withoutSender } from '../../../nodes/events/xml';

const MAX_LENGTH = 512 * 1024;

describe('whether a content is XML', () => {
	it.each([
		['<msg/>', true],
		[' \n<msg/>', true],
		['wxid_a:\n<msg/>', true],
		['a.b-c@chatroom:\r\n<msg/>', true],
		['text <msg/>', false],
		['wxid_a: <msg/>', false],
		['wxid a:\n<msg/>', false],
		['see wxid_a:\n<msg/>', false],
		['wxid_a:\ntext', false],
		['', false],
	])('%j: %p', (content, yes) => {
		expect(isXml(content)).toBe(yes);
	});
});

describe('what is within the root', () => {
	it.each([
		['as it stands', '<msg><a>1</a></msg>'],
		['with its sender in front', 'wxid_a:\n<msg><a>1</a></msg>'],
		['with a declaration', '<?xml version="1.0"?><msg><a>1</a></msg>'],
		['with both', 'wxid_a:\n \n<?xml version="1.0"?>\n<msg><a>1</a></msg>'],
		['with another of the same name behind it', '<msg><a>1</a></msg><msg><a>2</a></msg>'],
		['with an element behind it that never ends', '<msg><a>1</a></msg>\0 & <more>'],
		['with another document behind it', '<msg><a>1</a></msg>\n<?xml version="1.0"?>\n<msg/>'],
	])('%s', (_what, content) => {
		expect(parseXml(content)).toEqual({ root: { a: '1' } });
	});

	it('is all of it where two elements stand side by side', () => {
		expect(parseXml('<a>1</a><b>2</b>')).toEqual({ root: { a: '1', b: '2' } });
	});

	it('begins with the element itself where that is not the usual one', () => {
		expect(parseXml('<appmsg><a>1</a></appmsg>')).toEqual({ root: { appmsg: { a: '1' } } });
		expect(parseXml('<voipinvitemsg><a>1</a></voipinvitemsg> ')).toEqual({
			root: { voipinvitemsg: { a: '1' } },
		});
	});

	it('is the same with text around it', () => {
		expect(parseXml('<msg><a>1</a></msg>\0')).toEqual({ root: { a: '1' } });
		expect(parseXml('<a>1</a> text <b>2</b>')).toEqual({
			root: { '#text': 'text', a: '1', b: '2' },
		});
	});

	it('is text where there is no element, and nothing where there is nothing', () => {
		expect(parseXml('text')).toEqual({ root: 'text' });
		expect(parseXml('')).toEqual({ root: '' });
		expect(parseXml('<msg/>')).toEqual({ root: '' });
	});

	it('numbers, spaces and names keep their form', () => {
		const { root } = parseXml('<m><id>00123456789012345678</id><f>1.50</f><t a="007" b>x</t></m>');
		expect(root).toEqual({
			id: '00123456789012345678',
			f: '1.50',
			// An attribute without a value breaks nothing.
			t: { '#text': 'x', '@a': '007' },
		});
	});

	it('the prefix of a name is dropped', () => {
		expect(parseXml('<m><x:a>1</x:a></m>').root).toEqual({ a: '1' });
	});

	it('entities of XML are resolved', () => {
		expect(parseXml('<m><a>&lt;&amp;&gt;&quot;&apos;</a></m>').root).toEqual({ a: '<&>"\'' });
	});
});

describe('what is refused', () => {
	it.each([
		'<!DOCTYPE m><m/>',
		'<!doctype m><m/>',
		'<m><!ENTITY a "b"></m>',
		'<m><a><![CDATA[<!ENTITY a "b">]]></a></m>',
	])('%s: it declares entities', (content) => {
		expect(parseXml(content)).toEqual({ error: 'The XML declares entities of its own' });
	});

	it('too long, from the first sign on that is too many', () => {
		const long = (length: number) => `<m>${'x'.repeat(length - 7)}</m>`;
		expect(parseXml(long(MAX_LENGTH)).root).toHaveLength(MAX_LENGTH - 7);
		expect(parseXml(long(MAX_LENGTH + 1))).toEqual({ error: 'The XML is too long' });
	});

	it('too many elements, counted by their signs', () => {
		// The element around the content, the root, and two for each of the others.
		const many = (count: number, more = '') => `<m>${'<a></a>'.repeat(count)}${more}</m>`;
		expect(parseXml(many(9_998)).error).toBeUndefined();
		expect(parseXml(many(9_998, '<b/>'))).toEqual({ error: 'The XML has too many elements' });
	});

	it('elements within CDATA do not count, those behind it do', () => {
		const inner = `<![CDATA[${'<a></a>'.repeat(20_000)}]]>`;
		expect(parseXml(`<m>${inner}</m>`).root).toHaveLength(140_000);
		expect(parseXml(`<m>${inner}<n>${'<a></a>'.repeat(10_000)}</n></m>`)).toEqual({
			error: 'The XML has too many elements',
		});
	});

	it('CDATA is known by its beginning, whatever stands in it', () => {
		const inner = `<![CDATA[text${'<a></a>'.repeat(20_000)}]]>`;
		expect(parseXml(`<m>${inner}</m>`).root).toHaveLength(140_004);
	});

	it('CDATA that never ends', () => {
		const { error, root } = parseXml(`<m><![CDATA[${'<a></a>'.repeat(20_000)}</m>`);
		expect(error).toMatch(/^The XML (is broken|could not be read): /);
		expect(root).toBeUndefined();
	});

	it.each(['<m>', '<m></n>', '<m><a></m></a>', '</m>', '<m a=1></m>'])(
		'%s is broken',
		(content) => {
			expect(parseXml(content).error).toMatch(/^The XML is broken: \S/);
		},
	);

	it('ampersands are mended as far as the XML stays as long as others may be', () => {
		// The element around the content has 19 signs, the root 7, and each ampersand becomes five.
		const many = (count: number, more = '') => `<m>${'& '.repeat(count)}${more}</m>`;
		const most = Math.floor((MAX_LENGTH - 26) / 6);
		expect(parseXml(many(most)).root).toHaveLength(2 * most - 1);
		expect(parseXml(many(most, '12345')).error).toMatch(/^The XML is broken: .*'&'/);
	});

	it('a reason does not quote more than 200 signs', () => {
		const { error } = parseXml(`<m><${'a'.repeat(5_000)}></m>`);
		expect(error).toMatch(/^The XML is broken: /);
		expect(error).toHaveLength('The XML is broken: '.length + 200);
	});

	it('too deep', () => {
		const deep = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
		expect(parseXml(deep(50)).error).toBeUndefined();
		const { error, root } = parseXml(deep(100));
		expect(error).toMatch(/^The XML could not be read: \S/);
		expect(error?.length).toBeLessThanOrEqual('The XML could not be read: '.length + 200);
		expect(root).toBeUndefined();
	});
});

describe('finding something', () => {
	const { root } = parseXml(
		'<msg><a x="1"><b>first</b><b>second</b><c y="2">text</c><d/></a><e>1</e><e z="3">2</e></msg>',
	);

	it.each([
		['a.b', 'first'],
		['a.c', 'text'],
		['a@x', '1'],
		['a.c@y', '2'],
		['a.d', ''],
		['a', ''],
		['e', '1'],
		['e@z', ''],
		['a.none', ''],
		['none.b', ''],
		['a.b.c', ''],
		['a@none', ''],
		['constructor', ''],
		['a.constructor.name', ''],
		['a.c.length', ''],
	])('the text at %s is %j', (path, text) => {
		expect(textAt(root, path)).toBe(text);
	});

	it('an attribute of the root itself, and the root', () => {
		const { root: card } = parseXml('<msg username="a">hello</msg>');
		expect(textAt(card, '@username')).toBe('a');
		expect(textAt(card, '')).toBe('hello');
		expect(nodeAt(card, '')).toBe(card);
	});

	it.each([[undefined], ['text'], [[]]])('in %j there is nothing', (nothing) => {
		expect(nodeAt(nothing, 'a')).toBeUndefined();
		expect(textAt(nothing, 'a.b@c')).toBe('');
		expect(listAt(nothing, 'a')).toEqual([]);
	});

	it('a list of lists has no names', () => {
		expect(nodeAt([['x']], 'length')).toBeUndefined();
		expect(nodeAt([['x']], '0')).toBeUndefined();
	});

	it('all of one name, whether there are several, one or none', () => {
		expect(listAt(root, 'a.b')).toEqual(['first', 'second']);
		expect(listAt(root, 'a.c')).toEqual([{ '#text': 'text', '@y': '2' }]);
		expect(listAt(root, 'a.d')).toEqual([]);
		for (const path of ['a.d', 'a.none', '']) {
			expect(listAt(path === '' ? '' : root, path)).toHaveLength(0);
		}
	});
});

describe('what stands further in', () => {
	it('is no sender', () => {
		const content = '<msg>wxid_a:\n<b/></msg>';
		expect(withoutSender(content)).toBe(content);
		expect(withoutSender(`wxid_a:\n${content}`)).toBe(content);
	});

	it.each([
		['<msg><a href="x">t</a></msg>', true],
		['<msg><img src="x"/></msg>', true],
		[' <img class="icon" src="x"/> joined', false],
		['<a href="x">A</a> joined', false],
		['wxid_a:\n<img src="x"/> joined', false],
	])('is no mark of a notice: %j is XML: %p', (content, expected) => {
		expect(isXml(content)).toBe(expected);
	});
});
