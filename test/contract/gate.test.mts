import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { runCommand } from './runCommand.mts';

/** What esbuild says of the files that it has written. */
interface Meta {
	outputs: Record<
		string,
		{
			inputs: Record<string, { bytesInOutput: number }>;
			imports: Array<{ path: string; kind: string; external?: boolean }>;
		}
	>;
}

/** What several nodes use. */
const SHARED = /^shared\/chunk-\w+\.js$/;

/** n8n's verification gate is an ES module, which jest cannot load: it runs in a process of its own. */
async function scan(folder: string, ofSource: boolean): Promise<{ passed: boolean }> {
	const script = `
		import { analyzePackage, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';
		const result = await analyzePackage(${JSON.stringify(folder)}${ofSource ? ', SOURCE_FILE_PATTERNS' : ''});
		console.log(JSON.stringify(result));`;
	return JSON.parse(await runCommand('node', ['--input-type=module', '-e', script]));
}

function filesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => statSync(join(folder, file)).isFile())
		.sort();
}

describe('the package', () => {
	let folder: string;
	let unpacked: string;

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'wechat-gateway-pack-'));
		const packed = await runCommand('npm', ['pack', '--json', '--pack-destination', folder]);
		const [{ filename }] = JSON.parse(packed);
		await runCommand('tar', ['-xzf', join(folder, filename), '-C', folder]);
		unpacked = join(folder, 'package');
	});

	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it('passes the verification gate as source', async () => {
		expect(await scan(process.cwd(), true)).toEqual({ passed: true });
	});

	it('passes the verification gate as packed', async () => {
		expect(await scan(unpacked, false)).toEqual({ passed: true });
	});

	it('holds dist, package.json, README and licence only', () => {
		const outside = filesBelow(unpacked).filter((file) => !file.startsWith('dist/'));
		expect(outside).toEqual(['LICENSE.md', 'README.md', 'package.json']);
		const nodes = ['WeChatEyun', 'WeChatGewe', 'WeChatTrigger'];
		const inDist = filesBelow(join(unpacked, 'dist'));
		expect(inDist.filter((file) => !SHARED.test(file))).toEqual(
			[
				'THIRD-PARTY-LICENSES.txt',
				'credentials/WeChatGatewayApi.credentials.js',
				'icons/wechat.dark.svg',
				'icons/wechat.svg',
				...nodes.flatMap((name) => [
					`nodes/${name}/${name}.node.js`,
					`nodes/${name}/${name}.node.json`,
				]),
				'nodes/voice/decode.js',
				...filesBelow('nodes')
					.filter((file) => file.includes('/__schema__/'))
					.map((file) => join('nodes', file)),
			].sort(),
		);
	});

	it('names every library that is in it, with the text of its licence', () => {
		const { outputs }: Meta = JSON.parse(readFileSync('dist.meta.json', 'utf8'));
		const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
		const names = inputs
			.filter(([, { bytesInOutput }]) => bytesInOutput > 0)
			.map(([file]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1])
			.filter((name) => name !== undefined);
		const text = readFileSync(join(unpacked, 'dist', 'THIRD-PARTY-LICENSES.txt'), 'utf8');
		const [, ...entries] = text.split(/^-{80}$/m);
		const named = entries.map((entry) => /^(\S+) \d/m.exec(entry)?.[1]);
		expect(named).toEqual(expect.arrayContaining(['fast-xml-parser', 're2js']));
		// The decoder of voices is a part of what lies in that package, and no module of it.
		expect(named.sort()).toEqual([...new Set(names), 'silk-sdk'].sort());
		for (const entry of entries)
			expect(entry).toMatch(/Permission is hereby granted|Redistribution and use/);
		expect(entries.find((entry) => entry.includes('silk-sdk'))).toContain(
			'2006-2012, Skype Limited',
		);
	});

	it('has no dependencies and n8n-workflow as its only peer', () => {
		const manifest = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8'));
		expect(manifest.dependencies).toBeUndefined();
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('is under 1,000 kB', () => {
		const sizes = filesBelow(unpacked).map((file) => statSync(join(unpacked, file)).size);
		expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000);
	});
});

describe('what is loaded with which file', () => {
	const { outputs }: Meta = JSON.parse(readFileSync('dist.meta.json', 'utf8'));

	/** A file and all that it requires at once. */
	const loadedWith = (file: string): string[] => [
		file,
		...outputs[file].imports
			.filter(({ external, kind }) => !external && kind !== 'dynamic-import')
			.flatMap(({ path }) => loadedWith(path)),
	];

	const libraries = (file: string) => [
		...new Set(
			loadedWith(file)
				.flatMap((loaded) => Object.keys(outputs[loaded].inputs))
				.map((input) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1])
				.filter(Boolean),
		),
	];

	it('the credential loads no library', () => {
		expect(libraries('dist/credentials/WeChatGatewayApi.credentials.js')).toEqual([]);
	});

	it('every module is in one file only, so that its state exists once', () => {
		const modules = Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs));
		expect(modules.length).toBeGreaterThan(100);
		expect(modules.filter((module, index) => modules.indexOf(module) !== index)).toEqual([]);
	});

	it.each(Object.keys(outputs))(
		'%s needs nothing at run time but n8n and what it allows',
		(file) => {
			const needed = [...readFileSync(file, 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)];
			const isAllowed = (name: string) =>
				['n8n-workflow', 'crypto'].includes(name) || existsSync(join(dirname(file), name));
			expect(needed.map(([, name]) => name).filter((name) => !isAllowed(name))).toEqual([]);
		},
	);
});
