/**
 * `npm run demo`: a real n8n with the nodes of this package, a simulated WeChat gateway, and a
 * conversation between them. Works on a fresh clone that has nothing but Node.js and npm.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanUp, cleanUpOnSignals, isEnding } from './lib/clean-up.mjs';
import { freePort, requireFreePort } from './lib/free-port.mjs';
import { requireServers } from './lib/many-processes.mjs';
import { NEWEST } from './lib/n8n-versions.mjs';
import { openInBrowser } from './lib/open-in-browser.mjs';
import { readOptions } from './lib/options.mjs';
import { packPackage } from './lib/pack.mjs';
import { say } from './lib/progress.mjs';
import { provideN8n } from './lib/provision.mjs';
import { build, requireNode, setUp } from './lib/setup.mjs';
import { runScript, Stop } from './lib/stop.mjs';
import { temporaryFolder } from './lib/temporary-folder.mjs';

const USAGE = `Usage: npm run demo -- [options]

  --gateway NAME        the gateway to simulate: eyun (E Cloud, default) or gewe (GeWe)
  --scale               n8n in queue mode: a main process, two webhook processes, two workers, Redis and
                        PostgreSQL
  --once                end as soon as the answer has arrived; ports are chosen automatically
  --port N              port of n8n (default 5678)
  --simulator-port N    port of the simulated gateway (default 9899)
  --no-open             open no page in the browser
  --help                show this`;

/**
 * @param {string} flag
 * @param {string | undefined} text
 */
function portNumber(flag, text) {
	if (text === undefined) return undefined;
	const port = Number(text);
	if (/^\d+$/.test(text) && port > 0 && port < 65536) return port;
	throw new Stop(`${flag} takes a port number from 1 to 65535, and "${text}" is none.`);
}

/**
 * @param {string} name
 * @returns {'eyun' | 'gewe'}
 */
function gatewayName(name) {
	if (name === 'eyun' || name === 'gewe') return name;
	throw new Stop(`--gateway takes eyun or gewe, and "${name}" is neither.`);
}

const OPTIONS = /** @type {const} */ ({
	options: {
		gateway: { type: 'string', default: 'eyun' },
		scale: { type: 'boolean', default: false },
		once: { type: 'boolean', default: false },
		port: { type: 'string' },
		'simulator-port': { type: 'string' },
		'no-open': { type: 'boolean', default: false },
		help: { type: 'boolean', default: false },
	},
});

/**
 * @param {number | undefined} wanted
 * @param {number} usual
 * @param {boolean} once
 * @param {string} owner
 * @param {string} flag
 */
async function choosePort(wanted, usual, once, owner, flag) {
	if (wanted === undefined && once) return await freePort();
	const port = wanted ?? usual;
	await requireFreePort(port, owner, flag);
	return port;
}

/**
 * @param {import('./lib/demo.mjs').Stage} stage
 * @param {{ id: string }} workflow
 * @param {{ email: string, password: string }} owner
 * @param {string} connection what a credential for the gateway holds
 */
function invitation({ n8n, simulator }, workflow, owner, connection) {
	return `
Everything is running:

  n8n        ${n8n.url}/workflow/${workflow.id}
             log in as ${owner.email} with the password ${owner.password}
  WeChat     ${simulator.page}
             simulated: see what is said, write as anybody, let things happen
  gateway    ${simulator.url}
             simulated; what is said there appears below, too

Let somebody else write, on the page or so, and watch n8n answer:

  curl -s ${simulator.url}/_sim/play -d '{"script":"Han Meimei writes \\"Hello\\" in group Family"}'

To make the credential of type "WeChat Gateway API" yourself:

${connection}

Ctrl-C stops both and removes the data of this demo.
`;
}

let answered = false;

async function demo() {
	requireNode();
	const { once, scale, help, ...options } = readOptions(OPTIONS, USAGE).values;
	if (help) {
		process.stdout.write(`${USAGE}\n`);
		return 0;
	}
	const gateway = gatewayName(options.gateway);
	if (scale) requireServers();
	const port = await choosePort(portNumber('--port', options.port), 5678, once, 'n8n', '--port');
	const simulatorPort = await choosePort(
		portNumber('--simulator-port', options['simulator-port']),
		9899,
		once,
		'the simulated gateway',
		'--simulator-port',
	);

	await setUp();
	await build();
	const provided = await provideN8n(NEWEST);
	// Loaded only now: it needs the packages that setUp() has installed.
	const { haveAConversation, howToConnect, importExample, OWNER, setTheStage } =
		await import('./lib/demo.mjs');
	const tarball = await packPackage(temporaryFolder('wechat-gateway-pack'));
	const stage = await setTheStage({ provided, tarball, gateway, port, simulatorPort, scale });
	const workflow = await importExample(stage);
	await haveAConversation(stage, workflow);
	answered = true;
	if (once) {
		say('The answer has arrived; stopping');
		return 0;
	}

	process.stdout.write(invitation(stage, workflow, OWNER, await howToConnect(stage)));
	if (!options['no-open']) openInBrowser(stage.simulator.page);
	void stage.conversation.showForEver();
	const how = await Promise.race([
		stage.n8n.ended.then((end) => `${scale ? 'A part of n8n' : 'n8n'} ended by itself (${end})`),
		stage.simulator.ended.then((end) => `The simulated gateway ended by itself (${end})`),
	]);
	// On Ctrl-C the signal handler of clean-up.mjs ends the script.
	if (await isEnding()) return await new Promise(() => {});
	throw new Stop(`${how}.`);
}

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
// Ctrl-C is the intended end once the answer is there, and an interruption before.
cleanUpOnSignals(() => (answered ? 0 : 130));
await runScript(async () => {
	try {
		return await demo();
	} finally {
		await cleanUp();
	}
});
