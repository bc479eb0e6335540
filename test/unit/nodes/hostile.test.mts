import { readdirSync, readFileSync } from 'node:fs';

import { readCallback } from '../../../nodes/WeChatTrigger/receive';
import { parseXml } from '../../../nodes/WeChatTrigger/xml';

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
];

it('20,000 damaged callbacks neither throw nor leave a trace (seed 20260101)', () => {
	const folder = 'test/fixtures/eyun/callbacks';
	const originals = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
	const next = random(20260101);
	const below = (limit: number) => Math.floor(next() * limit);
	const kinds: Record<string, number> = {};
	for (let round = 0; round < 20_000; round++) {
		let body = originals[below(originals.length)];
		for (let change = below(4); change >= 0; change--) {
			const [from, length] = [below(body.length), below(20)];
			const piece = [PIECES[below(PIECES.length)], '', body.slice(below(body.length)).slice(0, 60)];
			body = body.slice(0, from) + piece[below(3)] + body.slice(from + length);
		}
		const callback = readCallback(Buffer.from(body));
		kinds[callback.kind] = (kinds[callback.kind] ?? 0) + 1;
		if (callback.kind === 'event') expect(JSON.stringify(callback.event)).toBeTruthy();
	}
	// Both sorts were there: what can still be read, and what cannot.
	expect(kinds.event).toBeGreaterThan(1000);
	expect(kinds.foreign).toBeGreaterThan(1000);
	expect(Object.keys(Object.prototype)).toEqual([]);
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
