/** A real PostgreSQL, of Debian's package, for one test. */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../../scripts/lib/free-port.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';

const run = promisify(execFile);

/** Where Debian has its programs, by version. */
const DEBIAN = '/usr/lib/postgresql';

/** What a credential for it holds. */
export interface Database {
	credential: Record<string, string | number | boolean>;
	/** The rows of a query, as texts. */
	rows(query: string): Promise<Array<Record<string, string | null>>>;
	close(): Promise<void>;
}

function programs(): string {
	const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
	const found = versions
		.map((version) => join(DEBIAN, version, 'bin'))
		.find((folder) => existsSync(join(folder, 'initdb')));
	if (found) return found;
	throw new Error('There is no PostgreSQL on this machine: apt-get install postgresql');
}

/** It refuses to run as root, and Debian's package brings a user for it. */
function asUser(): { uid?: number; gid?: number } {
	if (process.getuid?.() !== 0) return {};
	const [uid, gid] = ['-u', '-g'].map((flag) =>
		Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })),
	);
	return { uid, gid };
}

export async function openDatabase(): Promise<Database> {
	const bin = programs();
	const user = asUser();
	const folder = mkdtempSync(join(tmpdir(), 'wechat-gateway-postgres-'));
	if (user.uid !== undefined) chownSync(folder, user.uid, user.gid ?? user.uid);
	const data = join(folder, 'data');
	const options = { ...user, cwd: folder };
	await run(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'postgres', '-N'], options);
	const port = await freePort();
	const server = spawn(
		join(bin, 'postgres'),
		['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'],
		{ ...options, stdio: 'ignore' },
	);
	const ended = new Promise((resolve) => server.on('exit', resolve));
	const place = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres'];
	const query = async (sql: string) =>
		(await run(join(bin, 'psql'), [...place, '-At', '-c', sql], options)).stdout;
	await waitFor({
		what: 'PostgreSQL',
		timeoutMs: 60_000,
		ask: async () => await query('select 1').catch(() => undefined),
	});
	return {
		credential: {
			...{ host: '127.0.0.1', port, database: 'postgres', user: 'postgres', password: 'none' },
			...{ ssl: 'disable', sshTunnel: false, maxConnections: 5 },
		},
		async rows(sql) {
			const json = await query(`select coalesce(json_agg(found), '[]') from (${sql}) found`);
			return JSON.parse(json);
		},
		async close() {
			server.kill('SIGINT');
			await ended;
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
