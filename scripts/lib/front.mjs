import { createServer, request } from 'node:http';

/**
 * @typedef {object} Front
 * @property {string} url
 * @property {(main: string, webhooks: string[]) => void} leadTo where it leads to, as URLs; before that it
 *   answers 503
 * @property {() => Promise<void>} close
 */

/** What webhook processes serve; all else is for the main process. */
const FOR_WEBHOOKS = /^\/(webhook|webhook-waiting|form|form-waiting)\//;

/**
 * @param {import('node:http').IncomingMessage} from
 * @param {import('node:http').ServerResponse} to
 * @param {string} target
 */
function passOn(from, to, target) {
	const { method, url = '/', headers, socket } = from;
	const forwarded = { ...headers, 'x-forwarded-for': String(socket.remoteAddress) };
	const passed = request(new URL(url, target), { method, headers: forwarded }, (answer) => {
		to.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(to);
	});
	passed.on('error', () => {
		if (!to.headersSent) to.writeHead(502);
		to.end();
	});
	// Who has hung up, such as an editor that is closed, wants no answer any more.
	to.on('close', () => passed.destroy());
	from.pipe(passed);
}

/**
 * What stands in front of an n8n of several processes, as a reverse proxy does: callbacks go to the webhook
 * processes, one after the other. WebSockets do not get through, so n8n has to push by events
 * (N8N_PUSH_BACKEND=sse).
 *
 * @param {number} port
 * @returns {Promise<Front>}
 */
export async function openFront(port) {
	/** @type {string | undefined} */
	let main;
	/** @type {string[]} */
	let webhooks = [];
	let turn = 0;
	const server = createServer((from, to) => {
		const target = FOR_WEBHOOKS.test(from.url ?? '') ? webhooks[turn++ % webhooks.length] : main;
		if (target !== undefined) return passOn(from, to, target);
		to.writeHead(503).end();
	});
	await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => resolve(undefined));
	});
	return {
		url: `http://127.0.0.1:${port}`,
		leadTo(toMain, toWebhooks) {
			main = toMain;
			webhooks = toWebhooks;
		},
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
