/** n8n's editor in a real Chromium, by what its own tests know its parts by: data-test-id. */
import { type Browser, type Locator, type Page, selectors } from 'playwright-core';
import { OWNER } from '../../e2e/support/stage.mts';

selectors.setTestIdAttribute('data-test-id');

/** n8n's editor is a large program, and the machine may be busy: a limit for what does not come. */
const LIMIT_MS = 60_000;

/** Asks for nothing else than n8n itself, which has all that the editor needs. */
async function onlyFrom(page: Page, origin: string): Promise<void> {
	await page.route('**/*', async (route) => {
		const url = route.request().url();
		await (url.startsWith(origin) || !url.startsWith('http') ? route.continue() : route.abort());
	});
}

/** Hides all of the editor but the workflow: also what invites to add another node. */
const ONLY_CANVAS = `
	body { visibility: hidden; background: white; }
	.vue-flow__viewport, .vue-flow marker * { visibility: visible; }
	[data-test-id="canvas-handle-plus-wrapper"] { visibility: hidden; }
`;

const MARGIN = 40;

/** The part of the window that some of its parts lie in, with a margin. */
async function around(
	parts: Locator,
): Promise<{ x: number; y: number; width: number; height: number }> {
	const boxes = (await Promise.all((await parts.all()).map((part) => part.boundingBox()))).flatMap(
		(box) => box ?? [],
	);
	const left = Math.min(...boxes.map(({ x }) => x)) - MARGIN;
	const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN;
	const right = Math.max(...boxes.map(({ x, width }) => x + width)) + MARGIN;
	const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + MARGIN;
	return { x: left, y: top, width: right - left, height: bottom - top };
}

export class Editor {
	private constructor(
		readonly page: Page,
		private readonly url: string,
	) {}

	/** Opens a window of its own, and logs in by the form. */
	static async open(
		browser: Browser,
		url: string,
		viewport = { width: 1400, height: 900 },
	): Promise<Editor> {
		const context = await browser.newContext({ locale: 'en-GB', viewport });
		const page = await context.newPage();
		page.setDefaultTimeout(LIMIT_MS);
		await onlyFrom(page, url);
		await page.goto(`${url}/signin`);
		await page.locator('input[name="emailOrLdapLoginId"]').fill(OWNER.email);
		await page.locator('input[type="password"]').fill(OWNER.password);
		await page.getByTestId('form-submit-button').click();
		await page.waitForURL(({ pathname }) => !pathname.startsWith('/signin'));
		return new Editor(page, url);
	}

	/** A part of the editor, by its data-test-id. */
	readonly part = (id: string): Locator => this.page.getByTestId(id);

	async goTo(path: string): Promise<void> {
		await this.page.goto(this.url + path);
	}

	/** Opens an empty workflow and the list of nodes that can begin it. */
	async beginWorkflow(): Promise<void> {
		await this.goTo('/workflow/new');
		await this.addFirst();
	}

	/** The same from the overview, as somebody comes there who has just logged in. */
	async createWorkflow(): Promise<void> {
		await this.goTo('/home/workflows');
		await this.page.getByRole('button', { name: 'Create workflow' }).first().click();
		await this.addFirst();
	}

	/** Opens the list of nodes that can begin an empty workflow. */
	private async addFirst(): Promise<void> {
		const whereBuiltWithAi = this.part('canvas-add-first-step-button');
		await this.part('canvas-add-button').getByRole('button').or(whereBuiltWithAi).first().click();
	}

	/** Opens the list of nodes behind the last one. */
	async addBehind(): Promise<void> {
		await this.part('canvas-handle-plus').last().click();
	}

	/** Types into the search of the list of nodes. */
	async search(words: string): Promise<void> {
		await this.part('node-creator-search-bar').fill(words);
	}

	/** An entry of the list of nodes, or of the actions of one of them. */
	readonly entry = (name: string): Locator =>
		this.part('node-creator-item-name').and(this.page.getByText(name, { exact: true }));

	/** Finds a node, and adds it with one of its actions. */
	async add(words: string, node: string, action: string): Promise<void> {
		await this.search(words);
		await this.entry(node).first().click();
		await this.entry(action).first().click();
		await this.part('ndv').waitFor();
	}

	/** Chooses a credential in the node that is open. */
	async chooseCredential({ id }: { id: string }): Promise<void> {
		await this.part('node-credentials-select').first().click();
		await this.part(`node-credentials-select-item-${id}`).click();
	}

	/** The input of a picker, which opens its list. */
	readonly picker = (parameter: string): Locator =>
		this.part(`resource-locator-${parameter}`).getByTestId('rlc-input');

	/** Chooses from the list of a picker. */
	async pick(parameter: string, name: string): Promise<void> {
		await this.picker(parameter).click();
		await this.part('rlc-item').filter({ hasText: name, visible: true }).first().click();
	}

	/** Chooses how a picker is filled in. */
	async pickMode(parameter: string, name: string): Promise<void> {
		const locator = this.part(`resource-locator-${parameter}`);
		await locator.getByTestId('rlc-mode-selector').click();
		await this.page.getByRole('option', { name, exact: true }).filter({ visible: true }).click();
	}

	/** Chooses from the list of a field. */
	async choose(parameter: string, name: string): Promise<void> {
		await this.part(`parameter-input-${parameter}`).click();
		await this.page.getByRole('option', { name, exact: true }).filter({ visible: true }).click();
	}

	/** Publishes the workflow that is open; n8n asks for the name of the version. */
	async publish(): Promise<void> {
		await this.page.getByRole('button', { name: 'Publish' }).click();
		const asked = this.page.getByRole('dialog');
		await asked.getByRole('button', { name: 'Publish' }).click();
	}

	/** Writes into a field of the node or credential that is open. */
	async write(parameter: string, text: string): Promise<void> {
		await this.part(`parameter-input-${parameter}`).locator('input, textarea').first().fill(text);
	}

	/** Opens a node of a workflow. */
	async openNode(id: string, name: string): Promise<void> {
		await this.goTo(`/workflow/${id}`);
		await this.page.locator('.vue-flow__node').filter({ hasText: name }).first().dblclick();
		await this.part('ndv').waitFor();
	}

	/** Types into the search of the list of a picker. */
	async searchPicker(parameter: string, words: string): Promise<void> {
		await this.picker(parameter).click();
		await this.part('rlc-search').filter({ visible: true }).fill(words);
	}

	async closeNode(): Promise<void> {
		await this.part('ndv-close-button').click();
		await this.part('ndv').waitFor({ state: 'hidden' });
	}

	/** Opens the form of a new credential. */
	async newCredential(type: string): Promise<void> {
		await this.goTo('/home/credentials/create');
		await this.part('new-credential-type-select').locator('input').fill(type);
		await this.part('new-credential-type-select-option').filter({ hasText: type }).click();
		await this.part('new-credential-type-button').click();
		await this.part('credential-edit-dialog').waitFor();
	}

	/** Saves the credential, which tests it. */
	async saveCredential(): Promise<void> {
		await this.part('credential-save-button').click();
	}

	/** Takes a picture of a workflow, of what lies on the canvas and nothing else. */
	async pictureOf(id: string, nodes: number, path: string): Promise<void> {
		await this.goTo(`/workflow/${id}`);
		const placed = this.page.locator('.vue-flow__node');
		await placed.nth(nodes - 1).waitFor();
		await this.part('zoom-to-fit').click();
		await this.page.screenshot({
			path,
			style: ONLY_CANVAS,
			clip: await around(placed),
			animations: 'disabled',
		});
	}
}
