/** `npm run simulator`: the fake gateway as a program. */
import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Delivery } from './callbacks.mts';
import {
	type Account,
	type Developer,
	type PlayedLine,
	type RecordedRequest,
	type Simulator,
	startSimulator,
} from './index.mts';
import { nameOf } from './lookup.mts';

const USAGE = `Usage: npm run simulator -- [options]

  --gateway eyun|gewe      the gateway to imitate: E Cloud (default) or GeWe
  --dialect nested|flat    how GeWe writes its callbacks (default nested)
  --port N                 port to listen on (default 9899)
  --authorization TOKEN    the token to demand (default: a demo token)
  --password PASSWORD      that of the developer account (default: a demo password)
  --prefix /PATH           answer below this path too
  --unauthorized-status N  HTTP status for a wrong token (default 200)
  --contacts N             add this many generated friends
  --groups N               add this many generated groups, the first with 200 members
  --long                   make every list that comes in pages long
  --journal FILE           write each request into this file, with its body, when it comes and when it is answered
  --play "LINES"           play these lines as soon as a callback URL is registered
  --help                   show this`;

const MOST_GENERATED = 100_000;

function fail(message: string): never {
	console.error(message);
	process.exit(1);
}

function readOptions() {
	try {
		const { values } = parseArgs({
			options: {
				gateway: { type: 'string', default: 'eyun' },
				dialect: { type: 'string', default: 'nested' },
				port: { type: 'string', default: '9899' },
				authorization: { type: 'string' },
				password: { type: 'string' },
				prefix: { type: 'string' },
				'unauthorized-status': { type: 'string', default: '200' },
				contacts: { type: 'string', default: '0' },
				groups: { type: 'string', default: '0' },
				long: { type: 'boolean', default: false },
				journal: { type: 'string' },
				play: { type: 'string', multiple: true, default: [] },
				help: { type: 'boolean', default: false },
			},
		});
		return values;
	} catch (error) {
		return fail(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
	}
}

function numberOption(name: string, text: string, low: number, high: number): number {
	const number = /^\d+$/.test(text) ? Number(text) : NaN;
	if (number >= low && number <= high) return number;
	return fail(`--${name} must be a number from ${low} to ${high}, got "${text}".`);
}

function choice<Name extends string>(name: string, text: string, ...known: Name[]): Name {
	const found = known.find((one) => one === text);
	return found ?? fail(`--${name} must be ${known.join(' or ')}, got "${text}".`);
}

const time = () => new Date().toTimeString().slice(0, 8);

/**
 * One line per request; never its headers or its body, where tokens and passwords are, nor the path
 * of a callback URL, which contains a secret of the receiver.
 */
function logRequest({ method, path, status, answer, ms }: RecordedRequest): void {
	const code = /"(?:code":"|ret":)(-?\w+)/.exec(answer)?.[1] ?? '-';
	const message = /"(?:message|msg|msg_err)":"([^"]*)"/.exec(answer)?.[1] ?? '';
	const safe = message.replace(/(https?:\/\/[^/\s]+)\/\S*/g, '$1/…');
	console.log(`${time()}  ${method} ${path}  ${status} ${code} ${safe}  ${ms} ms`);
}

/** Outlives the simulator, also when that is killed: each request when it has come, and once more with its answer. */
function journal({ path, text, answer, at, began }: RecordedRequest): void {
	if (values.journal === undefined) return;
	appendFileSync(values.journal, `${JSON.stringify({ path, text, answer, at, began })}\n`);
}

/** Without the URL, for the same reason. */
function logDelivery({ payload, body, httpStatus, error, ms }: Delivery): void {
	const outcome = error === undefined ? `answered ${httpStatus}` : `lost: ${error}`;
	const { TypeName, msgType } = (body ?? {}) as { TypeName?: string; msgType?: string };
	const name = TypeName ?? msgType ?? payload.messageType;
	console.log(`${time()}  callback ${name}  ${outcome}  ${ms} ms`);
}

function describe({ line, payload, answer }: PlayedLine): string {
	return payload ? `played: ${line.trim()}` : (answer ?? `done: ${line.trim()}`);
}

/** What was played, in one line each, also where a line has delivered many callbacks. */
function descriptions(played: PlayedLine[]): string[] {
	return played.map(describe).filter((text, index, all) => text !== all[index - 1]);
}

async function play(simulator: Simulator, script: string): Promise<void> {
	try {
		for (const text of descriptions(await simulator.play(script))) {
			console.log(`${time()}  ${text}`);
		}
	} catch (error) {
		console.error(error instanceof Error ? error.message : String(error));
	}
}

/** Resolves when somebody has registered a callback URL and has been sent the test callback. */
async function callbackUrlRegistered({ world, settled, deliveries }: Simulator): Promise<void> {
	while (world.developer.callbackUrl === null || !deliveries.length) {
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	await settled();
}

/** The parts of the introduction that differ, by gateway. */
const SPEECHES = {
	eyun: {
		title: 'E Cloud',
		header: 'Authorization',
		session: ({ wId }: Account) => `now logged in as wId ${wId}`,
		developer: ({ account, password }: Developer) =>
			`Developer account for Log In to Gateway: ${account}, password ${password}\n`,
		ask: () => ['/queryLoginWx', {}],
		send: ({ wId }: Account, wcId: string) => ['/sendText', { wId, wcId, content: 'hello' }],
	},
	gewe: {
		title: 'GeWe',
		header: 'X-GEWE-TOKEN',
		session: ({ appId }: Account) => `on device ${appId}`,
		// Its token comes from a console.
		developer: () => '',
		ask: ({ appId }: Account) => ['/gewe/v2/api/login/checkOnline', { appId }],
		send: ({ appId }: Account, toWxid: string) => [
			'/gewe/v2/api/message/postText',
			{ appId, toWxid, content: 'hello' },
		],
	},
};

function introduction({ gateway, url, page, authorization, world }: Simulator): string {
	const online = world.accounts.find((account) => account.online) ?? world.accounts[0];
	const receiver = world.groups[0].chatRoomId;
	const { title, header, session, developer, ask, send } = SPEECHES[gateway];
	const curl = ([path, body]: unknown[]) =>
		`  curl -s ${url}${path} -H 'Content-Type: application/json' \\\n` +
		`    -H '${header}: ${authorization}' \\\n    -d '${JSON.stringify(body)}'`;
	const script = '{"script":"Li Lei writes \\"hello\\" in group Family"}';
	return `The simulated ${title} gateway listens on ${url}
Look at it, write as anybody, let things happen: ${page}

${header}: ${authorization}
${developer(world.developer)}Account: ${online.nickName} (${online.wcId}), ${session(online)}

Who is online:
${curl(ask(online))}

Send a text to group ${nameOf(world, receiver)}:
${curl(send(online, receiver))}

Let a member of the group write (needs a registered callback URL):
  curl -s ${url}/_sim/play -d '${script}'

Ctrl-C ends it.
`;
}

const values = readOptions();
if (values.help) {
	console.log(USAGE);
	process.exit(0);
}
const port = numberOption('port', values.port, 0, 65535);
const simulator = await startSimulator({
	gateway: choice('gateway', values.gateway, 'eyun', 'gewe'),
	dialect: choice('dialect', values.dialect, 'nested', 'flat'),
	port,
	authorization: values.authorization,
	password: values.password,
	prefix: values.prefix,
	unauthorizedStatus: numberOption('unauthorized-status', values['unauthorized-status'], 200, 599),
	population: {
		contacts: numberOption('contacts', values.contacts, 0, MOST_GENERATED),
		groups: numberOption('groups', values.groups, 0, MOST_GENERATED),
	},
	long: values.long,
	onArrival: journal,
	onRequest(request) {
		journal(request);
		logRequest(request);
	},
	onDelivery: logDelivery,
}).catch((error: NodeJS.ErrnoException) =>
	fail(
		error.code === 'EADDRINUSE'
			? `Port ${port} is already in use; choose another one with --port.`
			: `The simulator cannot listen on port ${port}: ${error.message}`,
	),
);
console.log(introduction(simulator));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void simulator.close().then(() => process.exit(0)));
}
if (process.stdin.isTTY) {
	console.log('Type lines such as: Li Lei writes "hello" in group Family\n');
	createInterface({ input: process.stdin }).on('line', (line) => void play(simulator, line));
}
if (values.play.length) {
	console.log('Waiting for a callback URL to be registered, then playing the script.\n');
	await callbackUrlRegistered(simulator);
	await play(simulator, values.play.join('\n'));
}
