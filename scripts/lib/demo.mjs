import { join } from 'node:path';
import { atEnd } from './clean-up.mjs';
import { Conversation } from './conversation.mjs';
import { exampleWorkflow } from './example-workflow.mjs';
import { freePort } from './free-port.mjs';
import { startManyProcesses } from './many-processes.mjs';
import { startN8n } from './n8n-process.mjs';
import { errorOf, N8nRest } from './n8n-rest.mjs';
import { installInto } from './pack.mjs';
import { longStep, say } from './progress.mjs';
import { startSimulator } from './simulator-process.mjs';
import { Stop } from './stop.mjs';
import { temporaryFolder } from './temporary-folder.mjs';
import { waitFor } from './wait.mjs';

/**
 * @typedef {object} Stage everything that runs in a demo
 * @property {{ url: string, ended: Promise<string>, stop: () => Promise<void> }} n8n
 * @property {SimulatorProcess} simulator
 * @property {N8nRest} rest
 * @property {Conversation} conversation
 * @property {GatewayName} gateway
 * @property {boolean} scale whether n8n has many processes
 *
 * @typedef {'eyun' | 'gewe'} GatewayName
 *
 * @typedef {object} Behind how n8n gets to a gateway
 * @property {string} title as the credential calls it
 * @property {string} node the name of its node
 * @property {(simulator: SimulatorProcess) => Promise<Record<string, string>>} credential
 * @property {(simulator: SimulatorProcess) => Promise<string>} [login] how to get its key by a login
 *
 * @typedef {import('./simulator-process.mjs').SimulatorProcess} SimulatorProcess
 */

export const OWNER = { email: 'demo@example.com', password: 'WeChat-demo-1' };

/** @type {Record<GatewayName, Behind>} */
const BEHIND = {
	eyun: {
		title: 'E Cloud',
		node: 'weChatEyun',
		credential: async ({ url, authorization }) => ({
			baseUrl: url,
			authorization,
		}),
		login: async ({ password, control }) => {
			const { account } = (await control.state()).developer;
			return `Or leave the Authorization empty and get it by Login > Log In to Gateway, with the account ${account} and the password ${password}.`;
		},
	},
	gewe: {
		title: 'GeWe',
		node: 'weChatGewe',
		credential: async ({ url, authorization, control }) => {
			/** @type {{ accounts: Array<{ appId: string, online: boolean }> }} */
			const { accounts } = await control.state();
			const online = accounts.filter((account) => account.online);
			const devices = online.map(({ appId }) => appId).join(', ');
			return { baseUrl: `${url}/gewe/v2/api`, token: authorization, devices };
		},
	},
};

/** The fields of the credential as the editor calls them. */
const LABELS = {
	gateway: 'Gateway',
	baseUrl: 'Base URL',
	authorization: 'Authorization',
	token: 'Token',
	devices: 'Devices',
};

/**
 * What somebody needs who makes the credential by hand.
 *
 * @param {Stage} stage
 * @returns {Promise<string>}
 */
export async function howToConnect({ simulator, gateway }) {
	const { title, credential, login } = BEHIND[gateway];
	/** @type {Record<string, string>} */
	const fields = { gateway: title, ...(await credential(simulator)) };
	const lines = Object.entries(LABELS)
		.filter(([name]) => name in fields)
		.map(([name, label]) => `  ${label.padEnd(15)}${fields[name]}`);
	return [...lines, ...(login ? [await login(simulator)] : [])].join('\n');
}

/** Two workers, and the main process, which reads the lists of the nodes. */
const SENDING_PROCESSES = 3;

const EXAMPLE = 'reply-in-a-group.json';
const SCRIPT = 'Li Lei writes "Do you have green tea?" in group Family';

/**
 * Starts the simulated gateway and n8n with the packed nodes; both are stopped at the end.
 *
 * @param {object} options
 * @param {import('./provision.mjs').ProvidedN8n} options.provided
 * @param {string} options.tarball
 * @param {GatewayName} options.gateway
 * @param {number} options.port
 * @param {number} options.simulatorPort
 * @param {boolean} options.scale n8n of many processes instead of one
 * @returns {Promise<Stage>}
 */
export async function setTheStage({ provided, tarball, gateway, port, simulatorPort, scale }) {
	const userFolder = temporaryFolder('wechat-gateway-demo');
	const simulator = await longStep('Starting the simulated gateway', () =>
		startSimulator({ gateway, port: simulatorPort, logFile: join(userFolder, 'simulator.log') }),
	);
	atEnd(simulator.stop);
	const kind = scale ? ' as five processes' : '';
	const n8n = await longStep(`Starting n8n ${provided.version} with the nodes${kind}`, async () => {
		await installInto(tarball, userFolder);
		if (scale) return await startManyProcesses({ n8n: provided, userFolder, port });
		return await startN8n({ n8n: provided, userFolder, port, brokerPort: await freePort() });
	});
	atEnd(n8n.stop);
	const rest = new N8nRest(n8n.url);
	const conversation = new Conversation(simulator.control);
	return { n8n, simulator, rest, conversation, gateway, scale };
}

/**
 * Does in n8n what a new user does: an account, the credential, the example workflow, active.
 *
 * @param {Stage} stage
 * @returns {Promise<import('./n8n-rest.mjs').Workflow>}
 */
export async function importExample({ rest, simulator, gateway, scale }) {
	await rest.setUpOwner(OWNER);
	const { title, node, credential: fieldsOf } = BEHIND[gateway];
	const name = `${title} (Demo)`;
	const data = {
		gateway,
		...(await fieldsOf(simulator)),
		...(scale && { sendingProcesses: SENDING_PROCESSES }),
	};
	const type = 'weChatGatewayApi';
	const credential = await rest.createCredential({ name, type, data });
	const tested = await rest.testCredential({ ...credential, type, data });
	if (tested.status !== 'OK') throw new Stop(`The credential test failed: ${tested.message}`);
	say(`Credential "${name}" created and tested: ${tested.message}`);

	const workflow = await rest.createWorkflow(exampleWorkflow(EXAMPLE, credential, node));
	await rest.activate(workflow);
	await waitFor({
		what: "The registration of n8n's address at the gateway",
		timeoutMs: 60_000,
		ask: async () => (await simulator.control.state()).developer.callbackUrl,
	});
	say(`Workflow "${workflow.name}" imported from examples/${EXAMPLE} and active`);
	return workflow;
}

/**
 * Lets a member of a group write and waits for the answer that the workflow sends.
 *
 * @param {Stage} stage
 * @param {{ id: string }} workflow
 */
export async function haveAConversation({ rest, simulator, conversation }, workflow) {
	await conversation.skipHistory();
	say('A member of the simulated group writes; n8n answers:');
	// n8n may need another moment until its webhook is live; what it refused is said again.
	await waitFor({
		what: 'A live webhook in n8n',
		timeoutMs: 60_000,
		everyMs: 1_000,
		ask: async () => {
			const [played] = await simulator.control.play(SCRIPT);
			return played.httpStatus === 200;
		},
	});
	await waitFor({
		what: 'The answer in the group',
		timeoutMs: 60_000,
		ask: async () => {
			const news = await conversation.showNews();
			if (news.some(({ direction, text }) => direction === 'sent' && text)) return true;
			await stopOnFailedExecution(rest, workflow);
			return false;
		},
	});
}

/**
 * @param {N8nRest} rest
 * @param {{ id: string }} workflow
 */
async function stopOnFailedExecution(rest, workflow) {
	const failed = (await rest.executions(workflow)).find(({ status }) => status === 'error');
	if (!failed) return;
	const reason = errorOf(await rest.execution(failed.id)) ?? 'n8n gives no reason';
	throw new Stop(`The workflow failed instead of answering: ${reason}`);
}
