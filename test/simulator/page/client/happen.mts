/** Lets something happen and says what came of it. */
import { signal } from '@preact/signals';
import { behave, misbehave, play } from './api.mts';
import { t } from './settings.mts';
import { filled } from './texts.mts';
import type { PlayRequest } from '../wire.mts';

export interface Outcome {
	good: boolean;
	text: string;
}

/** What the last thing has come to; shown until the next. */
export const outcome = signal<Outcome | null>(null);

/** How long it stays when there is nothing to do about it. */
const SHOWN_MS = 8000;

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** @returns whether it was done; otherwise `outcome` says why not */
async function attempt(what: () => Promise<Outcome | null>): Promise<boolean> {
	outcome.value = null;
	try {
		const good = await what();
		outcome.value = good;
		setTimeout(() => {
			if (outcome.value === good && good?.good) outcome.value = null;
		}, SHOWN_MS);
		return true;
	} catch (error) {
		outcome.value = { good: false, text: wordsOf(error) };
		return false;
	}
}

/** Plays a line. */
export const happen = (request: PlayRequest) =>
	attempt(async () => {
		const { told, lost } = await play(request);
		if (lost.length) return { good: false, text: filled(t().notListened, lost[0]) };
		return told.length ? { good: true, text: told.join(' ') } : null;
	});

export const orderFault = (path: string, how: object, times: number | null) =>
	attempt(async () => {
		await misbehave(path, how, times);
		return null;
	});

export const takeFaultsBack = () =>
	attempt(async () => {
		await behave();
		return null;
	});

/** Does something that says nothing by itself. */
export const quietly = (what: () => Promise<unknown>) =>
	attempt(async () => {
		await what();
		return null;
	});

/** A file of this computer as text that JSON can carry. */
export async function packed(file: File): Promise<PlayRequest['file']> {
	const bytes = new Uint8Array(await file.arrayBuffer());
	let binary = '';
	for (let start = 0; start < bytes.length; start += 0x8000) {
		binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
	}
	const mimeType = file.type || 'application/octet-stream';
	return { name: file.name, mimeType, base64: btoa(binary) };
}
