import { createServer } from 'node:net';
import { Stop } from './stop.mjs';

/**
 * @param {number} port 0 lets the system choose
 * @returns {Promise<number | undefined>} the port, or undefined where it is taken
 */
function tryPort(port) {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
			if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
			else reject(error);
		});
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			const chosen = typeof address === 'object' && address ? address.port : port;
			server.close(() => resolve(chosen));
		});
	});
}

/** @returns {Promise<number>} a port that nothing listened on a moment ago */
export async function freePort() {
	const port = await tryPort(0);
	if (port === undefined) throw new Stop('The system gave no free port on 127.0.0.1.');
	return port;
}

/**
 * @param {number} port
 * @param {string} owner who wants it: "n8n"
 * @param {string} flag how to choose another: "--port"
 */
export async function requireFreePort(port, owner, flag) {
	if ((await tryPort(port)) !== undefined) return;
	throw new Stop(
		`Port ${port} for ${owner} is in use; stop what uses it, or choose another with ${flag}, ` +
			`for example ${flag} ${port + 1}.`,
	);
}
