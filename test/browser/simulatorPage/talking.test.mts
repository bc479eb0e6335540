/** The simulator's page in a real Chromium: writing, the workflow's answer, refusals, events, faults. */
import type { Browser, Page } from 'playwright-core';

import { inPage, openBrowser, watched, type WatchedPage } from '../browser.mts';
import { openScene, type Scene } from './workflow.mts';

let browser: Browser;
let scene: Scene;

beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(async () => await browser?.close());
afterEach(async () => {
	await Promise.all(browser.contexts().map((context) => context.close()));
	await scene.close();
});

async function open(gateway?: 'eyun' | 'gewe'): Promise<WatchedPage> {
	scene = await openScene(gateway);
	return await watched(browser, scene.simulator.page, { viewport: { width: 1280, height: 800 } });
}

async function openChat(page: Page, name: string): Promise<void> {
	await page
		.getByRole('navigation', { name: 'Chats' })
		.getByRole('link', { name: new RegExp(`^${name}`) })
		.click();
	await page.getByRole('region', { name: `Conversation with ${name}` }).waitFor();
}

const chat = (page: Page) => page.getByRole('log');
const requests = (page: Page) => page.getByRole('region', { name: 'Requests and callbacks' });

async function write(page: Page, text: string): Promise<void> {
	await page.getByRole('textbox', { name: 'Message' }).fill(text);
	await page.getByRole('button', { name: 'Send' }).click();
}

/** Chooses what happens in the chat that is open; the dialog shows what has to be said about it. */
async function choose(page: Page, action: string): Promise<void> {
	const button = page.getByRole('button', { name: 'Let something happen', exact: true });
	await button.first().click();
	await page.getByRole('dialog').getByRole('button', { name: action, exact: true }).click();
}

describe.each(['eyun', 'gewe'] as const)('with %s', (gateway) => {
	it('shows what somebody writes, and what the workflow answers', async () => {
		const { page, complaints } = await open(gateway);
		await openChat(page, 'Family');
		await page.getByRole('combobox', { name: 'As', exact: true }).selectOption({ label: 'Jim' });
		await write(page, 'Do you have <b>green</b> tea?');
		const own = chat(page).getByRole('listitem').filter({ hasText: 'Jim' });
		await own.getByText('Do you have <b>green</b> tea?', { exact: true }).waitFor();
		await chat(page).getByText('You wrote: Do you have <b>green</b> tea?').waitFor();
		const box = page.getByRole('textbox', { name: 'Message' });
		expect(await inPage(box, '[it.value, it === document.activeElement]')).toEqual(['', true]);
		expect(complaints).toEqual([]);
	});

	it('shows a refusal as soon as it happens, in red, with the reason in both languages', async () => {
		const { page } = await open(gateway);
		await page.getByText('Live').waitFor();
		await scene.send('wxid_nobody', 'hello');
		const refused = requests(page).locator('.refused');
		await refused.getByText('接收人不存在').waitFor();
		await refused.getByText('There is nobody, or no group, with this ID.').waitFor();
		await refused.getByText('Refused', { exact: true }).waitFor();
		const [, red, green, blue] = /rgb\((\d+), (\d+), (\d+)\)/
			.exec(await inPage<string>(refused.getByText('接收人不存在'), 'getComputedStyle(it).color'))!
			.map(Number);
		expect(red).toBeGreaterThan(2 * Math.max(green, blue));
		// What was asked, for whoever opens it.
		await refused.locator('summary').click();
		await refused.getByText('"wxid_nobody"').first().waitFor();
		await requests(page).getByRole('button', { name: 'Refused' }).click();
		expect(await requests(page).locator('.log-entry').count()).toBe(1);
	});
});

it('mentions the account, quotes a message, and revokes it', async () => {
	const { page } = await open();
	await openChat(page, 'Family');
	await page.getByLabel('Mention').selectOption({ label: '@Demo Shop' });
	await write(page, 'price?');
	await chat(page).getByText('@ Demo Shop', { exact: true }).waitFor();
	expect(scene.simulator.deliveries.at(-1)?.payload.data).toMatchObject({
		...{ content: '@Demo Shop\u2005price?', atlist: ['wxid_bot000demo22'] },
	});
	const dinner = chat(page).getByRole('listitem').filter({ hasText: 'Dinner on Sunday?' }).first();
	await dinner.getByRole('button', { name: /^Quote/ }).click();
	await page.getByText('Quoting Li Lei: Dinner on Sunday?').waitFor();
	await write(page, 'And you?');
	const quote = chat(page).getByRole('listitem').filter({ hasText: 'And you?' }).first();
	expect(await quote.locator('blockquote').innerText()).toBe('Li Lei Dinner on Sunday?');
	await quote.getByRole('button', { name: /^Revoke/ }).click();
	await quote.getByText('revoked', { exact: true }).waitFor();
});

it('sends a picture from this computer, which the page shows', async () => {
	const { page, complaints } = await open();
	await openChat(page, 'Li Lei');
	await page.getByRole('button', { name: 'Picture', exact: true }).click();
	const png =
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=';
	await page.getByLabel('A file of yours').setInputFiles({
		...{ name: 'tea.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') },
	});
	await page.getByRole('button', { name: 'Let it happen' }).click();
	const picture = chat(page).getByRole('img', { name: 'Picture from Li Lei' }).last();
	await picture.waitFor();
	expect(await inPage(picture, 'it.decode().then(() => it.naturalWidth)')).toBe(1);
	expect(complaints).toEqual([]);
});

it('lets things happen to a group and to the account, and shows what they change', async () => {
	const { page } = await open();
	await openChat(page, 'Family');
	await choose(page, 'Rename the group');
	await page.getByLabel('New name').fill('Tea "lovers" 茶友');
	await page.getByRole('button', { name: 'Let it happen' }).click();
	await page.getByRole('heading', { name: 'Tea "lovers" 茶友' }).waitFor();
	await choose(page, 'Account goes offline');
	await page.getByRole('button', { name: 'Let it happen' }).click();
	await page.getByText('Demo Shop is offline: session expired.').waitFor();
	expect(await page.getByRole('textbox', { name: 'Message' }).count()).toBe(0);
	await page.getByRole('button', { name: 'Bring it online' }).click();
	await page.getByRole('textbox', { name: 'Message' }).waitFor();
	await page.getByText(/^Demo Shop is online with wId/).waitFor();
	await choose(page, 'Format of callbacks');
	await page.getByRole('combobox', { name: 'Format' }).selectOption('Old');
	await page.getByRole('button', { name: 'Let it happen' }).click();
	await page.getByText('E Cloud · old format').waitFor();
});

it('orders a fault, shows it in the log, and takes it back', async () => {
	const { page } = await open();
	await page.getByRole('link', { name: 'Faults' }).click();
	await page.getByLabel('Endpoint').fill('/sendText');
	await page.getByLabel('What the gateway says').fill('too fast');
	await page.getByLabel('How often').selectOption('Until taken back');
	await page.getByRole('button', { name: 'Order' }).click();
	await page.getByText('{"refuse":{"code":"1001","message":"too fast"}}').waitFor();
	await scene.send('21900000001@chatroom', 'hello');
	const refused = requests(page).locator('.refused');
	await refused.getByText('too fast', { exact: true }).waitFor();
	await refused.getByText(/^Ordered fault/).waitFor();
	await page.getByRole('button', { name: 'Take all back' }).click();
	await page.getByText('Nothing is ordered.').waitFor();
});

it('says who may see a Moment, and likes and comments as a friend', async () => {
	const { page } = await open();
	const { world } = scene.simulator;
	await page.getByRole('link', { name: 'Moments' }).click();
	const first = page.getByRole('article').first();
	await first.getByText('New tea has arrived').waitFor();
	await first.getByText('Everybody').waitFor();
	await page.getByRole('combobox', { name: 'As', exact: true }).selectOption({ label: 'Lucy' });
	await first.getByRole('button', { name: 'Like' }).click();
	await first.getByText('Li Lei, Lucy').waitFor();
	await first.getByRole('textbox').fill('I am coming');
	await first.getByRole('button', { name: 'Comment' }).click();
	await first.getByText('Lucy: I am coming').waitFor();
	expect(world.moments[0].comments.at(-1)).toMatchObject({ userName: 'wxid_lucy000demo03' });
});

it('says why nothing can be written as long as no workflow listens', async () => {
	const { page } = await open();
	await openChat(page, 'Family');
	scene.simulator.world.developer.callbackUrl = null;
	await page.reload();
	await page.getByText('No workflow listens yet.').waitFor();
	expect(await page.getByRole('textbox', { name: 'Message' }).count()).toBe(0);
});

it('says whom others write to, when another account is looked at', async () => {
	const { page } = await open();
	scene.simulator.world.accounts[1].online = true;
	await page.reload();
	await openChat(page, 'Family');
	await page.getByRole('textbox', { name: 'Message' }).waitFor();
	await page
		.getByRole('combobox', { name: 'Account' })
		.selectOption({ label: 'Demo Support · Online' });
	await page.getByText('What others write goes to Demo Shop').waitFor();
	expect(await page.getByRole('textbox', { name: 'Message' }).count()).toBe(0);
});

it('shows what nobody has taken, and that it is in the chat all the same', async () => {
	const { page } = await open();
	await openChat(page, 'Li Lei');
	scene.simulator.world.developer.callbackUrl = 'http://127.0.0.1:9/gone';
	await write(page, 'Anybody there?');
	await page.getByText('It is in the chat, but no workflow took it').waitFor();
	await chat(page).getByText('Anybody there?').waitFor();
	await requests(page).getByText('Not taken').waitFor();
});
