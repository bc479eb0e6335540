/** What n8n shows and searches of the nodes before they are opened. */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

/** n8n's own list of categories. */
const CATEGORIES = [
	...['AI', 'Analytics', 'Communication', 'Core Nodes', 'Cybersecurity', 'Data & Storage'],
	...['Development', 'Finance & Accounting', 'HITL', 'Marketing', 'Miscellaneous', 'Productivity'],
	...['Sales', 'Utility'],
];

const nodes = manifest.n8n.nodes.map((file: string) => basename(file, '.node.js')) as string[];

describe.each(nodes)('%s', (name) => {
	const file = `nodes/${name}/${name}.node.json`;
	const codex = JSON.parse(readFileSync(file, 'utf8'));

	it('is named as in workflows', () => {
		const node = name.charAt(0).toLowerCase() + name.slice(1);
		expect(codex.node).toBe(`${manifest.name}.${node}`);
		expect(codex).toMatchObject({ nodeVersion: '1.0', codexVersion: '1.0' });
	});

	it('stands in categories of n8n', () => {
		expect(codex.categories.length).toBeGreaterThan(0);
		for (const category of codex.categories) expect(CATEGORIES).toContain(category);
	});

	it('leads to documents of this repository', () => {
		const { credentialDocumentation, primaryDocumentation } = codex.resources;
		const urls = [...credentialDocumentation, ...primaryDocumentation].map(({ url }) => url);
		expect(urls).toHaveLength(2);
		for (const url of urls) {
			expect(url.startsWith(manifest.homepage)).toBe(true);
			const [, page] = /\/blob\/HEAD\/([^#]+)/.exec(url) ?? [];
			if (page) expect(existsSync(page)).toBe(true);
		}
	});

	it('is found in English and Chinese, by each word once', () => {
		const words = codex.alias.map((word: string) => word.toLowerCase());
		expect(words).toEqual(expect.arrayContaining(['wechat', '微信']));
		expect(new Set(words).size).toBe(words.length);
	});
});

it('each node that is published has one', () => {
	expect(nodes.length).toBeGreaterThan(2);
});
