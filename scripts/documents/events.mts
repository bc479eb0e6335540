/** The reference of the trigger: what it puts out of each kind of event, from the fixtures. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { eventChoices } from '../../nodes/callbacks/eventChoices';
import { output } from '../../nodes/callbacks/output';
import type { WeChatEvent } from '../../nodes/events/message';
import type { Gateway } from '../../nodes/gateways/gateway';
import { readCallback } from '../../nodes/gateways/readCallback';
import { MADE } from './table.mts';

/** Events of one kind, as they come through a gateway. */
interface Sample {
	gateway: Gateway;
	file: string;
	event: WeChatEvent;
}

/** Beside the first one of a kind: what a group adds to a text. */
const MORE = ['80001-text-at.json'];

/** The plain form of a kind has the shortest name; the older forms of both gateways say less of the same. */
const rank = (file: string) => file.length + (/^(old|flat)-/.test(file) ? 1_000 : 0);

function samplesOf(gateway: Gateway): Sample[] {
	const folder = join('test', 'fixtures', gateway.id, 'callbacks');
	return readdirSync(folder)
		.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en'))
		.flatMap((file) => {
			const callback = readCallback(readFileSync(join(folder, file)));
			return callback.kind === 'event' ? [{ gateway, file, event: callback.event }] : [];
		});
}

/** As n8n stores it, without what the gateway itself has written. */
export const shown = ({ event }: Pick<Sample, 'event'>): string =>
	JSON.stringify(output(event, { includeRaw: 'none', sessionPerMember: false }), undefined, 2);

function section({ name, value, action }: (typeof eventChoices)[number], all: Sample[]): string[] {
	const samples = all.filter(({ event }) => event.event === value);
	if (samples.length === 0) return [];
	const gateways = [...new Set(samples.map(({ gateway }) => gateway.name))];
	const [first, ...others] = samples;
	return [
		`## ${name}`,
		`\`${value}\`: ${String(action).replace(/^When/, 'when')}. ${gateways.join(', ')}.`,
		...[first, ...others.filter(({ file }) => MORE.includes(file))].map(
			(sample) => `\`\`\`json\n${shown(sample)}\n\`\`\``,
		),
	];
}

/** The whole page. */
export function eventDocument(gateways: Gateway[]): string {
	const all = gateways.flatMap(samplesOf);
	return `${[
		'# Events of the WeChat Trigger',
		MADE,
		'What starts a workflow, and one output of each kind, from the callbacks with which this package is tested. They are made up, in the form that the gateways document. The gateways at the end of each line are those of which a callback of the kind is known. `raw`, the callback itself, is left out here. [WeChat Trigger](trigger.md) says what the fields mean.',
		...eventChoices.flatMap((choice) => section(choice, all)),
	].join('\n\n')}\n`;
}
