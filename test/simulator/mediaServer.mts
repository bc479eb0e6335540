/** Serves the files that answers point to, or fails to, the way an object store does. */
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { breakAnswer } from './brokenAnswers.mts';
import { type MediaFile, mediaFile } from './media.mts';
import { type Misbehaviour, replacement } from './misbehaviour.mts';
import { refusal, type Reply } from './reply.mts';
import { send } from './server.mts';

/** What object stores say by status: a file that is gone, and a link that has expired. */
const ERRORS: Record<number, [code: string, message: string]> = {
	403: ['AccessDenied', 'Request has expired.'],
	404: ['NoSuchKey', 'The specified key does not exist.'],
};

function storeError(status: number): Reply {
	const [code, message] = ERRORS[status] ?? ['Error', STATUS_CODES[status] ?? ''];
	const text =
		'<?xml version="1.0" encoding="UTF-8"?>\n' +
		`<Error>\n  <Code>${code}</Code>\n  <Message>${message}</Message>\n</Error>\n`;
	return { status, text, headers: { 'Content-Type': 'application/xml' } };
}

/** A misbehaviour that is nothing but a status speaks the language of object stores. */
function failure(how: Misbehaviour): Reply | undefined {
	const reply = replacement(how, refusal);
	const { body, html, empty, refuse, redirect } = how;
	const statusOnly = [body, html, empty, refuse, redirect].every((part) => part === undefined);
	return reply && statusOnly ? storeError(reply.status) : reply;
}

/** The pieces up to `length` bytes. */
function* upTo(length: number, pieces: Iterable<Buffer>): Generator<Buffer> {
	let left = length;
	for (const piece of pieces) {
		if (left <= 0) return;
		yield piece.subarray(0, left);
		left -= piece.length;
	}
}

async function sendFile(
	response: ServerResponse,
	{ contentType, length, pieces }: MediaFile,
	how: Misbehaviour,
): Promise<void> {
	const half = Math.floor(length / 2);
	const announced = how.truncate ? half : length;
	const type = { 'Content-Type': how.contentType ?? contentType };
	if (how.broken) {
		const body = Buffer.concat([...upTo(announced, pieces())]);
		const whole = { status: 200, headers: type, body };
		return breakAnswer(response, whole, how.broken, how.dripMs);
	}
	response.writeHead(200, {
		...type,
		...(!how.noLength && { 'Content-Length': announced }),
	});
	if (!how.cut) return await pipeline(Readable.from(upTo(announced, pieces())), response);
	for (const piece of upTo(half, pieces())) {
		await new Promise((resolve) => response.write(piece, resolve));
	}
	response.destroy();
	return undefined;
}

/** Answers a request for a file. */
export async function sendMedia(
	request: IncomingMessage,
	response: ServerResponse,
	path: string,
	how: Misbehaviour = {},
	file = mediaFile(path),
): Promise<void> {
	const failed = failure(how);
	if (failed) return send(response, failed, how);
	if (!file) return send(response, storeError(404));
	if (request.method !== 'GET' && request.method !== 'HEAD') {
		const headers = { Allow: 'GET, HEAD' };
		return send(response, { status: 405, text: '{"error":"GET and HEAD only"}', headers });
	}
	if (request.method === 'HEAD') {
		const { contentType, length } = file;
		response.writeHead(200, { 'Content-Type': contentType, 'Content-Length': length }).end();
		return undefined;
	}
	// A client that goes away in the middle is its own business.
	return await sendFile(response, file, how).catch(() => {});
}
