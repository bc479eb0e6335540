import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { postgresFolder } from '../../../scripts/lib/postgres.mjs';

const path = process.env.PATH;
const folder = mkdtempSync(join(tmpdir(), 'postgres-'));

/** A folder with these programs. */
function withPrograms(name: string, ...programs: string[]): string {
	const made = join(folder, name);
	mkdirSync(made);
	for (const program of programs) writeFileSync(join(made, program), '');
	return made;
}

afterEach(() => {
	process.env.PATH = path;
});
afterAll(() => rmSync(folder, { recursive: true }));

it('finds the server in the path or elsewhere, and passes over a client alone', () => {
	const client = withPrograms('client', 'psql');
	const server = withPrograms('server', 'psql', 'postgres', 'initdb');
	process.env.PATH = ['', client].join(delimiter);
	expect(postgresFolder([join(folder, 'gone'), server])).toBe(server);
	process.env.PATH = [client, server].join(delimiter);
	expect(postgresFolder([])).toBe(server);
});

it('says what to install where there is none', () => {
	process.env.PATH = join(folder, 'empty');
	expect(() => postgresFolder([])).toThrow(
		/^There is no PostgreSQL on this machine: install it \(.*apt-get install postgresql\)/,
	);
});
