/** References to characters, each decoded once, and ampersands that are none. */
import { decodeReferences, escapeAmpersands } from '../../../nodes/events/references';
import { parseXml, textAt } from '../../../nodes/events/xml';

describe('decoded', () => {
	it.each([
		['&lt;b&gt; &amp; &quot;&apos;', '<b> & "\''],
		['Tea&#32;&#x20;more', 'Tea  more'],
		['&#x1F33F;&#127807;', '🌿🌿'],
		['&#X41;&#x0a;', 'A\n'],
		['line&#10;two', 'line\ntwo'],
		['&#55357;&#56832;', '😀'],
		['&#x10FFFF;', '\u{10ffff}'],
		['&#1;', '\u0001'],
		['no reference', 'no reference'],
		['', ''],
	])('%j is %j', (text, expected) => {
		expect(decodeReferences(text)).toBe(expected);
	});

	it.each([
		['&amp;#10;', '&#10;'],
		['&amp;amp;', '&amp;'],
		['&#38;lt;', '&lt;'],
		['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
	])('once: %j is %j', (text, expected) => {
		expect(decodeReferences(text)).toBe(expected);
	});

	it.each([
		'&nbsp;',
		'&#0;',
		'&#x110000;',
		'&#9999999;',
		'&#x;',
		'&#;',
		'&lt',
		'&',
		'&AMP;',
		'&#12345678;',
	])('%j stays as it is', (text) => {
		expect(decodeReferences(text)).toBe(text);
	});

	it('in texts and attributes of XML, and not within CDATA', () => {
		const { root } = parseXml(
			'<msg greeting="hello,&#x0A;I am Li&#32;Lei &amp;amp; co"><a>&#128512;</a><b><![CDATA[&#10;&amp;]]></b></msg>',
		);
		expect(textAt(root, '@greeting')).toBe('hello,\nI am Li Lei &amp; co');
		expect(textAt(root, 'a')).toBe('😀');
		expect(textAt(root, 'b')).toBe('&#10;&amp;');
	});
});

describe('ampersands that begin no reference', () => {
	it.each([
		['Tea & coffee', 'Tea &amp; coffee'],
		['?a=1&b=2&c;', '?a=1&amp;b=2&c;'],
		['&amp; &#10; &#x1F33F; &lt;', '&amp; &#10; &#x1F33F; &lt;'],
		['&#zz; &#12345678; &#x1234567; &;', '&amp;#zz; &amp;#12345678; &amp;#x1234567; &amp;;'],
		['&1a;', '&amp;1a;'],
		[`&${'a'.repeat(20)};`, `&amp;${'a'.repeat(20)};`],
		[`&${'a'.repeat(19)};`, `&${'a'.repeat(19)};`],
		['&&', '&amp;&amp;'],
		['<![CDATA[a & b]]> & <![CDATA[c & d]]>', '<![CDATA[a & b]]> &amp; <![CDATA[c & d]]>'],
		['<![CDATA[a & b', '<![CDATA[a & b'],
		['<![CDATA[\n&\n]]>&', '<![CDATA[\n&\n]]>&amp;'],
	])('%j becomes %j', (xml, expected) => {
		expect(escapeAmpersands(xml)).toBe(expected);
	});

	it('are what they are for whoever reads the message', () => {
		const { root, error } = parseXml('<msg><a>Tea & coffee</a><b>?a=1&b=2 &lt;</b></msg>');
		expect(error).toBeUndefined();
		expect([textAt(root, 'a'), textAt(root, 'b')]).toEqual(['Tea & coffee', '?a=1&b=2 <']);
	});

	it('are not to blame for what is broken otherwise', () => {
		expect(parseXml('<msg><a>Tea & coffee</msg>').error).toMatch(/^The XML is broken: .*'&'/);
	});
});
