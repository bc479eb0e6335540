import { spawn } from 'node:child_process';

/**
 * The command that opens an address as a click would.
 *
 * @param {string} url
 * @param {NodeJS.Platform} platform
 * @returns {[command: string, ...args: string[]]}
 */
export function opener(url, platform) {
	if (platform === 'darwin') return ['open', url];
	// The empty word is the title of a window, which start would else take the address for.
	if (platform === 'win32') return ['cmd', '/c', 'start', '""', url];
	return ['xdg-open', url];
}

/**
 * Whether somebody sits in front of this terminal, with a browser.
 *
 * @param {{ isTTY: boolean, env: NodeJS.ProcessEnv, platform: NodeJS.Platform }} where
 */
export function hasBrowser({ isTTY, env, platform }) {
	if (!isTTY || env.CI || env.SSH_CONNECTION) return false;
	return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * Opens a page in the browser of whoever sits there; does nothing where nobody does. The address is printed in any
 * case, so a failure is none.
 *
 * @param {string} url
 */
export function openInBrowser(url) {
	const { env, platform, stdout } = process;
	if (!hasBrowser({ isTTY: stdout.isTTY, env, platform })) return;
	const [command, ...args] = opener(url, platform);
	const child = spawn(command, args, { stdio: 'ignore', detached: true });
	child.on('error', () => {});
	child.unref();
}
