/** HTTP: reading requests, writing answers, and breaking them when asked to. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { breakAnswer } from './brokenAnswers.mts';
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
	const { status } = reply;
	const headers = { 'Content-Type': JSON_TYPE, ...reply.headers };
	if (how.broken) {
		return breakAnswer(response, { status, headers, body }, how.broken, how.dripMs);
	}
	response.writeHead(status, {
		...headers,
		...(!how.noLength && { 'Content-Length': body.length }),
	});
	if (how.cut) {
		response.write(half, () => response.destroy());
		return;
	}
	response.end(body);
}
