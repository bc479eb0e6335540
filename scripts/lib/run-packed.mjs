import { packPackage } from './pack.mjs';
import { say } from './progress.mjs';
import { provideN8n } from './provision.mjs';
import { runJest } from './run-jest.mjs';
import { build, setUp } from './setup.mjs';
import { Tally } from './tally.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

/**
 * Runs a jest project that has the packed nodes in real n8n.
 *
 * @param {string} project
 * @param {object} how
 * @param {string} how.what the tests, as a part of a sentence
 * @param {readonly string[]} how.versions of n8n that they want
 * @param {string[]} how.args handed on to jest
 * @param {Record<string, string>} [how.env] for the tests
 * @param {() => void} [how.report] called when they have run, before the last line
 * @returns {Promise<number>} the exit code
 */
export async function runPacked(project, { what, versions, args, env = {}, report = () => {} }) {
	await setUp();
	await build();
	const tarball = await packPackage(temporaryFolder('wechat-gateway-pack'));
	// One after the other: each wants the whole network and, when it compiles, the processor.
	for (const version of versions) await provideN8n(version);
	say(`Running ${what}`);
	const tally = new Tally();
	tally.add(
		await runJest([project], {
			args,
			env: { ...process.env, WECHAT_GATEWAY_TARBALL: tarball, ...env },
		}),
	);
	report();
	return tally.finish();
}
