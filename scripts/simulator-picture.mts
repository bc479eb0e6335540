/** `npm run docs:page`: takes the picture of the simulator's page for docs/demo.md, in a real Chromium. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { openBrowser, watched } from '../test/browser/browser.mts';
import { FAMILY, openScene } from '../test/browser/simulatorPage/workflow.mts';
import { hashOfPage, PICTURE, PICTURED } from './documents/pictureOfPage.mts';
import { say } from './lib/progress.mjs';

const SCRIPT = [
	'Lucy writes "Is my order on its way?"',
	'Han Meimei writes "The same for me, please: two boxes." in group Family',
	'Li Lei mentions Demo Shop: "@Demo Shop do you deliver on Sunday?" in group Family',
	'Li Lei sends the location "Demo Tea House" in group Family',
];

const scene = await openScene();
const browser = await openBrowser();
try {
	const { page } = await watched(browser, scene.simulator.page, {
		viewport: { width: 1280, height: 676 },
	});
	await page.getByText('Live').waitFor();
	await scene.simulator.play(SCRIPT);
	await page.goto(`${scene.simulator.page}#/chats/${encodeURIComponent(FAMILY)}`);
	await page.getByRole('log').getByText('You wrote: @Demo Shop').waitFor();
	await scene.send('wxid_nobody', 'Hello');
	await page.locator('.log-entry.refused').waitFor();
	mkdirSync(dirname(PICTURE), { recursive: true });
	await page.screenshot({ path: PICTURE, animations: 'disabled' });
	writeFileSync(PICTURED, `${hashOfPage()}\n`);
	say(`${PICTURE} is taken`);
} finally {
	await browser.close();
	await scene.close();
}
