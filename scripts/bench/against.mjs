import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { neutralEnv, npm } from '../lib/npm.mjs';
import { longStep } from '../lib/progress.mjs';
import { inProject, PACKAGE_NAME } from '../lib/project.mjs';
import { runCommand } from '../lib/run-command.mjs';
import { Stop } from '../lib/stop.mjs';
import { temporaryFolder } from '../lib/temporary-folder.mjs';

/**
 * @typedef {object} Before
 * @property {string} folder of the package, for n8nWith()
 * @property {string} source folder of the whole repository at that commit
 * @property {string} name of the package, and so the prefix of its node types
 * @property {string} nodeType of its node for E Cloud, whatever it was called then
 * @property {string} commit in short, for people
 */

/** A name of its own, so that n8n can load the package of today beside it. */
const BEFORE_NAME = `${PACKAGE_NAME}-before`;

/**
 * @param {string} failure what could not be done: "Could not …"
 * @param {string} command
 * @param {string[]} args
 */
async function must(failure, command, args) {
	const { code, output } = await runCommand(command, args, { cwd: inProject() });
	if (code !== 0) throw new Stop(`${failure}: ${output.trim().split('\n')[0]}`);
	return output.trim();
}

/**
 * @param {string} built the folder of the whole repository
 * @returns {string} the name of its node for E Cloud; as long as there was no other, it was `weChat`
 */
function nodeOf(built) {
	const { n8n } = JSON.parse(readFileSync(join(built, 'package.json'), 'utf8'));
	const isNow = n8n.nodes.some((/** @type {string} */ file) => file.includes('/WeChatEyun/'));
	return isNow ? 'weChatEyun' : 'weChat';
}

/**
 * What n8n needs of a built package, in a folder of its own. The credential stays behind: two of the
 * same type in one n8n would replace each other, so both nodes use that of today.
 *
 * @param {string} built the folder of the whole repository
 * @returns {string}
 */
function renamedPackage(built) {
	const description = JSON.parse(readFileSync(join(built, 'package.json'), 'utf8'));
	description.name = BEFORE_NAME;
	description.n8n.credentials = [];
	const folder = join(built, 'renamed');
	mkdirSync(folder);
	writeFileSync(join(folder, 'package.json'), JSON.stringify(description, null, 2));
	renameSync(join(built, 'dist'), join(folder, 'dist'));
	return folder;
}

/**
 * Builds the package as another commit has it, under another name, to be compared with that of today
 * in one n8n. It is built with the tools that are installed here, whatever that commit asks for.
 *
 * @param {string} revision a commit, a branch, a tag
 * @returns {Promise<Before>} the folder is removed at the end of the script
 */
export async function provideBefore(revision) {
	const unknown = `There is no commit "${revision}" in this repository`;
	// Not an option of git, whatever it looks like.
	const name = `${revision}^{commit}`;
	const args = ['rev-parse', '--verify', '--short', '--end-of-options', name];
	const commit = await must(unknown, 'git', args);
	const whole = temporaryFolder('wechat-gateway-before');
	const archive = join(whole, 'archive.tar');
	await longStep(`Building the package of commit ${commit}`, async () => {
		await must('Could not read the commit', 'git', ['archive', '-o', archive, commit]);
		await must('Could not unpack the commit', 'tar', ['-xf', archive, '-C', whole]);
		symlinkSync(inProject('node_modules'), join(whole, 'node_modules'), 'junction');
		const { code, output } = await npm(['run', '--silent', 'build'], {
			cwd: whole,
			env: neutralEnv(),
		});
		if (code !== 0) throw new Stop(`The build of commit ${commit} failed:\n${output.trim()}`);
	});
	const nodeType = `${BEFORE_NAME}.${nodeOf(whole)}`;
	return { folder: renamedPackage(whole), source: whole, name: BEFORE_NAME, nodeType, commit };
}
