import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { WeChatEvent } from '../../nodes/events/message';
import { isXml } from '../../nodes/events/xml';
import { readCallback } from '../../nodes/gateways/readCallback';
import { inProject } from '../lib/project.mjs';

export interface Sample {
	file: string;
	/** The callback as it comes over the network. */
	body: Buffer;
	event: WeChatEvent;
	/** The content, where it is XML. */
	xml?: string;
}

const FOLDER = ['test', 'fixtures', 'eyun', 'callbacks'];

function readSample(file: string): Sample[] {
	const body = readFileSync(inProject(...FOLDER, file));
	const callback = readCallback(body);
	// The test call of the platform is no event.
	if (callback.kind !== 'event') return [];
	const { event } = callback;
	const { content } = event.raw.data as { content?: unknown };
	const xml = typeof content === 'string' && isXml(content) ? content : undefined;
	return [{ file, body, event, xml }];
}

/** The largest callback of each kind of event, among those of the gateway's present format. */
export function samples(): Sample[] {
	const largest = new Map<string, Sample>();
	const files = readdirSync(join(inProject(), ...FOLDER)).sort();
	for (const sample of files.filter((file) => /^\d/.test(file)).flatMap(readSample)) {
		const known = largest.get(sample.event.event);
		if (!known || known.body.length < sample.body.length) largest.set(sample.event.event, sample);
	}
	return [...largest.values()];
}

/** The one with the longest XML of all. */
export const withLargestXml = (all: Sample[]): Sample =>
	all.reduce((a, b) => ((b.xml?.length ?? 0) > (a.xml?.length ?? 0) ? b : a));

/** A moment after the message was written, in ms since 1970: what a filter on its age is asked with. */
export const momentAfter = ({ event: { timestamp } }: Sample): number =>
	timestamp === null ? Date.now() : Date.parse(timestamp) + 1000;
