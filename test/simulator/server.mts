/** HTTP: reading requests, writing answers, and breaking them when asked to. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { mediaFile } from './media.mts';
import type { Misbehaviour } from './misbehaviour.mts';
import type { Reply } from './reply.mts';

const JSON_TYPE = 'application/json;charset=UTF-8';

/** The whole body of a request, as text. */
export async function readText(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}

/** Sends an answer, damaged the way `how` says. */
export function send(response: ServerResponse, reply: Reply, how: Misbehaviour = {}): void {
	const whole = Buffer.from(reply.text);
	const half = whole.subarray(0, Math.floor(whole.length / 2));
	const body = how.truncate ? half : whole;
	response.writeHead(reply.status, {
		'Content-Type': JSON_TYPE,
		...reply.headers,
		'Content-Length': body.length,
	});
	if (how.cut) {
		response.write(half, () => response.destroy());
		return;
	}
	response.end(body);
}

/** Serves a generated file. */
export async function sendMedia(
	request: IncomingMessage,
	response: ServerResponse,
	path: string,
): Promise<void> {
	const file = mediaFile(path);
	if (!file) return send(response, { status: 404, text: '{"error":"No such file"}' });
	if (request.method !== 'GET' && request.method !== 'HEAD') {
		const headers = { Allow: 'GET, HEAD' };
		return send(response, { status: 405, text: '{"error":"GET and HEAD only"}', headers });
	}
	response.writeHead(200, { 'Content-Type': file.contentType, 'Content-Length': file.length });
	if (request.method === 'HEAD') {
		response.end();
		return;
	}
	// A client that goes away in the middle is its own business.
	await pipeline(Readable.from(file.pieces()), response).catch(() => {});
}
