/** Answers that no client can read: each test catches one that would not look like the real one. */
import { connect, type Socket } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { BROKEN } from '../../simulator/brokenAnswers.mts';
import type { Misbehaviour, Simulator } from '../../simulator/index.mts';
import { call, closeAll, start } from './client.mts';

afterEach(closeAll);

const TEXT = { wcId: 'wxid_lilei00demo01', content: 'hello' };

interface Wire {
	bytes: Buffer;
	/** How the server ended it; undefined: not at all. */
	end?: 'closed' | 'ECONNRESET';
}

/** One request over a bare socket. Ends with the connection, or as soon as `enough`. */
async function onTheWire(
	{ url }: Simulator,
	request: string,
	enough: (bytes: Buffer) => boolean = () => false,
): Promise<Wire> {
	let bytes: Buffer = Buffer.alloc(0);
	const socket: Socket = connect(Number(new URL(url).port), '127.0.0.1');
	const end = await new Promise<Wire['end']>((resolve) => {
		socket.on('data', (chunk) => {
			bytes = Buffer.concat([bytes, chunk]);
			if (enough(bytes)) resolve(undefined);
		});
		socket.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code as Wire['end']));
		socket.on('end', () => resolve('closed'));
		socket.write(request);
	});
	socket.destroy();
	return { bytes, end };
}

function sendText({ authorization, world }: Simulator): string {
	const body = JSON.stringify({ wId: world.accounts[0].wId, ...TEXT });
	return [
		'POST /sendText HTTP/1.1',
		'Host: gateway',
		'Content-Type: application/json',
		`Authorization: ${authorization}`,
		`Content-Length: ${Buffer.byteLength(body)}`,
		'',
		body,
	].join('\r\n');
}

/** What a simulator answers that breaks its answers like this, and how many messages it has sent. */
async function brokenSend(how: Misbehaviour, enough?: (bytes: Buffer) => boolean) {
	const simulator = await start();
	const before = simulator.world.messages.length;
	simulator.misbehave('/sendText', how);
	const { bytes, end } = await onTheWire(simulator, sendText(simulator), enough);
	const text = bytes.toString('utf8');
	const [head, body = ''] = text.split(/\r\n\r\n(.*)/s);
	const sent = simulator.world.messages.length - before;
	return { simulator, bytes, text, head, body, end, sent };
}

const moment = () => new Promise((resolve) => setTimeout(resolve, 5));

const includes = (part: string) => (bytes: Buffer) => bytes.includes(part);

/** Those that keep the connection open: a client waits until it gives up. */
const LASTING = ['tooLong', 'drip', 'silence'];

it.each(BROKEN)('sends the message, and then no client can read the answer: %s', async (broken) => {
	const simulator = await start();
	const { messages, accounts } = simulator.world;
	const before = messages.length;
	simulator.misbehave('/sendText', { broken });
	const patience = new AbortController();
	const reading = fetch(`${simulator.url}/sendText`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', Authorization: simulator.authorization },
		body: JSON.stringify({ wId: accounts[0].wId, ...TEXT }),
		signal: patience.signal,
	}).then((response) => response.json());
	const unreadable = expect(reading).rejects.toThrow();
	while (messages.length === before) await moment();
	if (LASTING.includes(broken)) patience.abort();
	await unreadable;
	expect(messages).toHaveLength(before + 1);
	expect((await call(simulator, '/sendText', TEXT)).code).toBe('1000');
});

it('writes garbage before the status line, and the whole answer after it', async () => {
	const { text, body, end, sent } = await brokenSend({ broken: 'garbage' });
	expect(text).toMatch(/^\x16\x03\x01 not HTTP\r\nHTTP\/1\.1 200 OK\r\n/);
	expect(JSON.parse(body)).toMatchObject({ code: '1000' });
	expect({ end, sent }).toEqual({ end: 'closed', sent: 1 });
});

it('writes a chunk whose size is no number, after a good one', async () => {
	const { head, body, end, sent } = await brokenSend({ broken: 'badChunk' });
	expect(head).toContain('Transfer-Encoding: chunked');
	const [size, good, bad] = body.split('\r\n');
	expect(parseInt(size, 16)).toBe(Buffer.byteLength(good));
	expect(good).toMatch(/^\{"code":"1000"/);
	expect(bad).toBe('no size');
	expect({ end, sent }).toEqual({ end: 'closed', sent: 1 });
});

it('announces two lengths', async () => {
	const { head, body, end, sent } = await brokenSend({ broken: 'twoLengths' });
	const lengths = [...head.matchAll(/Content-Length: (\d+)/g)].map(([, length]) => Number(length));
	expect(lengths).toEqual([Buffer.byteLength(body), Buffer.byteLength(body) + 7]);
	expect({ end, sent }).toEqual({ end: 'closed', sent: 1 });
});

it('announces more than comes, and keeps the connection open', async () => {
	const { head, body, end, sent } = await brokenSend({ broken: 'tooLong' }, includes('}}'));
	expect(Number(/Content-Length: (\d+)/.exec(head)?.[1])).toBe(Buffer.byteLength(body) + 100);
	expect({ end, sent }).toEqual({ end: undefined, sent: 1 });
});

it('says gzip, and the bytes begin like gzip but are none', async () => {
	const { simulator, bytes, head, sent } = await brokenSend({ broken: 'corruptGzip' }, (all) => {
		const start = all.indexOf('\r\n\r\n') + 4;
		return start > 3 && all.length - start === Number(/Content-Length: (\d+)/.exec(`${all}`)?.[1]);
	});
	expect(head).toContain('Content-Encoding: gzip');
	const body = bytes.subarray(bytes.indexOf('\r\n\r\n') + 4);
	expect(body.subarray(0, 2).toString('hex')).toBe('1f8b');
	expect(() => gunzipSync(body)).toThrow('invalid block type');
	expect(sent).toBe(1);
	expect(simulator.requests[0]).toMatchObject({ status: 200 });
});

it('drips the answer byte by byte and goes on after its end, until the client hangs up', async () => {
	const { simulator, text, end, sent } = await brokenSend(
		{ broken: 'drip', dripMs: 1 },
		includes('}\r\n1\r\n \r\n1\r\n '),
	);
	const chunks = text.split('\r\n\r\n')[1].split('\r\n');
	expect(chunks.slice(0, 4)).toEqual(['1', '{', '1', '"']);
	expect({ end, sent }).toEqual({ end: undefined, sent: 1 });
	while (!simulator.requests[0].ended) await moment();
});

it.each([
	['hangUp', 'closed'],
	['reset', 'ECONNRESET'],
] as const)('answers nothing: %s', async (broken, how) => {
	const { text, end, sent } = await brokenSend({ broken });
	expect({ text, end, sent }).toEqual({ text: '', end: how, sent: 1 });
});

it('answers nothing and keeps the connection open', async () => {
	const simulator = await start();
	const before = simulator.world.messages.length;
	simulator.misbehave('/sendText', { broken: 'silence' });
	const waiting = onTheWire(simulator, sendText(simulator));
	while (simulator.world.messages.length === before) {
		await moment();
	}
	await expect(Promise.race([waiting, call(simulator, '/sendText', TEXT)])).resolves.toMatchObject({
		code: '1000',
	});
	await simulator.close();
	expect((await waiting).bytes).toHaveLength(0);
});

it('breaks an answer that replaces the true one, and then nothing is done unless told so', async () => {
	const page = { html: true, status: 502, broken: 'twoLengths' } as const;
	const before = await brokenSend(page);
	expect(before.head).toMatch(/^HTTP\/1\.1 502 Bad Gateway/);
	expect(before.body).toContain('nginx');
	expect(before.sent).toBe(0);
	expect((await brokenSend({ ...page, after: true })).sent).toBe(1);
});

it('breaks files, too', async () => {
	const simulator = await start();
	simulator.misbehave('/media/*', { broken: 'tooLong' });
	const request = 'GET /media/a.png HTTP/1.1\r\nHost: gateway\r\n\r\n';
	const { bytes } = await onTheWire(simulator, request, includes('IEND'));
	const announced = Number(/Content-Length: (\d+)/.exec(bytes.toString('latin1'))?.[1]);
	expect(bytes.length - bytes.indexOf('\r\n\r\n') - 4).toBeLessThan(announced);
});
