import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { startService } from './service.mjs';

/**
 * @typedef {import('./service.mjs').Service & { url: string, userFolder: string }} N8nProcess
 */

/**
 * The kinds of processes that n8n has: by itself only the first one, in queue mode all of them.
 *
 * @type {Record<'main' | 'webhook' | 'worker', { command: string, ready: RegExp }>}
 */
const ROLES = {
	// /healthz answers earlier, when the REST API does not.
	main: { command: 'start', ready: /Editor is now accessible/ },
	webhook: { command: 'webhook', ready: /Webhook listener waiting for requests/ },
	worker: { command: 'worker', ready: /n8n worker is now ready/ },
};

/** n8n's first start creates its database: 11 seconds on an idle machine, far more on a busy one. */
const START_TIMEOUT_MS = 240_000;

/**
 * Variables of this process that must not reach n8n: its own settings of the person who runs this,
 * and what npm and jest leave behind (NODE_ENV=test changes how n8n behaves).
 */
const NOT_FOR_N8N =
	/^(n8n_|db_|executions_|queue_|webhook_url|generic_timezone|credentials_|node_env|node_options|jest_|npm_)/i;

/** Hosts that a proxy of the surroundings must leave alone. */
const LOCAL = '127.0.0.1,localhost';

/**
 * The settings of a quiet, throw-away n8n that listens on 127.0.0.1 only and asks nothing of the
 * internet.
 *
 * @param {object} options
 * @param {string} options.userFolder
 * @param {number} options.port
 * @param {number} options.brokerPort
 * @param {NodeJS.ProcessEnv} [options.env] more settings, or others
 * @returns {NodeJS.ProcessEnv}
 */
function environment({ userFolder, port, brokerPort, env }) {
	const url = `http://127.0.0.1:${port}`;
	return {
		...Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_FOR_N8N.test(name))),
		NO_PROXY: process.env.NO_PROXY ? `${process.env.NO_PROXY},${LOCAL}` : LOCAL,
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: 'throw-away-key-of-the-demo-and-the-tests',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_EDITOR_BASE_URL: url,
		// 2.41 calls the first one deprecated, 2.8 does not know the second one.
		WEBHOOK_URL: url,
		N8N_WEBHOOK_URL: url,
		// Without TLS a browser would not send the log-in cookie back.
		N8N_SECURE_COOKIE: 'false',
		// The simulator is on this machine; the filter against internal addresses would block it.
		N8N_SSRF_PROTECTION_ENABLED: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_REINSTALL_MISSING_PACKAGES: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		...env,
	};
}

/**
 * @param {string} output
 * @param {number} port
 */
function explain(output, port) {
	const busy = /port (\d+) is already in use/i.exec(output);
	if (busy) return `Port ${busy[1]} is in use, n8n could not start`;
	if (/EADDRINUSE/.test(output)) return `A port n8n needs is in use (its own is ${port})`;
	return undefined;
}

/**
 * Starts a process of a real n8n and waits until it does what it is for.
 *
 * @param {object} options
 * @param {import('./provision.mjs').ProvidedN8n} options.n8n
 * @param {string} options.userFolder n8n keeps everything below <userFolder>/.n8n
 * @param {number} options.port
 * @param {number} options.brokerPort
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {keyof typeof ROLES} [options.role]
 * @param {string} [options.name] of its log, where several have the same folder
 * @returns {Promise<N8nProcess>}
 */
export async function startN8n({
	n8n,
	userFolder,
	port,
	brokerPort,
	env,
	role = 'main',
	name = 'n8n',
}) {
	mkdirSync(join(userFolder, '.n8n'), { recursive: true });
	const { command, ready } = ROLES[role];
	const service = await startService({
		name: `${name} ${n8n.version}`,
		command: n8n.nodeBinary,
		args: [n8n.n8nBin, command],
		cwd: userFolder,
		env: environment({ userFolder, port, brokerPort, env }),
		logFile: join(userFolder, `${name}.log`),
		ready,
		timeoutMs: START_TIMEOUT_MS,
		explain: (output) => explain(output, port),
	});
	return { ...service, url: `http://127.0.0.1:${port}`, userFolder };
}
