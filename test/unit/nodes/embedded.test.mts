/** What is left out of a callback because it is a file, and what is not. */
import { base64In } from '../../../nodes/events/base64';
import { withoutEmbedded } from '../../../nodes/events/embedded';

/** 9,000 bytes that begin as a file of that kind does. */
const file = (...begin: number[]) =>
	Buffer.concat([Buffer.from(begin), Buffer.alloc(9_000 - begin.length, 'the rest\x01\xf3\xfe')]);

const JPEG = file(0xff, 0xd8, 0xff, 0xe0).toString('base64');
const PNG = file(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a).toString('base64');
const SILK = file(2, ...Buffer.from('#!SILK_V3')).toString('base64');
const MARK = '[image left out: 9 KB]';

const inLines = (text: string, end: string) => text.replace(/.{76}/g, `$&${end}`);

/** A handle of a file, as WeChat's XML has them. */
const HANDLE = '3057020100044b30490201000204c8a1'.repeat(12);

describe('a field', () => {
	it.each([
		['an image of E Cloud', { data: { img: JPEG, msgId: 7 } }, { data: { img: MARK, msgId: 7 } }],
		[
			'an image of GeWe',
			{ Data: { ImgBuf: { iLen: 9000, buffer: JPEG } } },
			{ Data: { ImgBuf: { iLen: 9000, buffer: MARK } } },
		],
		['one under any name', { a: [{ b: PNG }] }, { a: [{ b: MARK }] }],
		['a data URI', { base64: `data:image/png;base64,${PNG}` }, { base64: MARK }],
		['a GIF', { a: file(...Buffer.from('GIF89a')).toString('base64') }, { a: MARK }],
		['a WebP', { a: file(...Buffer.from('RIFF')).toString('base64') }, { a: MARK }],
		["WeChat's own format", { a: file(...Buffer.from('wxgf')).toString('base64') }, { a: MARK }],
		[
			'another sound',
			{ a: file(...Buffer.from('#!AMR\n')).toString('base64') },
			{ a: '[voice left out: 9 KB]' },
		],
		[
			'a sound without its first byte',
			{ a: file(...Buffer.from('#!SILK_V3')).toString('base64') },
			{ a: '[voice left out: 9 KB]' },
		],
		['a short image', { a: JPEG.slice(0, 100) }, { a: '[image left out: 1 KB]' }],
		[
			'what nobody knows',
			{ img_base64: 'Zm9v'.repeat(100) },
			{ img_base64: '[file left out: 1 KB]' },
		],
		['a sound', { buffer: SILK }, { buffer: '[voice left out: 9 KB]' }],
		[
			'what nobody knows, where files stand',
			{ imgBuf: 'Zm9v'.repeat(100) },
			{ imgBuf: '[file left out: 1 KB]' },
		],
		[
			'what nobody knows, as long as a file',
			{ other: 'Zm9v'.repeat(1_100) },
			{ other: '[file left out: 4 KB]' },
		],
		['another file', { a: `data:application/pdf;base64,${PNG}` }, { a: '[file left out: 9 KB]' }],
		['a film', { a: `data:video/mp4;codecs=x;base64,${PNG}` }, { a: '[video left out: 9 KB]' }],
		['one for use in URLs', { a: JPEG.replace(/\//g, '_').replace(/\+/g, '-') }, { a: MARK }],
	])('%s is left out', (_name, callback, expected) => {
		expect(withoutEmbedded(callback)).toEqual(expected);
	});

	it.each([
		['a handle', { cdnthumburl: HANDLE, img: HANDLE }],
		['a token', { ticket: 'Zm9v'.repeat(500) }],
		['an ID of Channels', { sessionBuffer: 'Zm9v'.repeat(500) }],
		['a link', { img: `https://wx.qlogo.cn/mmhead/${'Zm9v'.repeat(40)}/132` }],
		['a short text', { img: '/9j/4AAQ', base64: '' }],
		[
			'what is too short for an image',
			{ img: JPEG.slice(0, 99), a: [`<a>${JPEG.slice(0, 80)}</a> and a few words`] },
		],
		['a list without files', { list: ['a', { b: 'c' }] }],
		['no text', { img: null, buffer: 12, list: [], none: {} }],
		['a long text of words', { img: 'Fresh tulips are in! '.repeat(500) }],
		['Chinese', { img: '鲜花已经到了'.repeat(500) }],
	])('%s stays, and the callback is the same object', (_name, callback) => {
		expect(withoutEmbedded(callback)).toBe(callback);
	});

	it('that is left out leaves the callback itself as it came', () => {
		const callback = { data: { img: JPEG }, other: { a: 1 } };
		const lean = withoutEmbedded(callback);
		expect(callback.data.img).toBe(JPEG);
		expect(lean.other).toBe(callback.other);
	});
});

describe('within a text', () => {
	it.each([
		[
			'CDATA',
			`<msg><thumb><![CDATA[${JPEG}]]></thumb></msg>`,
			`<msg><thumb><![CDATA[${MARK}]]></thumb></msg>`,
		],
		['an attribute', `<img data="${JPEG}" length="9"/>`, `<img data="${MARK}" length="9"/>`],
		['an element', `<a>${PNG}</a><b>${JPEG}</b>`, `<a>${MARK}</a><b>${MARK}</b>`],
		['a data URI', `src="data:image/jpeg;base64,${JPEG}"`, `src="${MARK}"`],
		['escaped XML', `&lt;img buf=&quot;${JPEG}&quot;&gt;`, `&lt;img buf=&quot;${MARK}&quot;&gt;`],
		[
			'JSON with escaped slashes',
			JSON.stringify({ a: JPEG }).replace(/\//g, '\\/'),
			`{"a":"${MARK}"}`,
		],
		['words around it', `see: ${JPEG} (above)`, `see: ${MARK} (above)`],
	])('an image is found in %s', (_name, text, expected) => {
		expect(withoutEmbedded({ content: text })).toEqual({ content: expected });
	});

	it.each([['\n'], ['\r\n'], ['\n\t\t'], ['&#10;'], ['&#13;&#10;'], ['&#xD;&#xA;'], ['\\n']])(
		'an image in lines that end with %j is one',
		(end) => {
			const text = `<a>${inLines(JPEG, end)}</a>`;
			const { content } = withoutEmbedded({ content: text });
			expect(content).toMatch(/^<a>\[image left out: (9|10) KB\]\s*<\/a>$/);
		},
	);

	it('the last line of an image goes with its padding, however long the lines are', () => {
		for (const length of [60, 64, 76]) {
			const lines = `${JPEG.slice(0, 8 * length).replace(new RegExp(`.{${length}}`, 'g'), '$&\n')}QUJD==`;
			expect(withoutEmbedded({ content: `<a>${lines}</a>` })).toEqual({
				content: '<a>[image left out: 1 KB]</a>',
			});
		}
	});

	it('what follows an image in one piece is no part of it', () => {
		expect(withoutEmbedded({ content: `${JPEG}\nhello` })).toEqual({ content: `${MARK}\nhello` });
		expect(withoutEmbedded({ content: `${inLines(JPEG, '\n')}\nhello you` })).toEqual({
			content: expect.stringMatching(/^\[image left out: 9 KB\]\s+hello you$/),
		});
	});

	it('a handle or a ticket in XML stays', () => {
		const content = `<msg ticket="v4_${'a1b2'.repeat(150)}@stranger"><cdnthumburl>${HANDLE}</cdnthumburl></msg>`;
		const callback = { content };
		expect(withoutEmbedded(callback)).toBe(callback);
	});
});

describe('base64', () => {
	/** What the whole alphabet and a plain search would find. */
	const plainly = (text: string) =>
		[...text.matchAll(/[\w+/\\-]{60,}/g)].map(({ index, 0: found }) => ({
			start: index,
			end: index + found.length,
		}));

	it('is found wherever it stands in a text', () => {
		const alphabets = ['aB3+', 'z/_-', '9\\Q0'];
		for (let before = 0; before < 130; before += 7) {
			for (let length = 55; length < 190; length += 9) {
				const word = alphabets[length % 3].repeat(60).slice(0, length);
				const text = `${'. x'.repeat(before)}(${word})${'y,'.repeat(before)}`;
				expect(base64In(text)).toEqual(plainly(text));
			}
		}
	});

	it('ends with its padding', () => {
		const word = 'a'.repeat(70);
		expect(base64In(`${word}===`)).toEqual([{ start: 0, end: 72 }]);
	});

	it('several are several', () => {
		const word = 'a'.repeat(60);
		expect(base64In(`${word},${word};${word}`)).toEqual([
			{ start: 0, end: 60 },
			{ start: 61, end: 121 },
			{ start: 122, end: 182 },
		]);
	});

	it.each([
		['a word of any length', 'a'.repeat(3_000_000)],
		['lines of any number', `${'a'.repeat(60)}\n`.repeat(50_000)],
		['words that are nearly long enough', `${'a'.repeat(59)} `.repeat(50_000)],
		['what looks like data URIs', 'data:image/png;a'.repeat(100_000)],
		['more blanks than a line end has', `${'a'.repeat(60)}${' '.repeat(21)}`.repeat(20_000)],
	])('%s stops nothing', (_name, text) => {
		expect(base64In(text).every(({ start, end }) => end > start)).toBe(true);
		expect(withoutEmbedded({ content: text })).toBeDefined();
	});
});
