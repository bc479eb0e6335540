/** The pages behind the link of a question. */
import { redact } from '../../../nodes/engine/redact';
import { approvalIn, approvalInputs } from '../../../nodes/questions/approval';
import { type PageWords, wordsFor } from '../../../nodes/questions/languages';
import { button, escapeHtml, questionPage, thanksPage } from '../../../nodes/questions/page';

const chinese = wordsFor({ 'accept-language': 'zh-CN' });
const english = wordsFor({ 'accept-language': 'en' });

const EVIL = `</p><script>alert("1")</script>'&`;

it('a text cannot become HTML, also between quotes', () => {
	expect(escapeHtml(EVIL)).toBe(
		'&lt;/p&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;',
	);
});

it('the question stands on the page as it was sent, with its lines', () => {
	const html = questionPage(english, `${EVIL}\nSecond line`, button('OK', 'approve'));
	expect(html).toContain(`<p class="card">${escapeHtml(EVIL)}\nSecond line</p>`);
	expect(html).toContain('white-space:pre-wrap');
	expect(html).not.toContain('<script');
});

it('the form is sent to the address of the page, signature and all', () => {
	const html = questionPage(english, 'Shall I?', button('OK', 'approve'));
	expect(html).toContain(
		'<form method="post"><button name="answer" value="approve">OK</button></form>',
	);
	expect(html).not.toContain('action=');
});

it.each([
	['question', questionPage(chinese, 'Shall I?', '')],
	['thanks', thanksPage(chinese)],
])('the page with the %s is whole, fits a phone and loads nothing', (_, html) => {
	expect(html).toMatch(/^<!DOCTYPE html><html lang="zh-CN">.*<\/html>$/s);
	expect(html).toContain('<meta charset="utf-8">');
	expect(html).toContain('content="width=device-width,initial-scale=1"');
	expect(html).toContain('prefers-color-scheme:dark');
	expect(html).not.toMatch(/\bsrc=|\bhref=|url\(|@import|https?:/);
});

it('after an answer, in the language of the reader', () => {
	expect(thanksPage(chinese)).toContain('<h1>已收到，谢谢</h1>可以关闭此页面了');
	expect(thanksPage(english)).toContain('<h1>Got it, thanks</h1>This page can be closed now');
});

describe('languages', () => {
	const WECHAT =
		'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 MicroMessenger/8.0.49.2600(0x28003133) NetType/WIFI';

	it.each<[string, PageWords['lang'], Record<string, string>]>([
		['WeChat in Chinese', 'zh-CN', { 'user-agent': `${WECHAT} Language/zh_CN ABI/arm64` }],
		['WeChat in English', 'en', { 'user-agent': `${WECHAT} Language/en` }],
		[
			'WeChat in Chinese on an English phone',
			'zh-CN',
			{ 'user-agent': `${WECHAT} Language/zh_TW`, 'accept-language': 'en-US,en;q=0.9' },
		],
		['WeChat that says nothing', 'zh-CN', { 'user-agent': WECHAT }],
		['WeChat in another language', 'en', { 'user-agent': `${WECHAT} Language/fr` }],
		['a Chinese browser', 'zh-CN', { 'accept-language': 'zh-TW,zh;q=0.9,en;q=0.8' }],
		['an English one', 'en', { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.1' }],
		['the first of both', 'zh-CN', { 'accept-language': 'fr,zh;q=0.9,en;q=0.8' }],
		['another one', 'en', { 'accept-language': 'frzh, de' }],
		['nothing at all', 'en', {}],
	])('%s', (_, lang, headers) => expect(wordsFor(headers).lang).toBe(lang));

	it('each says all that the other says', () => {
		const said = (words: PageWords) =>
			Object.entries(words).map(([name, text]) => [name, text.length > 0]);
		expect(said(chinese)).toEqual(said(english));
	});
});

describe('approval', () => {
	it('two buttons, unless one is wanted', () => {
		expect(approvalInputs(english, {})).toBe(
			'<button name="answer" value="approve">Approve</button><button name="answer" value="decline" class="no">Decline</button>',
		);
		expect(approvalInputs(chinese, { approvalType: 'single' })).toBe(
			'<button name="answer" value="approve">同意</button>',
		);
	});

	it('with words of their own', () => {
		const own = { approvalType: 'double', approveLabel: 'Ja & "ja"', disapproveLabel: '<Nein>' };
		expect(approvalInputs(chinese, own)).toBe(
			'<button name="answer" value="approve">Ja &amp; &quot;ja&quot;</button><button name="answer" value="decline" class="no">&lt;Nein&gt;</button>',
		);
	});

	it('only a button of the page is an answer', () => {
		expect(approvalIn({ answer: 'approve' }, {})).toEqual({ approved: true });
		expect(approvalIn({ answer: 'decline' }, {})).toEqual({ approved: false });
		expect(approvalIn({ answer: 'approve' }, { approvalType: 'single' })).toEqual({
			approved: true,
		});
		const none = [
			{},
			{ answer: '' },
			{ answer: 'yes' },
			{ answer: ['approve'] },
			{ approved: 'true' },
		];
		for (const sent of none) expect(approvalIn(sent, {})).toBeUndefined();
		expect(approvalIn({ answer: 'decline' }, { approvalType: 'single' })).toBeUndefined();
	});
});

it('no error quotes what signs the link to a question', () => {
	const link = 'https://n8n.example.com/webhook-waiting/17/node?question=a_B-1&signature=5ecret';
	const hidden = link.replace('5ecret', '********');
	const forms = (text: string) => [
		text,
		text.replace('&', '&amp;'),
		text.replace('&', '\\u0026'),
		encodeURIComponent(text),
	];
	for (const [index, text] of forms(link).entries()) {
		expect(redact('key', `"${text}" is wrong`)).toBe(`"${forms(hidden)[index]}" is wrong`);
	}
});
