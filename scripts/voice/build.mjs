/**
 * `npm run build:voice`: makes nodes/voice/silkWasm.ts. With `-- --check` it makes it again and compares,
 * and writes nothing.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { runProgram } from '../lib/program.mjs';
import { inProject } from '../lib/project.mjs';
import { say } from '../lib/progress.mjs';
import { Stop } from '../lib/stop.mjs';
import { temporaryFolder } from '../lib/temporary-folder.mjs';
import { compile, toolVersions } from './compile.mjs';
import { getSource, pinned, PINNED_FILE, requireLicence } from './source.mjs';

const BUILT = inProject('nodes', 'voice', 'silkWasm.ts');

/** @param {Buffer} wasm */
const moduleOf = (wasm) => `/*
 * Made by \`npm run build:voice\` from scripts/voice/silk.c and Skype's SILK SDK, of which this is a binary
 * form. The licence of the SDK is in scripts/voice/LICENCE.txt and in the published package.
 */

/** The decoder: WebAssembly as base64. */
export const SILK_WASM =
	'${wasm.toString('base64')}';
`;

/**
 * @param {Record<string, string>} used
 * @returns {string} why something else may have come out
 */
function otherTools(used) {
	const { tools } = pinned();
	const other = Object.keys(tools).filter((tool) => tools[tool] !== used[tool]);
	return other
		.map((tool) => ` It was made with ${tool} ${tools[tool]}, here is ${used[tool]}.`)
		.join('');
}

async function main() {
	const isCheck = process.argv.includes('--check');
	const tools = await toolVersions();
	const folder = temporaryFolder('wechat-gateway-voice');
	const source = await getSource(folder);
	requireLicence(source);
	const wasm = await compile(source, folder);
	const sha256 = createHash('sha256').update(wasm).digest('hex');
	if (isCheck) {
		const isSame =
			sha256 === pinned().wasm.sha256 && moduleOf(wasm) === readFileSync(BUILT, 'utf8');
		if (!isSame) throw new Stop(`${BUILT} is not what is built now.${otherTools(tools)}`);
		say(`${BUILT} is what is built now: ${sha256}`);
		return 0;
	}
	writeFileSync(BUILT, moduleOf(wasm));
	const now = { ...pinned(), tools, wasm: { bytes: wasm.length, sha256 } };
	writeFileSync(PINNED_FILE, `${JSON.stringify(now, null, '\t')}\n`);
	say(`${BUILT}: ${wasm.length} bytes of WebAssembly, ${sha256}`);
	return 0;
}

await runProgram(main);
