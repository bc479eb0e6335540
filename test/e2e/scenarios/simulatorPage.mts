import type { Browser } from 'playwright-core';

import type { Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { openBrowser, watched } from '../../browser/browser.mts';
import type { Stage } from '../support/stage.mts';
import { activated, deactivated, FAMILY, replyInAGroup } from '../support/workflow.mts';

/** What somebody does who has started the demo: writes on the page, and reads there what n8n answers. */
export function simulatorPage(stage: () => Stage): void {
	let browser: Browser;
	let workflow: Workflow;

	beforeAll(async () => {
		browser = await openBrowser();
		workflow = await activated(stage(), replyInAGroup(stage()));
	});
	afterAll(async () => {
		await browser?.close();
		await deactivated(stage(), workflow);
	});

	it('shows what a member writes, the answer of n8n, and what went between them', async () => {
		const { page, complaints } = await watched(
			browser,
			`${stage().simulator.page}#/chats/${encodeURIComponent(FAMILY)}`,
			{ viewport: { width: 1280, height: 800 } },
		);
		await page.getByRole('textbox', { name: 'Message' }).fill('Written on the page');
		await page.getByRole('button', { name: 'Send' }).click();
		const chat = page.getByRole('log');
		await chat.getByText('Written on the page', { exact: true }).waitFor();
		const answer = chat.getByText('Thank you for your message: "Written on the page"');
		await answer.waitFor({ timeout: 60_000 });
		const log = page.getByRole('region', { name: 'Requests and callbacks' });
		await log.getByText('/sendText').first().waitFor();
		await log.getByText('Li Lei: Written on the page').first().waitFor();
		expect(complaints).toEqual([]);
	});
}
