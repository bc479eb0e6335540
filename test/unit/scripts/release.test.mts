/** What keeps the package from being published, and that nothing else does. */
import { readFileSync } from 'node:fs';

import { releaseProblems, type Released } from '../../../scripts/lib/release.mjs';

const ready: Released = {
	manifest: {
		version: '0.2.0',
		homepage: 'https://github.com/tea-house/n8n-nodes-wechat-gateway#readme',
		author: { name: 'Tea House', email: 'packages@tea.example' },
		repository: { url: 'git+https://github.com/tea-house/n8n-nodes-wechat-gateway.git' },
	},
	changelog: '# Changelog\n\n## 0.2.0\n\nMore tea\n\n## 0.1.0\n',
	texts: [['a.md', 'https://github.com/tea-house/n8n-nodes-wechat-gateway/issues']],
};

const withManifest = (part: Partial<Released['manifest']>) =>
	releaseProblems({ ...ready, manifest: { ...ready.manifest, ...part } });

it('nothing is said where all is there', () => {
	expect(releaseProblems(ready)).toEqual([]);
	expect(releaseProblems({ ...ready, tag: '0.2.0' })).toEqual([]);
	const homepage = 'https://github.com/tea-house/n8n-nodes-wechat-gateway';
	expect(withManifest({ homepage })).toEqual([]);
});

it.each<[what: string, part: Partial<Released['manifest']>]>([
	['repository', { repository: undefined }],
	['repository', { repository: { url: 'git+https://gitlab.com/tea-house/nodes.git' } }],
	['repository', { repository: { url: 'git+https://github.com/<you>/nodes.git' } }],
	['homepage', { homepage: undefined }],
	['homepage', { homepage: 'https://example.com' }],
	['homepage', { homepage: 'https://github.com/tea-house/n8n-nodes-wechat-gateway-old' }],
	['author.name', { author: { email: 'packages@tea.example' } }],
	['author.email', { author: { name: 'Tea House' } }],
])('%s has to be right: %j', (what, part) => {
	expect(withManifest(part)).toEqual([expect.stringContaining(`"${what}"`)]);
});

it('what stands in package.json until there is a repository is not published', () => {
	const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
	const placeholder = {
		repository: {
			url: 'git+https://github.com/n8n-nodes-wechat-gateway/n8n-nodes-wechat-gateway.git',
		},
		homepage: 'https://github.com/n8n-nodes-wechat-gateway/n8n-nodes-wechat-gateway',
		author: {
			name: 'n8n-nodes-wechat-gateway contributors',
			email: 'maintainers@n8n-nodes-wechat-gateway.dev',
		},
	};
	const found = withManifest({ ...manifest, ...placeholder, version: '0.2.0' });
	expect(found.map((sentence) => /"([\w.]+)"/.exec(sentence)?.[1])).toEqual(
		expect.arrayContaining(['repository', 'homepage', 'author.name', 'author.email']),
	);
});

it('links lead to the repository that the package is built from', () => {
	const texts: Released['texts'] = [
		['docs/b.md', 'see https://github.com/somebody/n8n-nodes-wechat-gateway/blob/HEAD/a.md'],
		['docs/c.md', 'see https://github.com/n8n-io/n8n'],
	];
	expect(releaseProblems({ ...ready, texts })).toEqual([
		'docs/b.md links to github.com/somebody, which is not the owner of the repository.',
	]);
});

it('the version has an entry in the changelog, and is that of the tag', () => {
	const changelog = '# Changelog\n\n## 0.2.0-rc\n';
	expect(releaseProblems({ ...ready, changelog })).toEqual(['CHANGELOG.md has no "## 0.2.0".']);
	expect(releaseProblems({ ...ready, tag: '0.3.0' })).toEqual([
		'The tag is 0.3.0 and the version in package.json 0.2.0.',
	]);
});
