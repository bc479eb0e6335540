/** The package as it is published: the decoder of voices lies in a file of its own, which nobody loads before there is a voice. */
import { readFileSync } from 'node:fs';

import manifest from '../../package.json';
import { EXPECTED, samplesOf, sha256, voice } from '../voices.mts';
import { runCommand } from './runCommand.mts';

const DECODER = 'dist/nodes/voice/decode.js';

/** How WebAssembly begins, as base64: eight bytes, of which the last begins another sign. */
const WASM = 'AGFzbQEAAA';

/** What a process of its own has loaded of dist, once it has required these. */
async function loadedWith(files: string[]): Promise<string[]> {
	const script = `
		for (const file of ${JSON.stringify(files)}) require('./' + file);
		const own = Object.keys(require.cache).filter((file) => file.startsWith(process.cwd() + '/dist/'));
		console.log(JSON.stringify(own));
		process.exit();`;
	return JSON.parse(await runCommand('node', ['-e', script]));
}

const holdsDecoder = (file: string) => readFileSync(file, 'utf8').includes(WASM);

it('the nodes and the credential load nothing of it', async () => {
	const loaded = await loadedWith([...manifest.n8n.nodes, ...manifest.n8n.credentials]);
	expect(loaded.length).toBeGreaterThan(4);
	expect(loaded.filter(holdsDecoder)).toEqual([]);
	expect(holdsDecoder(DECODER)).toBe(true);
});

it('what needs it requires it: the names of what a CommonJS file exports are not known to an import', () => {
	const { outputs }: { outputs: Record<string, { imports: Array<{ kind: string }> }> } = JSON.parse(
		readFileSync('dist.meta.json', 'utf8'),
	);
	const later = Object.keys(outputs).filter((file) =>
		outputs[file].imports.some(({ kind }) => kind === 'dynamic-import'),
	);
	expect(later).not.toEqual([]);
	for (const file of later) {
		const code = readFileSync(file, 'utf8');
		expect(code).toContain('require("../voice/decode.js")');
		expect(code).not.toMatch(/\bimport\(/);
	}
});

it.each(Object.entries(EXPECTED))(
	'%s: the same samples as in the sources',
	async (name, expected) => {
		const { decode } = require(`../../${DECODER}`);
		const { wav, seconds } = await decode(voice(name));
		expect(seconds).toBe(expected.seconds);
		expect(sha256(samplesOf(wav))).toBe(expected.sha256);
	},
);
