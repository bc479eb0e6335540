import { execFileSync } from 'node:child_process';

/**
 * Who runs a server that refuses to run as root: the user that its package brings.
 *
 * @param {string} user
 * @returns {{ uid: number, gid: number } | undefined} nobody else where this process is not root's
 */
export function packageUser(user) {
	if (process.getuid?.() !== 0) return undefined;
	const [uid, gid] = ['-u', '-g'].map((flag) =>
		Number(execFileSync('id', [flag, user], { encoding: 'utf8' })),
	);
	return { uid, gid };
}
