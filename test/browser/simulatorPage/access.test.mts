/** The simulator's page for everybody: by keyboard, on a phone, with a screen reader, in both languages. */
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { inPage, openBrowser, watched } from '../browser.mts';
import { FAMILY, openScene, type Scene } from './workflow.mts';

let browser: Browser;
let scene: Scene;

beforeAll(async () => {
	browser = await openBrowser();
	scene = await openScene();
	const { simulator, send } = scene;
	await send('wxid_nobody', 'hello');
	await simulator.play(
		[
			'Li Lei sends a picture in group Family',
			'Li Lei sends a voice message in group Family',
			'Li Lei sends the link "Ten teas" https://example.com/teas in group Family',
			'Li Lei sends the file "a very long name without any blank in it 报价单报价单报价单.pdf" in group Family',
			'Li Lei quotes the last message saying "Well?" in group Family',
			'Li Lei transfers 88.00 with the note "two boxes" in group Family',
			'Li Lei pats Demo Shop in group Family',
			`Li Lei writes "${'verylongword'.repeat(20)}" in group Family`,
			'Jim writes "wrong chat" in group Family',
			'Jim revokes the last message in group Family',
		].join('\n'),
	);
	simulator.misbehave('/isOnline', { status: 502 });
});
afterAll(async () => {
	await browser?.close();
	await scene?.close();
});
afterEach(async () => {
	await Promise.all(browser.contexts().map((context) => context.close()));
});

async function open(hash = '', options: BrowserContextOptions = {}): Promise<Page> {
	const { page } = await watched(browser, scene.simulator.page + hash, options);
	await page.locator('.entry, .moment, .log-entry, .faults').first().waitFor({ state: 'attached' });
	return page;
}

/** Goes to a view of the page that is open. */
async function goTo(page: Page, view: string): Promise<void> {
	await page.goto(scene.simulator.page + view);
	await page.locator(`.show-${view.split('/')[1]}`).waitFor();
	await page
		.locator('.chat .message')
		.first()
		.waitFor({ state: view === CHAT ? 'visible' : 'detached' });
}

const CHAT = `#/chats/${encodeURIComponent(FAMILY)}`;
const VIEWS = ['#/chats', CHAT, '#/moments', '#/log', '#/faults'];

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe has to say against what is shown: rules and elements. */
async function complaintsOf(page: Page): Promise<string[]> {
	await page.evaluate(axe);
	const { violations } = (await page.evaluate('axe.run(document)')) as AxeResults;
	return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe.each([
	['en-GB', 'light'],
	['en-GB', 'dark'],
	['zh-CN', 'light'],
	['zh-CN', 'dark'],
] as const)('%s, %s', (locale, colorScheme) => {
	const desktop = { locale, colorScheme, viewport: { width: 1280, height: 800 } };
	const phone = { locale, colorScheme, viewport: { width: 390, height: 780 } };

	// Colours and words are the same in any width, so that each of them is looked at once on a phone.
	const isOnPhone = (locale === 'en-GB') === (colorScheme === 'light');

	it('axe finds nothing to say against any view', async () => {
		for (const options of isOnPhone ? [desktop, phone] : [desktop]) {
			const page = await open('', options);
			for (const view of VIEWS) {
				await goTo(page, view);
				expect([view, await complaintsOf(page)]).toEqual([view, []]);
			}
		}
	});

	it('nor against what can be let happen, and a line of the log that is open', async () => {
		const page = await open(CHAT, desktop);
		await page.locator('.log-entry.refused summary').click();
		await page.locator('.log-bodies').waitFor();
		await page.locator('.chat > header button').click();
		expect(await complaintsOf(page)).toEqual([]);
		await page.locator('dialog li button').first().click();
		await page.locator('dialog form').waitFor();
		expect(await complaintsOf(page)).toEqual([]);
	});

	it('nothing is wider than a phone', async () => {
		for (const width of [320, 390]) {
			const page = await open('', { ...phone, viewport: { width, height: 700 } });
			for (const view of VIEWS) {
				await goTo(page, view);
				const over = 'document.documentElement.scrollWidth - innerWidth';
				expect([width, view, await page.evaluate(over)]).toEqual([width, view, 0]);
			}
			await goTo(page, CHAT);
			await page.locator('.chat > header button').click();
			const dialog = await inPage(page.locator('dialog'), 'it.scrollWidth - it.clientWidth');
			expect(dialog).toBe(0);
		}
	});
});

it('on a phone shows either the list or a chat, and leads back', async () => {
	const page = await open('', { viewport: { width: 390, height: 780 } });
	const list = page.getByRole('navigation', { name: 'Chats' });
	await list.getByRole('link', { name: /^Family/ }).click();
	await page.getByRole('heading', { name: 'Family' }).waitFor();
	expect(await list.isVisible()).toBe(false);
	await page.getByRole('link', { name: 'Back to all chats' }).click();
	await list.waitFor();
});

it('can be used by keyboard alone: a chat, a message, and what happens', async () => {
	const page = await open('', { viewport: { width: 1280, height: 800 } });
	const focused = () =>
		page.evaluate(
			'document.activeElement.getAttribute("aria-label") ?? document.activeElement.innerText',
		);
	/** Goes on until something of that name has the focus. */
	const reach = async (name: RegExp) => {
		for (let step = 0; step < 80; step++) {
			await page.keyboard.press('Tab');
			const now = String(await focused());
			if (name.test(now.trim())) return;
		}
		throw new Error(`${name} cannot be reached by keyboard`);
	};
	await page.keyboard.press('Tab');
	expect(await focused()).toBe('Skip to content');
	await reach(/^(F\s+)?Family/);
	await page.keyboard.press('Enter');
	await page.getByRole('heading', { name: 'Family' }).waitFor();
	await reach(/^Message$/);
	await page.keyboard.type('By keyboard');
	await page.keyboard.press('Shift+Enter');
	await page.keyboard.type('in two lines');
	await page.keyboard.press('Enter');
	await page.getByRole('log').getByText('By keyboard in two lines').first().waitFor();
	await page.getByRole('log').getByText('You wrote: By keyboard in two lines').waitFor();
	// It stays where the next message is written.
	expect(await focused()).toBe('Message');
	await page.keyboard.press('Shift+Tab');
	expect(String(await focused()).trim()).toBe('Let something happen');
	await page.keyboard.press('Enter');
	await page.getByRole('dialog').waitFor();
	expect(await focused()).toBe('Picture');
	await reach(/^Pat$/);
	await page.keyboard.press('Enter');
	await page.getByLabel('Who is patted').waitFor();
	await page.keyboard.press('Escape');
	await page.getByRole('dialog').waitFor({ state: 'hidden' });
	expect(String(await focused()).trim()).toBe('Let something happen');
});

it('tells a screen reader what comes in elsewhere', async () => {
	const page = await open('#/moments');
	await page.getByText('Live').waitFor();
	await scene.simulator.play('Lucy writes "I am here"');
	await page.getByRole('status').getByText('Lucy says: I am here').waitFor();
	await scene.send('wxid_nobody', 'hello');
	await page.getByRole('status').getByText('Refused: /sendText, 接收人不存在').waitFor();
});

it('speaks the language of the browser, another by choice, and stays with it', async () => {
	const page = await open('', { locale: 'zh-TW' });
	await page.getByRole('link', { name: '朋友圈' }).waitFor();
	expect(await page.evaluate('document.documentElement.lang')).toBe('zh-CN');
	await page.getByRole('button', { name: 'English' }).click();
	await page.getByRole('link', { name: 'Moments' }).waitFor();
	await page.reload();
	await page.getByRole('link', { name: 'Moments' }).waitFor();
	expect(await page.title()).toBe('Simulated WeChat');
});

it('has the colours of the system, or others by choice', async () => {
	const page = await open('', { colorScheme: 'dark' });
	const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
	const dark = await ground();
	const button = page.getByRole('button', { name: 'Colours' });
	await button.click();
	await page.getByRole('button', { name: 'Colours: light' }).waitFor();
	expect(await ground()).not.toBe(dark);
	await button.click();
	expect(await ground()).toBe(dark);
});
