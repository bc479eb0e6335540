import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { Stop } from './stop.mjs';

/**
 * @typedef {object} Service a program that runs beside the script until it is stopped
 * @property {number} pid
 * @property {string} logFile everything that it printed
 * @property {Promise<string>} ended resolves, with how it ended, when the program is gone
 * @property {() => Promise<void>} stop ends it politely, then firmly; safe to call twice
 */

/** How long a program may take to end by itself when it is asked to. */
const GRACE_MS = 40_000;

/**
 * Starts a program and waits until it is ready.
 *
 * @param {object} options
 * @param {string} options.name for messages: "n8n"
 * @param {string} options.command
 * @param {string[]} options.args
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string} options.logFile
 * @param {RegExp} options.ready what the program prints when it is ready
 * @param {number} options.timeoutMs how long that may take
 * @param {(output: string) => string | undefined} [options.explain] known reasons why it may end
 * @param {{ uid: number, gid: number }} [options.runAs] another user than that of this process
 * @param {NodeJS.Signals} [options.endSignal] what ends it politely: SIGTERM unless given
 * @returns {Promise<Service>}
 */
export async function startService(options) {
	const { name, logFile } = options;
	const log = createWriteStream(logFile);
	const child = spawn(options.command, options.args, {
		cwd: options.cwd,
		env: options.env,
		stdio: ['ignore', 'pipe', 'pipe'],
		windowsHide: true,
		...options.runAs,
	});

	/** @type {Promise<string>} */
	const ended = new Promise((resolve) => {
		child.on('error', (error) => resolve(error.message));
		child.on('close', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
	});
	void ended.then(() => log.end());

	const stop = async () => {
		if (child.exitCode === null && child.signalCode === null) {
			child.kill(options.endSignal ?? 'SIGTERM');
			const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
			await ended;
			clearTimeout(timer);
		}
	};

	let output = '';
	let isReady = false;
	/** @type {Promise<'ready'>} */
	const ready = new Promise((resolve) => {
		/** @param {Buffer} chunk */
		const take = (chunk) => {
			log.write(chunk);
			if (isReady) return;
			output += chunk.toString('utf8');
			if (!options.ready.test(output)) return;
			isReady = true;
			resolve('ready');
		};
		child.stdout.on('data', take);
		child.stderr.on('data', take);
	});

	/** @type {NodeJS.Timeout | undefined} */
	let timer;
	const late = new Promise((resolve) => {
		timer = setTimeout(() => resolve('late'), options.timeoutMs);
	});
	const outcome = await Promise.race([ready, late, ended.then((how) => ({ how }))]);
	clearTimeout(timer);
	if (outcome !== 'ready') {
		await stop();
		const why = /** @type {{ how?: string }} */ (outcome).how;
		const reason =
			options.explain?.(output) ??
			(why
				? `${name} ended before it was ready (${why})`
				: `${name} was not ready after ${Math.round(options.timeoutMs / 1000)} seconds`);
		throw new Stop(`${reason}. It last said:\n${lastLines(output, 8)}`);
	}
	return { pid: /** @type {number} */ (child.pid), logFile, ended, stop };
}

/**
 * @param {string} text
 * @param {number} count
 */
function lastLines(text, count) {
	return text
		.split('\n')
		.filter((line) => line.trim())
		.slice(-count)
		.map((line) => `  ${line}`)
		.join('\n');
}
