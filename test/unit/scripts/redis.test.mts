import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { redisProgram } from '../../../scripts/lib/redis.mjs';

const folder = mkdtempSync(join(tmpdir(), 'redis-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('finds the server in the path', () => {
	const [client, server] = ['client', 'server'].map((name) => join(folder, name));
	mkdirSync(client);
	mkdirSync(server);
	writeFileSync(join(client, 'redis-cli'), '');
	writeFileSync(join(server, 'redis-server'), '');
	expect(redisProgram(['', client, server].join(delimiter))).toBe(join(server, 'redis-server'));
});

it('says what to install where there is none', () => {
	expect(() => redisProgram(join(folder, 'empty'))).toThrow(
		/^There is no Redis on this machine: install it \(.*apt-get install redis-server\)/,
	);
});
