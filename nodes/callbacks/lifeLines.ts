import type { INodePropertyOptions } from 'n8n-workflow';

import { ago } from './ago';
import type { Heard } from './heard';
import type { Address } from './recipients';
import { isInternal } from '../engine/reachability';
import { LONG_URL } from './siblings';
import { pathBefore } from './triggerPath';

/** What is known of the callbacks of a developer account; times in ms since 1970. */
export interface Life {
	now: number;
	/** Since when this process takes note. */
	since: number;
	heard: Heard;
	/** The address that is registered as far as this process knows. */
	receiver?: Address;
	/** Those to whom what comes there is passed on. */
	others: Address[];
	/** Characters of the URL that the gateway has. */
	urlLength: number;
	/** n8n's own address, as far as it is known without a registration. */
	instance: string;
	/** Where the gateway shows which URL it has, as a sentence. */
	whereUrl?: string;
	/** Whether the gateway is in the own network, so that an internal address is good enough. */
	isGatewayInternal: boolean;
	/** Of n8n. */
	timeZone: string;
}

/** An entry of the list: all have the value with which the field starts, so that none is ever stored. */
export const line = (name: string, description?: string): INodePropertyOptions => ({
	name,
	value: '',
	...(description !== undefined && { description }),
});

/** A time in n8n's time zone, which need not be that of the reader. */
const clock = (at: number, { timeZone }: Life): string =>
	new Intl.DateTimeFormat('en-CA', {
		...{ year: 'numeric', month: '2-digit', day: '2-digit' },
		...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
		timeZoneName: 'short',
		timeZone,
	})
		.format(at)
		.replace(',', '');

const when = (at: number, life: Life): string => `${ago(life.now - at)} (${clock(at, life)})`;

const OTHERS = 'What went to another process of n8n (queue mode) is not seen here.';

function lastCallback(life: Life): INodePropertyOptions {
	const { heard, since } = life;
	if (heard.callback !== undefined)
		return line(`Last callback: ${when(heard.callback, life)}`, OTHERS);
	return line(`No callback since this n8n process started, ${when(since, life)}`, OTHERS);
}

/** The accounts that something has come for, the latest first. */
const MOST = 5;
const accounts = (life: Life): INodePropertyOptions[] =>
	[...life.heard.accounts]
		.reverse()
		.slice(0, MOST)
		.map(([account, at]) => line(`Last callback of ${account}: ${when(at, life)}`));

const test = (life: Life): INodePropertyOptions[] =>
	life.heard.test === undefined
		? []
		: [
				line(
					`The gateway tested the address: ${when(life.heard.test, life)}`,
					'So it does reach this n8n.',
				),
			];

const refused = (life: Life): INodePropertyOptions[] =>
	life.heard.refused === undefined
		? []
		: [
				line(
					`Last refused call: ${when(life.heard.refused.at, life)}, with ${life.heard.refused.reason}`,
					'From the gateway with an old address, or from a stranger.',
				),
			];

function registered(life: Life): INodePropertyOptions {
	const { receiver, whereUrl = '' } = life;
	if (receiver === undefined) {
		return line(
			'Registered address: none that this n8n process knows of',
			`Publish the workflow. ${whereUrl}`.trim(),
		);
	}
	const { base, kind, since, workflow } = receiver;
	if (kind === 'manual') {
		return line(
			`Address of "${workflow}": ${base}`,
			'Entered at the gateway by you, or not: n8n cannot see that.',
		);
	}
	const at = since > 1 ? `, ${when(since, life)}` : '';
	return kind === 'test'
		? line(`Registered address, for a test run: ${base}`, `Set for "${workflow}"${at}`)
		: line(`Registered address: ${base}`, `Set for "${workflow}"${at}`);
}

/** Names of workflows, as many as a line takes. */
const MOST_NAMES = 4;
const nameOf = ({ workflow, kind }: Address): string =>
	kind === 'test' ? `"${workflow}" (test run)` : `"${workflow}"`;

function passedOn({ others }: Life): INodePropertyOptions[] {
	if (others.length === 0) return [];
	const more = others.length - MOST_NAMES;
	const names = others.slice(0, MOST_NAMES).map(nameOf).join(', ');
	return [
		line(
			`Passed on to ${names}${more > 0 ? ` and ${more} more` : ''}`,
			'Each of them decides by its own filters.',
		),
	];
}

function hindrances({ others, heard, urlLength }: Life): INodePropertyOptions[] {
	if (others.length === 0) return [];
	const { ownAddress } = heard;
	return [
		...(ownAddress === undefined
			? []
			: [
					line(
						`This n8n cannot call its own address: ${ownAddress}`,
						'So test runs get no messages, nor do other workflows where n8n has several processes (queue mode).',
					),
				]),
		...(urlLength <= LONG_URL
			? []
			: [
					line(
						`The address at the gateway has ${urlLength} characters`,
						'It names every workflow, and nobody knows how long it may be. Unpublish what is not needed.',
					),
				]),
	];
}

function reachable({ receiver, instance, isGatewayInternal }: Life): INodePropertyOptions {
	const text = receiver?.base ?? instance;
	if (!URL.canParse(text)) return line('Public address: not known before a registration');
	const url = new URL(text);
	if (isInternal(text) && !isGatewayInternal) {
		return line(
			`Not public: ${url.origin} is known in your own network only`,
			'Set WEBHOOK_URL of n8n to its public address and restart n8n.',
		);
	}
	if (isInternal(text)) {
		return line(
			`Address in your own network, like the gateway's: ${url.origin}`,
			'Run Check Callbacks to see whether it answers.',
		);
	}
	const prefix = pathBefore(text);
	if (prefix !== '/') {
		return line(
			`Public address: ${url.origin}${prefix}`,
			`A proxy has to take ${prefix} away. Run Check Callbacks to see whether it does.`,
		);
	}
	if (url.protocol === 'http:') {
		return line(
			`Public address without encryption: ${url.origin}`,
			'Messages and the token can be read on the way. Better give n8n https.',
		);
	}
	return line(`Public address: ${url.origin}`, 'Run Check Callbacks to see whether it answers.');
}

/**
 * The list about the callbacks of a developer account. The editor shows the last entry while the list is
 * closed, so what matters most comes last.
 */
export const lifeLines = (life: Life): INodePropertyOptions[] => [
	reachable(life),
	registered(life),
	...passedOn(life),
	...hindrances(life),
	...refused(life),
	...test(life),
	...accounts(life),
	lastCallback(life),
];
