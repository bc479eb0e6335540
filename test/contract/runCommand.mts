import { spawn } from 'node:child_process';

/**
 * Runs a command in the project's folder and returns what it printed; its exit code does not matter.
 * jest's NODE_ENV is kept from it: with "test", n8n's lint plugin judges files as if they were its
 * own fixtures.
 */
export async function runCommand(command: string, args: string[], input = ''): Promise<string> {
	const { NODE_ENV: _jest, ...env } = process.env;
	const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
	child.stdin.end(input);
	let output = '';
	for await (const chunk of child.stdout) output += chunk;
	return output;
}
