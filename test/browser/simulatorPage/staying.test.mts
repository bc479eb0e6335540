/** The simulator's page over time: the connection breaks, the world is empty, or large. */
import type { Browser } from 'playwright-core';

import { type Simulator, startSimulator } from '../../simulator/index.mts';
import { openBrowser, watched } from '../browser.mts';

let browser: Browser;
const simulators: Simulator[] = [];

beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(async () => await browser?.close());
afterEach(async () => {
	await Promise.all(browser.contexts().map((context) => context.close()));
	await Promise.all(simulators.splice(0).map((simulator) => simulator.close()));
});

async function start(options?: Parameters<typeof startSimulator>[0]): Promise<Simulator> {
	const simulator = await startSimulator(options);
	simulators.push(simulator);
	return simulator;
}

it('says that the connection is lost, and goes on by itself once the simulator is back', async () => {
	const first = await start();
	const { page } = await watched(browser, first.page);
	await page.getByText('Live').waitFor();
	await first.close();
	await page.getByRole('alert').getByText('Connection lost.').waitFor();
	const again = await start({ port: Number(new URL(first.url).port) });
	again.world.groups[0].nickName = 'Another world';
	await page.getByText('Live').waitFor();
	await page.getByText('Another world').waitFor();
	expect(await page.getByText('Connection lost.').count()).toBe(0);
});

it('says what is missing in a world without anything', async () => {
	const seed = { contacts: [], groups: [], messages: [], moments: [], strangers: [] };
	const { page, complaints } = await watched(browser, (await start({ seed })).page);
	await page.getByText('There is nobody to talk to.').waitFor();
	await page.getByText('Nothing yet.').waitFor();
	await page.getByRole('link', { name: 'Moments' }).click();
	await page.getByText('No Moments yet.').waitFor();
	await page.getByRole('link', { name: 'Faults' }).click();
	await page.getByText('Nothing is ordered.').waitFor();
	expect(complaints).toEqual([]);
});

it('lists the beginning of a large world, and says how much there is besides', async () => {
	const simulator = await start({ population: { contacts: 2000, groups: 500 } });
	const { page } = await watched(browser, simulator.page);
	await page.getByText('And 2011 more').waitFor();
	await page.getByRole('searchbox', { name: 'Find a chat' }).fill('family');
	const list = page.getByRole('navigation', { name: 'Chats' });
	await list.getByRole('link', { name: 'Tea Club 1' }).waitFor({ state: 'detached' });
	expect(await list.getByRole('link').count()).toBe(1);
	await page.getByRole('searchbox', { name: 'Find a chat' }).fill('nobody of this name');
	await page.getByText('No chat is called that.').waitFor();
});
