import { randomBytes } from 'node:crypto';
import { killable } from './killable.mjs';
import { inProject } from './project.mjs';
import { startService } from './service.mjs';
import { SimulatorControl } from './simulator-control.mjs';

/**
 * @typedef {import('./killable.mjs').Killable<import('./service.mjs').Service & {
 *   url: string,
 *   page: string,
 *   authorization: string,
 *   password: string,
 *   control: SimulatorControl,
 * }>} SimulatorProcess killed and started again, it knows nothing of what was before
 */

/** Where its page for the browser is, as test/simulator/page/assets.mts says, too. */
const PAGE = '/_sim/page';

/**
 * Starts the simulated gateway in a process of its own and waits until it listens.
 *
 * @param {object} options
 * @param {number} options.port
 * @param {string} options.logFile
 * @param {'eyun' | 'gewe'} [options.gateway] the gateway to imitate: E Cloud unless given
 * @param {{ contacts?: number, groups?: number }} [options.population] generated friends and groups
 * @param {string} [options.journal] a file for each request, when it comes and
 *   when it is answered, a line of JSON each: path, text, answer, at, began
 * @param {boolean} [options.long] true: every list that comes in pages has many of them
 * @returns {Promise<SimulatorProcess>}
 */
export async function startSimulator({
	port,
	logFile,
	gateway = 'eyun',
	population = {},
	journal,
	long = false,
}) {
	// Long and unmistakable, so that a test can look for it where it must not be.
	const authorization = `demo.${randomBytes(24).toString('hex')}.${randomBytes(24).toString('hex')}`;
	// Of the developer account: to be typed by somebody who tries the demo.
	const password = 'gateway-demo-1';
	const { contacts = 0, groups = 0 } = population;
	const start = async () =>
		await startService({
			name: 'The simulated gateway',
			command: process.execPath,
			args: [
				...['--import', 'tsx', inProject('test', 'simulator', 'main.mts')],
				...['--gateway', gateway, '--port', String(port), '--authorization', authorization],
				...['--password', password],
				...['--contacts', String(contacts), '--groups', String(groups)],
				...(long ? ['--long'] : []),
				...(journal === undefined ? [] : ['--journal', journal]),
			],
			cwd: inProject(),
			env: { ...process.env, NODE_OPTIONS: '' },
			logFile,
			ready: /listens on/,
			timeoutMs: 60_000,
		});
	const url = `http://127.0.0.1:${port}`;
	return {
		...(await killable(start)),
		url,
		page: `${url}${PAGE}`,
		authorization,
		password,
		control: new SimulatorControl(url),
	};
}
