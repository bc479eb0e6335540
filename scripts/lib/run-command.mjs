import { spawn } from 'node:child_process';
import { atEnd } from './clean-up.mjs';

/**
 * @typedef {object} CommandResult
 * @property {number} code exit code; 1 when a signal ended the command
 * @property {string} output what the command printed last (standard output and error together)
 */

/** How much of a command's output is kept for error messages and for reading figures from it. */
const KEPT_CHARACTERS = 200_000;

/**
 * Runs a command to its end. It gets no standard input, so nothing can wait for an answer.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {object} [options]
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {boolean | 'stderr'} [options.show] also print the output, or only the standard error, as
 *   it comes
 * @param {number} [options.timeoutMs] kill the command after this time
 * @returns {Promise<CommandResult>}
 */
export function runCommand(command, args, options = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			cwd: options.cwd,
			env: options.env ?? process.env,
			stdio: ['ignore', 'pipe', 'pipe'],
			windowsHide: true,
		});
		// Somebody who ends the script ends what it is waiting for.
		atEnd(() => child.kill());
		let output = '';
		/** @param {Buffer} chunk @param {boolean} show */
		const take = (chunk, show) => {
			output = (output + chunk.toString('utf8')).slice(-KEPT_CHARACTERS);
			if (show) process.stdout.write(chunk);
		};
		child.stdout.on('data', (chunk) => take(chunk, options.show === true));
		child.stderr.on('data', (chunk) => take(chunk, Boolean(options.show)));
		const timer = options.timeoutMs
			? setTimeout(() => {
					output += `\nended after ${options.timeoutMs} ms`;
					child.kill('SIGKILL');
				}, options.timeoutMs)
			: undefined;
		child.on('error', (error) => {
			clearTimeout(timer);
			reject(error);
		});
		child.on('close', (code) => {
			clearTimeout(timer);
			resolve({ code: code ?? 1, output });
		});
	});
}
