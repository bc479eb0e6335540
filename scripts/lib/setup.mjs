import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { installLocked, npm } from './npm.mjs';
import { longStep } from './progress.mjs';
import { hashOfFiles, inProject } from './project.mjs';
import { Stop } from './stop.mjs';

const OLDEST_NODE = [20, 19];

/** Stops with one sentence where Node.js is too old for the tools. */
export function requireNode() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
	throw new Stop(
		`This needs Node.js ${OLDEST_NODE.join('.')} or newer, and this is ${process.versions.node}; ` +
			'install a newer one from https://nodejs.org and run this again.',
	);
}

/**
 * Whether an `npm ci` or `npm install` that somebody ran by hand left exactly what the lockfile
 * asks for. npm keeps its own account of node_modules in node_modules/.package-lock.json.
 *
 * @param {string} lockfile
 * @param {string} installedLockfile
 */
function holdsWhatIsLocked(lockfile, installedLockfile) {
	if (!existsSync(installedLockfile)) return false;
	/** @type {Record<string, { version?: string, optional?: boolean, peer?: boolean }>} */
	const wanted = JSON.parse(readFileSync(lockfile, 'utf8')).packages;
	/** @type {Record<string, { version?: string }>} */
	const installed = JSON.parse(readFileSync(installedLockfile, 'utf8')).packages;
	return Object.entries(wanted).every(([path, entry]) => {
		if (path === '' || (!installed[path] && (entry.optional || entry.peer))) return true;
		return installed[path]?.version === entry.version;
	});
}

/**
 * Installs the development tools where they are missing or not those of package-lock.json. The
 * stamp holds the hash of the lockfile that is installed, so that nothing is ever installed twice.
 */
export async function setUp() {
	requireNode();
	const lockfile = inProject('package-lock.json');
	const stamp = inProject('node_modules', '.wechat-gateway-stamp');
	const wanted = hashOfFiles([lockfile]);
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	if (!holdsWhatIsLocked(lockfile, inProject('node_modules', '.package-lock.json'))) {
		await longStep('Installing the development tools (once, about a minute)', async () => {
			await installLocked('install the development tools', inProject());
		});
	}
	writeFileSync(stamp, wanted);
}

/** Compiles the nodes and the credential into dist/. */
export async function build() {
	await longStep('Building the nodes', async () => {
		const { code, output } = await npm(['run', '--silent', 'build'], { cwd: inProject() });
		if (code !== 0) throw new Stop(`The build failed:\n${output.trim()}`);
	});
}
