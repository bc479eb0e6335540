/** Links and anchors inside the documents. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { anchors, links, type Page, page, pages } from './markdown.mts';

const isOutside = (to: string) => /^[a-z]+:/i.test(to);

/** What a link of a page leads to, from the project's folder. */
function target({ file }: Pick<Page, 'file'>, to: string): { file: string; anchor?: string } {
	const [path, anchor] = to.split('#');
	return { file: path === '' ? file : join(dirname(file), path), anchor };
}

const inside = pages.flatMap((from) =>
	links(from)
		.filter((to) => !isOutside(to))
		.map((to) => ({ from: from.file, to, ...target(from, to) })),
);

it('every file that a page points to exists', () => {
	expect(inside.length).toBeGreaterThan(50);
	expect(inside.filter(({ file }) => !existsSync(file))).toEqual([]);
});

it('every heading that a page points to exists', () => {
	const withAnchor = inside.filter(({ anchor }) => anchor !== undefined);
	expect(withAnchor.length).toBeGreaterThan(5);
	const missing = withAnchor.filter(({ file, anchor }) => !anchors(page(file)).includes(anchor!));
	expect(missing).toEqual([]);
});

it('every page can be reached from the README', () => {
	const reached = new Set<string>();
	const waiting = ['README.md'];
	for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
		if (reached.has(file)) continue;
		reached.add(file);
		waiting.push(
			...inside
				.filter(({ from, file: to }) => from === file && to.endsWith('.md'))
				.map(({ file: to }) => to),
		);
	}
	expect(pages.map(({ file }) => file).filter((file) => !reached.has(file))).toEqual([]);
});

it('the pages that n8n links to exist', () => {
	const REPOSITORY =
		/https:\/\/github\.com\/[\w-]+\/n8n-nodes-wechat-gateway\/blob\/HEAD\/([^"'`\s]+)/g;
	const sources = [
		'credentials/WeChatGatewayApi.credentials.ts',
		...['WeChatEyun', 'WeChatGewe', 'WeChatTrigger'].map(
			(name) => `nodes/${name}/${name}.node.json`,
		),
	];
	const found = sources.flatMap((source) =>
		[...readFileSync(source, 'utf8').matchAll(REPOSITORY)].map(([, to]) => to),
	);
	expect(found).toHaveLength(sources.length);
	for (const to of found) {
		const { file, anchor } = target({ file: 'README.md' }, to);
		expect(existsSync(file)).toBe(true);
		if (anchor) expect(anchors(page(file))).toContain(anchor);
	}
});

it('what a link is, and what an anchor', () => {
	const text =
		'# A *b* `c`: d-e\n## Two\n## Two\n[x](y.md#z) `[no](no.md)` ![i](i.png) [o](https://o)';
	const one = { file: 'a.md', text, prose: text };
	expect(anchors(one)).toEqual(['a-b-c-d-e', 'two', 'two-1']);
	expect(links(one)).toEqual(['y.md#z', 'i.png', 'https://o']);
	expect(anchors({ ...one, prose: '## 第一条消息：发送' })).toEqual(['第一条消息发送']);
});
