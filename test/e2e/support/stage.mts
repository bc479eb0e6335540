import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetPeak, peakMemory } from '../../../scripts/bench/memory.mjs';
import { cleanUp } from '../../../scripts/lib/clean-up.mjs';
import { freePort } from '../../../scripts/lib/free-port.mjs';
import { startN8n } from '../../../scripts/lib/n8n-process.mjs';
import { type Execution, N8nRest } from '../../../scripts/lib/n8n-rest.mjs';
import { installInto, packPackage } from '../../../scripts/lib/pack.mjs';
import { provideN8n } from '../../../scripts/lib/provision.mjs';
import { startSimulator } from '../../../scripts/lib/simulator-process.mjs';

export const CREDENTIAL_TYPE = 'weChatGatewayApi';

/** Who logs in. */
export const OWNER = { email: 'tester@example.com', password: 'WeChat-tests-1' };

/** How long n8n may take to start on a busy machine, with all that comes before. */
export const OPENING_MS = 300_000;

export type SimulatorProcess = Awaited<ReturnType<typeof startSimulator>>;

export interface CredentialData {
	[key: string]: string;
	gateway: string;
	baseUrl: string;
	authorization: string;
	authorizationPrefix: string;
}

/** A real n8n with the packed nodes, and a simulated gateway for it. */
export interface Stage {
	rest: N8nRest;
	simulator: SimulatorProcess;
	/** Its version, and the folder that it is installed in. */
	n8n: { version: string; dir: string };
	/** Values of a credential that the gateway accepts. */
	credentialData: CredentialData;
	/** That credential, stored in n8n. */
	credential: { id: string; name: string };
	/** All that n8n has printed so far. */
	n8nLog(): string;
	/** The most memory that n8n holds while something happens, in MB. */
	peakWhile(happens: () => Promise<unknown>): Promise<number>;
	/** Ends n8n and starts it again, with all that it has stored. */
	restart(whileDown?: () => Promise<unknown>): Promise<void>;
	/** The same, but n8n has no time to end anything. */
	kill(): Promise<void>;
	/** Every execution of this n8n, with its data. */
	allExecutions(): Promise<Execution[]>;
	close(): Promise<void>;
}

/** Values of a credential that a simulated E Cloud accepts. */
export const credentialFor = ({ url, authorization }: SimulatorProcess): CredentialData => ({
	gateway: 'eyun',
	baseUrl: url,
	authorization,
	authorizationPrefix: '',
});

/** Does in a new n8n what comes first: an owner, and a credential. */
export async function furnish(rest: N8nRest, data: CredentialData): Promise<Stage['credential']> {
	await rest.setUpOwner(OWNER);
	return await rest.createCredential({ name: 'E Cloud (Demo)', type: CREDENTIAL_TYPE, data });
}

/** The tarball that the script packed once for all; jest run by hand packs its own. */
export async function tarball(folder: string): Promise<string> {
	return process.env.WECHAT_GATEWAY_TARBALL ?? (await packPackage(folder));
}

/**
 * @param world how large the simulated world is; small, with short lists, unless given
 * @param settings environment variables of n8n
 */
export async function openStage(
	version: string,
	world: Pick<Parameters<typeof startSimulator>[0], 'population' | 'long'> = {},
	settings: Record<string, string> = {},
): Promise<Stage> {
	const folder = mkdtempSync(join(tmpdir(), 'wechat-gateway-e2e-'));
	const [n8n, simulator] = await Promise.all([
		provideN8n(version),
		startSimulator({ port: await freePort(), logFile: join(folder, 'simulator.log'), ...world }),
	]);
	await installInto(await tarball(folder), folder);
	const [port, brokerPort] = [await freePort(), await freePort()];
	// Lets a test be a sender from elsewhere, by X-Forwarded-For.
	const env = { N8N_PROXY_HOPS: '1', ...settings };
	const start = () => startN8n({ n8n, userFolder: folder, port, brokerPort, env });
	let running = await start().catch(async (error: unknown) => {
		await simulator.stop();
		throw error;
	});

	const rest = new N8nRest(running.url);
	const credentialData = credentialFor(simulator);
	// Nothing may be left running when n8n is there but cannot be used.
	const credential = await furnish(rest, credentialData).catch(async (error: unknown) => {
		await Promise.all([running.stop(), simulator.stop()]);
		throw error;
	});

	return {
		rest,
		simulator,
		n8n,
		credentialData,
		credential,
		n8nLog: () => readFileSync(running.logFile, 'utf8'),
		async peakWhile(happens) {
			forgetPeak(running.pid);
			await happens();
			return peakMemory(running.pid);
		},
		async restart(whileDown = async () => {}) {
			await running.stop();
			await whileDown();
			running = await start();
		},
		async kill() {
			process.kill(running.pid, 'SIGKILL');
			await running.ended;
			running = await start();
		},
		async allExecutions() {
			const listed = await rest.executions();
			return await Promise.all(listed.map(({ id }) => rest.execution(id)));
		},
		async close() {
			await Promise.all([running.stop(), simulator.stop()]);
			await cleanUp();
			rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
		},
	};
}
