import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';

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
 * @param {boolean} [options.show] also print the output as it comes
 * @param {string} [options.logFile] also write the output to this file
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
		const log = options.logFile ? createWriteStream(options.logFile, { flags: 'a' }) : undefined;
		let output = '';
		/** @param {Buffer} chunk */
		const take = (chunk) => {
			output = (output + chunk.toString('utf8')).slice(-KEPT_CHARACTERS);
			if (options.show) process.stdout.write(chunk);
			log?.write(chunk);
		};
		child.stdout.on('data', take);
		child.stderr.on('data', take);
		const timer = options.timeoutMs
			? setTimeout(() => {
					output += `\nended after ${options.timeoutMs} ms`;
					child.kill('SIGKILL');
				}, options.timeoutMs)
			: undefined;
		child.on('error', (error) => {
			clearTimeout(timer);
			log?.end();
			reject(error);
		});
		child.on('close', (code) => {
			clearTimeout(timer);
			log?.end();
			resolve({ code: code ?? 1, output });
		});
	});
}
