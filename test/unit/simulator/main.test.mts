/** The program: `npm run simulator`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeAll, post, receiver, start } from './client.mts';
import type { Simulator } from '../../simulator/index.mts';

const programs: ChildProcess[] = [];

afterEach(async () => {
	for (const program of programs.splice(0)) program.kill('SIGKILL');
	await closeAll();
});

interface Program {
	/** Resolves as soon as the output matches. */
	shows(pattern: RegExp): Promise<RegExpExecArray>;
	output(): string;
	ended: Promise<number | null>;
	interrupt(): void;
}

function run(...options: string[]): Program {
	const program = spawn(
		process.execPath,
		['--import', 'tsx', 'test/simulator/main.mts', ...options],
		{ stdio: ['ignore', 'pipe', 'pipe'] },
	);
	programs.push(program);
	let output = '';
	for (const stream of [program.stdout, program.stderr]) {
		stream.on('data', (chunk: Buffer) => (output += String(chunk)));
	}
	return {
		async shows(pattern) {
			for (let round = 0; round < 1000; round++) {
				const found = pattern.exec(output);
				if (found) return found;
				await new Promise((resolve) => setTimeout(resolve, 10));
			}
			throw new Error(`${pattern} never appeared in:\n${output}`);
		},
		output: () => output,
		ended: new Promise((resolve) => program.once('exit', resolve)),
		interrupt: () => program.kill('SIGINT'),
	};
}

it('starts, logs requests without secrets, plays a script, and ends with Ctrl-C', async () => {
	const { url: httpUrl, received } = await receiver();
	const program = run('--port', '0', '--authorization', 'secret-1', '--play', 'Li Lei writes "hi"');
	const [, url] = await program.shows(/listens on (http:\S+)/);
	const simulator = { url, authorization: 'secret-1' } as Simulator;
	await program.shows(/Waiting for a callback URL/);
	const introduction = program.output();
	expect(introduction).toContain(`curl -s ${url}/sendText`);
	expect(introduction).toContain(`${url}/_sim/page`);
	await post(simulator, '/member/login', { account: '13800000000', password: 'demo-password' });
	await post(simulator, '/setHttpCallbackUrl', { httpUrl, type: 2 });
	await program.shows(/played: Li Lei writes "hi"/);
	expect(received.map(({ body }) => body.messageType)).toEqual(['00000', '60001']);
	const log = program.output().slice(introduction.length);
	expect(log).toMatch(/POST \/member\/login {2}200 1000 处理成功 {2}\d+ ms/);
	expect(log).toMatch(/callback 60001 {2}answered 200/);
	for (const secret of ['secret-1', 'demo-password', 'secret-token']) {
		expect(log).not.toContain(secret);
	}
	program.interrupt();
	expect(await program.ended).toBe(0);
}, 20_000);

it('starts with a large world when told so', async () => {
	const program = run('--port', '0', '--contacts', '30', '--groups', '2', '--long');
	const [, url] = await program.shows(/listens on (http:\S+)/);
	const state = (await (await fetch(`${url}/_sim/state`)).json()) as any;
	const isGenerated = ({ wcId }: { wcId: string }) => wcId.startsWith('wxid_gen');
	expect(state.contacts.filter(isGenerated)).toHaveLength(30);
	expect(state.groups.at(-1).chatRoomId).toBe('30000000002@chatroom');
	expect(state.listTotals['/getCircle']).toBeGreaterThan(20);
	const wrong = run('--contacts', 'many');
	expect(await wrong.ended).toBe(1);
	expect(wrong.output()).toContain('--contacts must be a number');
}, 20_000);

it('says in one sentence that its port is taken', async () => {
	const { port } = new URL((await start()).url);
	const program = run('--port', port);
	expect(await program.ended).toBe(1);
	expect(program.output()).toBe(
		`Port ${port} is already in use; choose another one with --port.\n`,
	);
}, 20_000);

it('explains its options', async () => {
	const program = run('--prot', '1');
	expect(await program.ended).toBe(1);
	expect(program.output()).toContain('Usage: npm run simulator');
}, 20_000);
