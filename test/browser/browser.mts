/** A real Chromium for tests: that of the machine, since playwright-core brings none along. */
import {
	type Browser,
	type BrowserContextOptions,
	chromium,
	type Locator,
	type Page,
} from 'playwright-core';

import { chromium as programOf, LAUNCH_ARGS } from '../../scripts/lib/chromium.mjs';

/** @throws a sentence that says what to install, where there is no browser */
export async function openBrowser(): Promise<Browser> {
	return await chromium.launch({ executablePath: programOf(), args: LAUNCH_ARGS });
}

/** A limit for what does not come, not a statement about speed. */
const LIMIT_MS = 15_000;

/**
 * What an expression says of an element in the page. Not written as a function: the types of a browser are not those
 * of the tests.
 *
 * @param expression with the element as `it`
 */
export async function inPage<T>(element: Locator, expression: string): Promise<T> {
	return await element.evaluate(new Function('it', `return ${expression}`) as (it: unknown) => T);
}

/** A page, and what it should not have done. */
export interface WatchedPage {
	page: Page;
	/** Errors, warnings of its policy, and requests to anywhere else. */
	complaints: string[];
}

/** Opens an address; what goes wrong on the page, or leaves this machine, is written down. */
export async function watched(
	browser: Browser,
	url: string,
	options: BrowserContextOptions = {},
): Promise<WatchedPage> {
	const context = await browser.newContext({ locale: 'en-GB', ...options });
	const page = await context.newPage();
	page.setDefaultTimeout(LIMIT_MS);
	const complaints: string[] = [];
	const { origin } = new URL(url);
	page.on('pageerror', ({ message }) => complaints.push(message));
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(message.text());
	});
	page.on('request', (request) => {
		if (!request.url().startsWith(`${origin}/`)) complaints.push(`asked ${request.url()}`);
	});
	await page.goto(url);
	return { page, complaints };
}
