/** Answers that no HTTP client can make sense of, written to the raw socket where needed. */
import { type ServerResponse, STATUS_CODES } from 'node:http';
import { gzipSync } from 'node:zlib';

/** An answer as it would be if nothing broke. */
export interface WholeAnswer {
	status: number;
	headers: Record<string, string>;
	body: Buffer;
}

type Break = (response: ServerResponse, whole: WholeAnswer, everyMs: number) => void;

const withLength = ({ headers, body }: WholeAnswer) => ({
	...headers,
	'Content-Length': String(body.length),
});

const head = (status: number, headers: Record<string, string>) =>
	[
		`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
		...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
	].join('\r\n');

/** Writes these very bytes and closes the connection in good order. */
function raw({ socket }: ServerResponse, ...parts: Array<string | Buffer>): void {
	socket?.write(Buffer.concat(parts.map((part) => Buffer.from(part))));
	socket?.destroySoon();
}

/** A gzip head, and then a block of a type that does not exist. */
function corrupt(body: Buffer): Buffer {
	const GZIP_HEAD_BYTES = 10;
	return gzipSync(body).fill(0xff, GZIP_HEAD_BYTES);
}

const breaks = {
	/** Bytes of somebody else before the status line. */
	garbage: (response, whole) =>
		raw(
			response,
			'\x16\x03\x01 not HTTP\r\n',
			`${head(whole.status, withLength(whole))}\r\n\r\n`,
			whole.body,
		),

	/** Half of the body in a good chunk, and then a chunk whose size is no number. */
	badChunk: (response, { status, headers, body }) => {
		const half = body.subarray(0, Math.floor(body.length / 2));
		raw(
			response,
			`${head(status, { ...headers, 'Transfer-Encoding': 'chunked' })}\r\n\r\n`,
			`${half.length.toString(16)}\r\n`,
			half,
			'\r\nno size\r\n',
			body.subarray(half.length),
		);
	},

	/** Two Content-Length headers that contradict each other. */
	twoLengths: (response, whole) =>
		raw(
			response,
			`${head(whole.status, withLength(whole))}\r\n`,
			`Content-Length: ${whole.body.length + 7}\r\n\r\n`,
			whole.body,
		),

	/** The whole body, but more is announced; the connection stays open, and nothing more comes. */
	tooLong: (response, { status, headers, body }) =>
		response.writeHead(status, { ...headers, 'Content-Length': body.length + 100 }).write(body),

	/** Said to be compressed with gzip, and not to be decompressed. */
	corruptGzip: (response, { status, headers, body }) => {
		const bytes = corrupt(body);
		response
			.writeHead(status, { ...headers, 'Content-Encoding': 'gzip', 'Content-Length': bytes.length })
			.end(bytes);
	},

	/** Byte by byte, then white space, until the client hangs up. */
	drip: (response, { status, headers, body }, everyMs) => {
		let at = 0;
		response.writeHead(status, headers).flushHeaders();
		const timer = setInterval(() => {
			response.write(at < body.length ? body.subarray(at, at + 1) : ' ');
			at++;
		}, everyMs);
		response.once('close', () => clearInterval(timer));
	},

	/** No answer, and the connection is closed in good order. */
	hangUp: (response) => raw(response),

	/** No answer, and the connection is reset (RST). */
	reset: ({ socket }) => socket?.resetAndDestroy(),

	/** No answer ever, and the connection stays open. */
	silence: () => {},
} satisfies Record<string, Break>;

/** How an answer can break. */
export type Broken = keyof typeof breaks;

/** All of them, for whoever checks one that comes from outside. */
export const BROKEN = Object.keys(breaks) as Broken[];

/** Sends an answer that breaks in this way; `everyMs` is the time between two bytes that drip. */
export function breakAnswer(
	response: ServerResponse,
	whole: WholeAnswer,
	broken: Broken,
	everyMs = 50,
): void {
	const how: Break = breaks[broken];
	how(response, whole, everyMs);
}
