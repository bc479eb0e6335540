/** Lets something happen, as somebody says it in front of the page: a line of the script language. */
import { isObject } from '../json.mts';
import type { Line } from '../script.mts';
import type { PlayedLine, Simulator } from '../index.mts';
import { PageMistake } from './mistake.mts';
import type { PlayAnswer } from './wire.mts';

function lineOf({ line, file }: Record<string, unknown>): Line {
	if (typeof line !== 'string' || line.trim() === '') throw new PageMistake('"line" is missing.');
	if (file === undefined) return line;
	if (!isObject(file)) throw new PageMistake('"file" must be an object.');
	const { name, mimeType, base64 } = file;
	if (![name, mimeType, base64].every((part) => typeof part === 'string')) {
		throw new PageMistake('A file has a name, a mimeType and a base64.');
	}
	const bytes = Buffer.from(String(base64), 'base64');
	if (bytes.length === 0) throw new PageMistake('The file is empty.');
	return { line, file: { name: String(name), mimeType: String(mimeType), bytes } };
}

function lossOf({ payload, httpStatus, error }: PlayedLine): string[] {
	if (!payload || (httpStatus !== null && httpStatus >= 200 && httpStatus < 300)) return [];
	return [error ?? `HTTP ${httpStatus}`];
}

/**
 * @param body what the page has sent
 * @throws PageMistake for a line that cannot be played
 */
export async function play(
	simulator: Simulator,
	body: Record<string, unknown>,
): Promise<PlayAnswer> {
	const line = lineOf(body);
	let played: PlayedLine[];
	try {
		played = await simulator.play([line]);
	} catch (error) {
		throw new PageMistake(error instanceof Error ? error.message : String(error));
	}
	return {
		told: played.flatMap(({ payload, answer }) => (payload || answer === null ? [] : [answer])),
		lost: played.flatMap(lossOf),
	};
}
