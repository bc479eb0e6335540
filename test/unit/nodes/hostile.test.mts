import { readdirSync, readFileSync } from 'node:fs';

import { withNames } from '../../../nodes/engine/steps/mentions';
import { isNew } from '../../../nodes/events/dedupe';
import { passes } from '../../../nodes/events/filters';
import { fileNameInXml, isOnlyAnnounced } from '../../../nodes/events/messageXml';
import { matches } from '../../../nodes/events/pattern';
import { parseXml } from '../../../nodes/events/xml';
import { readCallback } from '../../../nodes/gateways/readCallback';

const eventWith = (content: string) => {
	const body = { wcId: 'b', messageType: '60007', data: { content, newMsgId: 1 } };
	const callback = readCallback(Buffer.from(JSON.stringify(body)));
	if (callback.kind !== 'event') throw new Error('no event');
	return callback.event;
};

const deep = (levels: number) => '<a>'.repeat(levels) + '</a>'.repeat(levels);

it.each([
	[
		'an entity bomb',
		'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><msg>&b;</msg>',
		/entities/,
	],
	[
		'an external entity',
		'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><msg>&a;</msg>',
		/entities/,
	],
	['unclosed tags', '<msg><appmsg><title>hi</title>', /broken/],
	['crossed tags', '<msg><a><b></a></b></msg>', /broken/],
	['very deep XML', `<msg>${deep(5000)}</msg>`, /could not be read|too many/],
	['very wide XML', `<msg>${'<a/>'.repeat(50_000)}</msg>`, /too many elements/],
	['very long XML', `<msg>${'x'.repeat(600_000)}</msg>`, /too long/],
	['junk after a bracket', '<\u0000\u0001\ufffd', /broken|could not/],
])('%s arrives, with what is wrong and the content in raw', (_name, content, reason) => {
	const event = eventWith(content);
	expect(event.parseError).toMatch(reason);
	expect(event).toMatchObject({ event: 'message.link', messageId: '1', xml: content });
	expect((event.raw.data as { content: string }).content).toBe(content);
});

it('many escaped characters are no bomb', () => {
	const inner = '&lt;item&gt;&amp;amp;&lt;/item&gt;'.repeat(2000);
	const { root, error } = parseXml(`<msg><appmsg><title>${inner}</title></appmsg></msg>`);
	expect(error).toBeUndefined();
	expect(JSON.stringify(root)).toContain('<item>&amp;</item>');
});

it.each(['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString'])(
	'an element or key called %s changes nothing but itself',
	(name) => {
		const before = Object.keys(Object.prototype);
		eventWith(
			`<msg><${name}><polluted>1</polluted></${name}><appmsg><title>t</title></appmsg></msg>`,
		);
		const body = `{"wcId":"b","messageType":"60001","data":{"${name}":{"polluted":1},"content":"hi"},"${name}":{"polluted":1}}`;
		expect(readCallback(Buffer.from(body)).kind).toBe('event');
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(Object.keys(Object.prototype)).toEqual(before);
	},
);

it.each([
	['invalid UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
	['a byte order mark alone', Buffer.from([0xef, 0xbb, 0xbf])],
	['deeply nested lists', Buffer.from('['.repeat(100_000))],
	['a very long number', Buffer.from(`{"messageType":${'9'.repeat(100_000)}}`)],
	['16 MB of blanks', Buffer.alloc(16 * 1024 * 1024, ' ')],
])('%s is answered', (_name, body) => {
	expect(() => readCallback(body)).not.toThrow();
});

/** What something costs, in milliseconds of this process's own time. */
function costOf(run: () => unknown): number {
	const before = process.cpuUsage();
	run();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}

/** What it costs to read, filter and remember a callback. */
const costOfCallback = (body: string) => {
	const bytes = Buffer.from(body);
	return costOf(() => {
		const callback = readCallback(bytes);
		if (callback.kind !== 'event') return;
		passes(callback.event, { textContains: 'x', textPattern: '^(order|price)\\s*\\d+' }, 0);
		isNew('hostile', callback.event, {}, 0);
	});
};

/** Up to the size of XML that is looked into, and for everything else some hundred times what WeChat sends. */
const XML_SIZE = 510_000;
const BODY_SIZE = 2_000_000;

/** Linear, all of these take a tenth of this, also on a slow machine; quadratic, most take minutes. */
const BUDGET = 2_000;

const times = (piece: string, length = XML_SIZE) => piece.repeat(Math.floor(length / piece.length));
const numbered = (count: number, piece: (index: number) => string) =>
	Array.from({ length: count }, (_, index) => piece(index)).join('');

const notice = (template: string, links: string) =>
	`1@chatroom:\n<sysmsg type="sysmsgtemplate"><sysmsgtemplate><content_template><template>${template}</template><link_list>${links}</link_list></content_template></sysmsgtemplate></sysmsg>`;
const link = (name: string, members: string) =>
	`<link name="${name}"><memberlist>${members}</memberlist></link>`;
const member = (name: string) =>
	`<member><username>a</username><nickname>${name}</nickname></member>`;
const app = (inner: string) => `<msg><appmsg><title>t</title>${inner}</appmsg></msg>`;

const contents: [what: string, code: string, content: string][] = [
	[
		'76 KB of marks and links',
		'85008',
		notice(times('$n$', 27_000), times(link('n', member('x')), 49_000)),
	],
	[
		'282 KB of marks and links',
		'85008',
		notice(times('$n$', 150_000), times(link('n', member('x')), 132_000)),
	],
	[
		'as many marks as links',
		'85008',
		notice(
			numbered(4_500, (at) => `$n${at}$`),
			numbered(4_500, (at) => link(`n${at}`, '')),
		),
	],
	[
		'marks of a link with very many names',
		'85008',
		notice(
			times('$names$', 200_000),
			link(
				'names',
				numbered(4_000, () => member('Han Mei')),
			),
		),
	],
	[
		'marks of a link with a very long name',
		'85009',
		notice(times('$adder$', 250_000), link('adder', member(times('x', 250_000)))),
	],
	[
		'one link with very many names',
		'85003',
		notice(
			'$kickoutname$',
			link(
				'kickoutname',
				numbered(6_000, () => member('x')),
			),
		),
	],
	['marks that do not end', '85008', notice(times('$n'), '')],
	['one mark that does not end', '85008', notice(`$${times('n')}`, '')],
	['dollar signs', '85008', notice(times('$'), '')],
	[
		'quotes within a quote',
		'60014',
		app(`<refermsg><content>${times('&lt;refermsg&gt;')}</content></refermsg>`),
	],
	['quotes that do not end', '60014', app(times('<refermsg>'))],
	['very many quotes', '60014', app(times('<refermsg></refermsg>'))],
	[
		'XML within a quote',
		'60014',
		app(`<refermsg><content>&lt;msg&gt;${times('&lt;a/&gt;')}&lt;/msg&gt;</content></refermsg>`),
	],
	[
		'a merged history',
		'60011',
		app(`<recorditem><![CDATA[${times('<dataitem><a>1</a></dataitem>')}]]></recorditem>`),
	],
	['very many CDATA sections', '60007', app(times('<![CDATA[x]]>'))],
	['CDATA that does not end', '60007', app(times('<![CDATA[x'))],
	['CDATA with brackets only', '60007', app(`<![CDATA[${times(']]')}`)],
	['very many attributes', '60002', `<msg><img ${numbered(45_000, (at) => `a${at}="1" `)}/></msg>`],
	['the same attribute again and again', '60002', `<msg><img ${times('a="1" ')}/></msg>`],
	[
		'attributes without a value',
		'60002',
		`<msg><img ${numbered(45_000, (at) => `a${at} `)}/></msg>`,
	],
	['a very long attribute', '60020', `<msg><location label="${times('x')}"/></msg>`],
	['quotation marks', '60002', `<msg><img a=${times('"')}/></msg>`],
	['very deep elements', '60007', times('<a>')],
	[
		'as deep as allowed, again and again',
		'60007',
		`<msg>${times(times('<a>', 150) + times('</a>', 200))}</msg>`,
	],
	['elements of all names', '60999', `<msg>${numbered(19_000, (at) => `<a${at}/>`)}</msg>`],
	['elements of one name', '60999', `<msg>${numbered(19_000, () => '<a>x</a>')}</msg>`],
	['comments', '60007', app(times('<!---->'))],
	['a comment that does not end', '60007', app(times('<!--'))],
	['instructions', '60007', app(times('<?a?>'))],
	['a declaration that does not end', '60007', times('<?xml ')],
	['entities', '60007', app(`<des>${times('&lt;')}</des>`)],
	['entities of entities', '60007', app(`<des>${times('&amp;amp;')}</des>`)],
	['ampersands', '60007', app(`<des>${times('&')}</des>`)],
	['entities that do not end', '60007', app(`<des>${times('&lt')}</des>`)],
	['brackets', '60007', times('<')],
	['closing brackets', '60007', app(times('>'))],
	['white space', '60007', `<msg>${times(' ')}</msg>`],
	['white space in a tag', '60007', `<msg${times(' \n')}></msg>`],
	['senders in front of each other', '80007', `${times('a:\n')}<msg/>`],
	['a very long sender', '80007', `${times('a.')}:\n<msg/>`],
	['namespaces', '60007', `<msg>${numbered(19_000, () => '<a:b/>')}</msg>`],
];

/** What a code of E Cloud is in the dialects of GeWe: the number, and the name. */
const IN_GEWE: Record<string, [type: number, name: string]> = {
	60002: [3, 'IMAGE'],
	60020: [48, 'LOCATION'],
	85003: [10002, 'SYSTEM'],
	85008: [10000, 'SYSTEM'],
	85009: [10002, 'REMOVE_FROM_GROUP'],
	80001: [1, 'TEXT'],
};

/** The same callback in every dialect that is read. */
const DIALECTS: Record<string, (code: string, data: object) => string> = {
	'E Cloud': (messageType, data) => JSON.stringify({ wcId: 'b', messageType, data }),
	'GeWe, nested': (code, data) => {
		const { fromUser, fromGroup = fromUser, content, ...more } = data as Record<string, unknown>;
		const [MsgType] = IN_GEWE[code] ?? [49];
		const Data = {
			...more,
			MsgType,
			FromUserName: { string: fromGroup },
			Content: { string: content },
		};
		return JSON.stringify({ TypeName: 'AddMsg', Appid: 'x', Wxid: 'b', Data });
	},
	'GeWe, flat': (code, data) => {
		const [, msgType] = IN_GEWE[code] ?? [49, 'APP_MSG'];
		return JSON.stringify({ appid: 'x', wxid: 'b', msgType, ...data });
	},
};

describe.each(Object.entries(DIALECTS))('%s', (_dialect, bodyOf) => {
	it.each(contents)('%s cost no more than their size', (_what, code, content) => {
		const data = { fromUser: 'a', fromGroup: '1@chatroom', content, newMsgId: 1 };
		expect(costOfCallback(bodyOf(code, data))).toBeLessThan(BUDGET);
	});
});

/** Signs beyond Latin-1, with which texts are searched in another way. */
const CHINESE = '你好';
const S = '\u2005';

const fields: [what: string, data: object][] = [
	['a very long text', { content: times('x', BODY_SIZE) }],
	['signs of mentions', { content: CHINESE + times('@', 99_000) }],
	['addresses of mails', { content: CHINESE + times('a@', 99_000) }],
	['a name of mail addresses', { content: CHINESE + times('a@', 99_000) + S }],
	['mentions', { content: times(`@a${S}`, 99_000) }],
	['mentions without their special space', { content: CHINESE + times('@a ', 99_000) }],
	['special spaces', { content: times(S, 99_000) }],
	['dots behind an @', { content: `张@${times('a.', 99_000)}! ` }],
	['a very long text of mentions', { content: times(`@a${S}`, BODY_SIZE / 4) }],
	['orders', { content: times('order ', BODY_SIZE) }],
	['senders in front of a text', { content: times('a:\n', BODY_SIZE), fromUser: '1@chatroom' }],
	['a very long ID', { fromUser: times('@', BODY_SIZE), newMsgId: times('0', 1000) }],
	['zeros as an ID', { newMsgId: times('0', BODY_SIZE) }],
	['everybody is mentioned', { content: '@a b', atlist: Array.from({ length: 500_000 }, String) }],
	['very many mentions in one text', { content: '@a b', atlist: times('a,', BODY_SIZE) }],
	['commas', { content: '@a b', atlist: times(',', BODY_SIZE) }],
	['a source of mentions', { msgSource: `<m><atuserlist>${times('a,')}</atuserlist></m>` }],
	['a source of very many lists', { msgSource: `<m>${times('<atuserlist/>')}</m>` }],
	[
		'very many fields',
		Object.fromEntries(Array.from({ length: 200_000 }, (_, at) => [`k${at}`, at])),
	],
	['no ID, and very much to tell it by', { newMsgId: 0, img: times('/9j/', BODY_SIZE) }],
	['what the phone shows', { atlist: [], pushContent: times('在群聊中@了', BODY_SIZE / 4) }],
];

describe.each(Object.entries(DIALECTS))('%s', (_dialect, bodyOf) => {
	it.each(fields)('%s: the cost grows with the size only', (_what, more) => {
		const data = { fromUser: 'a', fromGroup: '1@chatroom', newMsgId: 1, atlist: ['b'], ...more };
		expect(costOfCallback(bodyOf('80001', data))).toBeLessThan(BUDGET);
	});

	it.each([
		['quotation marks', times('"', BODY_SIZE)],
		['quotations that do not end', times('“a', BODY_SIZE / 4)],
		['who was removed', times('removed ', BODY_SIZE)],
		['who removed the account', `你被${times('移 ', BODY_SIZE / 4)}`],
		['links', times('<a href="x">', BODY_SIZE)],
		['links that do not end', `x${times('<a ', BODY_SIZE)}`],
		['icons that do not end', `<img ${times('src ', BODY_SIZE)}`],
		['invitations', times('邀请', BODY_SIZE / 4)],
	])('words of %s: the cost grows with the size only', (_what, content) => {
		const data = { fromUser: '1@chatroom', fromGroup: '1@chatroom', content, newMsgId: 1 };
		for (const code of ['85008', '80001']) {
			expect(costOfCallback(bodyOf(code, data))).toBeLessThan(BUDGET);
		}
	});
});

it.each([
	['nested lists', times('[', BODY_SIZE)],
	['nested objects', times('{"a":', BODY_SIZE)],
	['a text that does not end', `{"a":"${times('x', BODY_SIZE)}`],
	['backslashes', `{"a":"${times('\\', BODY_SIZE)}`],
	['digits', `{"messageType":${times('9', BODY_SIZE)}}`],
	['digits of another gateway', `{"msgType":${times('9', BODY_SIZE)}}`],
	['a name of signs', `{"${times('_', BODY_SIZE)}":1,"appid":"x"}`],
	['fields', `{${numbered(150_000, (at) => `"a${at}":{"string":"x"},`)}"appid":"x"}`],
	['byte order marks', times('\ufeff', BODY_SIZE / 4)],
	['blanks', times(' ', BODY_SIZE)],
])('%s are answered at once', (_what, text) => {
	expect(costOfCallback(text)).toBeLessThan(BUDGET);
});

it.each([
	['a pattern of the largest size', 'x?(a{0,1000}b|a{0,1000}c)d', 'a'],
	['repeats in repeats', '(a{0,31}){0,31}b', 'a'],
	['classes in repeats', '(\\pL{0,30}){0,30}!', '你'],
	['anything in repeats', '(.{0,30}a){30}b', 'a'],
	['a usual one', '(\\w+\\s?)+!', 'a '],
	['anything, again and again', '.*.*.*.*.*.*=', 'x'],
	['what needs very many states', '(a|b)*a(a|b){30}c', 'ab'],
	['what is refused', 'a{1000}'.repeat(1_400), 'a'],
	['what is too long', `${'(a|'.repeat(300)}${'b'.repeat(20_000)}`, 'a'],
])('%s costs a bounded time with texts of all lengths', (_what, textPattern, piece) => {
	for (const length of [1_000, 4_000, 20_000, 200_000, 1_000_000]) {
		const text = times(piece, length);
		const cost = costOf(() => {
			try {
				matches(textPattern, text);
			} catch (error) {
				expect((error as Error).message).toMatch(/^'Text Matches Pattern' cannot be used/);
			}
		});
		expect(cost).toBeLessThan(BUDGET);
	}
});

it.each([
	['quotes that do not end', times('<refermsg>')],
	['parts that begin again and again', times('<appmsg><refermsg>')],
	['quotes', times('<refermsg></refermsg>')],
	['a name of ampersands', `<title>${times('&')}</title>`],
	['a name of CDATA', `<title>${times('<![CDATA[')}</title>`],
	['a name of white space', `<title>x${times(' ')}x</title>`],
])('the name of a file behind %s is found in a bounded time', (_what, inner) => {
	const xml = `<msg><appmsg>${inner}</appmsg></msg>`;
	expect(costOf(() => [fileNameInXml(xml), isOnlyAnnounced(xml)])).toBeLessThan(BUDGET);
});

it('names are written into a text of very many mentions in a bounded time', () => {
	const names = Array.from({ length: 500 }, (_, at) => `Member number ${at}`);
	for (const piece of ['@', '@Member number ', '@Member number 499', `@Member number 499${S}`]) {
		const text = CHINESE + times(piece);
		expect(costOf(() => withNames(text, names))).toBeLessThan(BUDGET);
	}
});

it('what the parser quotes of broken XML stays short', () => {
	const { parseError } = eventWith(`<msg><img a=${times('"')}/></msg>`);
	expect(parseError).toMatch(/^The XML is broken/);
	expect(parseError!.length).toBeLessThan(300);
});

it('a notice with more names than anybody can read keeps its marks', () => {
	const names = link(
		'names',
		numbered(3_000, () => member('Han Mei')),
	);
	const body = JSON.stringify({
		wcId: 'b',
		messageType: '85008',
		data: { fromGroup: '1@chatroom', content: notice(times('$names$', 1_000), names) },
	});
	const callback = readCallback(Buffer.from(body));
	if (callback.kind !== 'event') throw new Error('no event');
	const { text } = callback.event;
	expect(text.length).toBeLessThan(100_000);
	expect([text.slice(0, 16), text.slice(-14)]).toEqual(['Han Mei、Han Mei、', '$names$$names$']);
});

/** A small generator with a seed, so that a failure can be repeated (mulberry32). */
function random(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

const PIECES = [
	...[
		'<',
		'>',
		'</msg>',
		'<msg>',
		'<![CDATA[',
		']]>',
		'&',
		'&lt;',
		'<!--',
		'<?xml ',
		'"',
		'\\',
		'\\u0000',
	],
	...['{', '}', '[', ']', 'null', '-1', '1e999', '99999999999999999999', '"__proto__":', ':', ','],
	...['\n', '\ud800', '💥', 'wxid_a:\n', '@chatroom', '60001', '80999', '<a '.repeat(40)],
	...['"string":', '{}', 'AddMsg', 'TEXT', '10002', '"Data":', '"appid":', '&#0;', '&#xd800;'],
];

const parsed = (body: string): unknown => {
	try {
		return JSON.parse(body.replace(/^\ufeff/, ''));
	} catch {
		return undefined;
	}
};

/** Whether there is a code of E Cloud, so that an event must come out of it, whatever else is wrong. */
function hasCode(body: unknown): boolean {
	const { messageType } = (body ?? {}) as { messageType?: unknown };
	return ['string', 'number'].includes(typeof messageType) && messageType !== '';
}

const KEYS = /^(appid|wxid|type_?name|msg_?type|data)$/i;

/** Whether there is a key of GeWe. */
const hasKey = (body: unknown): boolean =>
	typeof body === 'object' &&
	body !== null &&
	!Array.isArray(body) &&
	Object.keys(body).some((key) => KEYS.test(key));

it.each(['eyun', 'gewe'])(
	'20,000 damaged callbacks of %s neither throw nor leave a trace',
	(gateway) => {
		const folder = `test/fixtures/${gateway}/callbacks`;
		const originals = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
		// With a seed, so that a failure can be repeated.
		const next = random(20260101);
		const below = (limit: number) => Math.floor(next() * limit);
		const kinds: Record<string, number> = {};
		for (let round = 0; round < 20_000; round++) {
			let body = originals[below(originals.length)];
			for (let change = below(4); change >= 0; change--) {
				const [from, length] = [below(body.length), below(20)];
				const piece = [
					PIECES[below(PIECES.length)],
					'',
					body.slice(below(body.length)).slice(0, 60),
				];
				body = body.slice(0, from) + piece[below(3)] + body.slice(from + length);
			}
			const callback = readCallback(Buffer.from(body));
			kinds[callback.kind] = (kinds[callback.kind] ?? 0) + 1;
			if (callback.kind === 'foreign') {
				expect([hasCode, hasKey].some((isCallback) => isCallback(parsed(body)))).toBe(false);
			}
			if (callback.kind === 'event') expect(JSON.stringify(callback.event)).toBeTruthy();
		}
		// Both sorts were there: what can still be read, and what cannot.
		expect(kinds.event).toBeGreaterThan(1000);
		expect(kinds.foreign).toBeGreaterThan(1000);
		expect(Object.keys(Object.prototype)).toEqual([]);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	},
);
