/** Commands that the documents name, and what they are given, exist. */
import { existsSync, readFileSync } from 'node:fs';

import { openServer } from '../../contract/localServer.mts';
import { type Simulator, startSimulator } from '../../simulator/index.mts';
import { PAGE } from '../../simulator/page/assets.mts';
import { parseScript } from '../../simulator/script.mts';
import { blocks, inlineCode, page, pages } from './markdown.mts';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
	scripts: Record<string, string>;
};

/** A line of a shell, without what it says behind a `#`. */
const commands = pages.flatMap((one) => {
	const lines = blocks(one, 'sh').flatMap((block) => block.split('\n'));
	const code = inlineCode(one).filter((text) => /^(npm|npx|node|curl) /.test(text));
	return [...lines.map((line) => line.replace(/\s+#.*$/, '')), ...code]
		.filter((line) => line.trim() !== '')
		.map((line): [file: string, command: string] => [one.file, line]);
});

/** The program behind a script of package.json, with the parts that it is made of. */
function sourceOf(script: string): string {
	const [file] = /[\w./-]+\.m[jt]s$/.exec(scripts[script]) ?? [];
	const text = file ? readFileSync(file, 'utf8') : '';
	const [part] = /'test', 'simulator', 'main\.mts'/.test(text) ? ['test/simulator/main.mts'] : [];
	return text + (part ? readFileSync(part, 'utf8') : '');
}

it.each(commands.filter(([, command]) => command.startsWith('npm ')))(
	'%s: %s',
	(_file, command) => {
		const [, script = 'test', options = ''] =
			/^npm (?:test|(?:run )?([\w:]+))(?: -- (.*))?$/.exec(command) ?? [];
		expect(Object.keys(scripts)).toContain(script);
		for (const [flag] of options.matchAll(/--[\w-]+/g))
			expect(sourceOf(script)).toContain(flag.slice(2));
		for (const [, gateway] of options.matchAll(/--gateway (\w+)/g))
			expect(['eyun', 'gewe']).toContain(gateway);
	},
);

describe('what tells the simulator of the demo that somebody writes', () => {
	let simulator: Simulator;
	let server: Awaited<ReturnType<typeof openServer>>;
	beforeAll(async () => {
		simulator = await startSimulator();
		server = await openServer((_request, response) => void response.end('{}'));
		simulator.world.developer.callbackUrl = server.url;
	});
	afterAll(async () => {
		await simulator.close();
		await server.close();
	});

	it.each(commands.filter(([, command]) => command.startsWith('curl ')))(
		'%s: %s',
		async (_file, command) => {
			const [, path, body] =
				/^curl -s http:\/\/127\.0\.0\.1:9899(\/\S+) -d '(.*)'$/.exec(command) ?? [];
			const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
			const before = simulator.world.messages.length;
			const response = await fetch(simulator.url + path, { method: 'POST', headers, body });
			expect(response.status).toBe(200);
			const said = simulator.world.messages.slice(before).map(({ text }) => text);
			expect(said).toEqual([/writes "(.*)"/.exec(JSON.parse(body).script)![1]]);
		},
	);
});

it.each(commands.filter(([, command]) => command.startsWith('node ')))(
	'%s: %s',
	(_file, command) => {
		expect(existsSync(command.split(' ')[1])).toBe(true);
	},
);

it('nothing else is run, and there are some', () => {
	const kinds = commands.map(([, command]) => command.split(' ')[0]);
	expect(new Set(kinds)).toEqual(new Set(['npm', 'curl', 'node']));
	expect(kinds.length).toBeGreaterThan(15);
});

it('the page of the simulator is where the documents say', () => {
	const addresses = pages.flatMap(inlineCode).filter((code) => code.includes('/_sim/'));
	expect(addresses.length).toBeGreaterThan(2);
	expect(new Set(addresses)).toEqual(new Set([`http://127.0.0.1:9899${PAGE}`]));
});

it('the sentences for the simulator are understood by it', () => {
	const sentences = inlineCode(page('docs/demo.md')).filter(
		(code) => / /.test(code) && !/^(npm|curl)/.test(code),
	);
	expect(sentences.length).toBeGreaterThan(2);
	for (const sentence of sentences) expect(parseScript(sentence)).toHaveLength(1);
});

it('files and folders of the project that the documents name exist', () => {
	const named = pages
		.flatMap(inlineCode)
		.filter((code) => /^(nodes|test|scripts|docs|examples|credentials)\/[\w./-]+$/.test(code));
	expect(named.length).toBeGreaterThan(20);
	// DESIGN.md names files below nodes/engine and nodes/editor as well, and only their ends.
	expect(named.filter((file) => !existsSync(file))).toEqual([]);
});
