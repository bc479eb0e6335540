/** The language of scripts: one line, one event. A new form is one more entry in `forms`. */
import { type Callback, callback } from './callbacks.mts';
import { textMessage, wentOffline } from './events.mts';
import { newSession } from './ids.mts';
import { accountByName, findMember, groupByName, nameOf, personByName } from './lookup.mts';
import type { Account, Group, World } from './world.mts';

/** A callback told in full, for events that have no form. */
export interface RawEvent {
	messageType: Callback['messageType'];
	data: Callback['data'];
	wcId?: string;
}

/** A line of a script: text, a pause, or a callback told in full. */
export type Line = string | { wait: number } | RawEvent;

/** What a line comes to, once its turn has come. */
export type Step = { wait: number } | { callback: Callback } | { done: string };

/** A line that has been understood; names are looked up only when it is played. */
export interface Cue {
	line: string;
	/** True when it needs no callback URL. */
	silent: boolean;
	steps(world: World): Step[];
}

interface Form {
	/** How to write it, for the error message of a line that is none of them. */
	example: string;
	pattern: RegExp;
	/** Delivers nothing. */
	silent?: true;
	steps(world: World, match: Record<string, string>): Step[];
}

/** Text in quotes (with \" and \n inside) or, where it is not ambiguous, without. */
const QUOTED = '["“](?<quoted>(?:[^"”\\\\]|\\\\.)*)["”]';
const TEXT = `(?:${QUOTED}|(?<bare>[^"“].*?))`;
const IN_GROUP = '(?: in (?:the )?group (?<group>.+))';

function textOf({ quoted, bare }: Record<string, string>): string {
	if (quoted === undefined) return bare;
	return quoted.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));
}

function bareName(name: string): string {
	return name.trim().replace(/^["“](.*)["”]$/, '$1');
}

function oneOf(names: string[]): string {
	return `there are: ${names.join(', ')}`;
}

/** The account the events happen to: the first that is online. */
function stageAccount(world: World): Account {
	const account = world.accounts.find(({ online }) => online);
	if (!account) throw new Error('no account is online, so the gateway delivers no messages');
	return account;
}

function namedAccount(world: World, name: string | undefined): Account {
	if (!name) return world.accounts.find(({ online }) => online) ?? world.accounts[0];
	const account = accountByName(world, bareName(name));
	if (account) return account;
	throw new Error(`no account "${name}"; ${oneOf(world.accounts.map((one) => one.nickName))}`);
}

function namedGroup(world: World, name: string): Group {
	const group = groupByName(world, bareName(name));
	if (group) return group;
	throw new Error(`no group "${name}"; ${oneOf(world.groups.map((one) => one.nickName))}`);
}

/** The id of a person or of an account. */
function namedPerson(world: World, name: string): string {
	const person = accountByName(world, bareName(name)) ?? personByName(world, bareName(name));
	if (person) return person.wcId;
	const names = [...world.accounts, ...world.contacts, ...world.strangers];
	throw new Error(`nobody is called "${name}"; ${oneOf(names.map((one) => one.nickName))}`);
}

function requireMember(world: World, group: Group, wcId: string): void {
	if (findMember(group, wcId)) return;
	const names = group.members.map(({ nickName }) => nickName);
	throw new Error(`${nameOf(world, wcId)} is not in group ${group.nickName}; ${oneOf(names)}`);
}

/** Somebody writes: in a group, to the account, or (the account itself, on its phone) to somebody. */
function writes(world: World, match: Record<string, string>): Step[] {
	const account = stageAccount(world);
	const from = namedPerson(world, match.name);
	const text = textOf(match);
	if (match.group) {
		const group = namedGroup(world, match.group);
		requireMember(world, group, from);
		const at = match.mentioned ? [namedPerson(world, match.mentioned)] : [];
		for (const wcId of at) requireMember(world, group, wcId);
		const chat = group.chatRoomId;
		return [{ callback: textMessage(world, { account, from, chat, group, text, at }) }];
	}
	const self = from === account.wcId;
	if (self && !match.to) throw new Error(`${account.nickName} writes to whom? Add: to NAME`);
	const to = match.to ? namedPerson(world, match.to) : account.wcId;
	if (!self && to !== account.wcId) {
		throw new Error(`the gateway only sees what ${account.nickName} receives or writes`);
	}
	const chat = self ? to : from;
	return [{ callback: textMessage(world, { account, from, chat, text }) }];
}

const forms: Form[] = [
	{
		example: 'Li Lei mentions Demo Shop: "@Demo Shop price?" in group Family',
		pattern: new RegExp(
			`^(?:member )?(?<name>.+?) mentions (?<mentioned>.+?): ?${TEXT}${IN_GROUP}$`,
			'i',
		),
		steps: writes,
	},
	{
		example: 'Li Lei writes "hello" in group Family',
		pattern: new RegExp(`^(?:member )?(?<name>.+?) writes ${TEXT}${IN_GROUP}$`, 'i'),
		steps: writes,
	},
	{
		example: 'Demo Shop writes "from my phone" to Li Lei',
		pattern: new RegExp(`^(?<name>.+?) writes ${QUOTED} to (?<to>.+)$`, 'i'),
		steps: writes,
	},
	{
		example: 'Han Meimei writes "hi"',
		pattern: new RegExp(`^(?<name>.+?) writes ${TEXT}$`, 'i'),
		steps: writes,
	},
	{
		example: 'account goes offline',
		pattern: /^account(?: (?<name>.+?))? goes offline(?:: (?<reason>.+))?$/i,
		steps: (world, { name, reason }) => [
			{ callback: wentOffline(world, namedAccount(world, name), reason ?? 'session expired') },
		],
	},
	{
		example: 'account comes online',
		pattern: /^account(?: (?<name>.+?))? comes online$/i,
		// Another login, hence another wId. The platform sends no callback for it.
		silent: true,
		steps: (world, { name }) => {
			const account = namedAccount(world, name);
			Object.assign(account, { online: true, offlineReason: null, wId: newSession() });
			return [{ done: `${account.nickName} is online with wId ${account.wId}` }];
		},
	},
	{
		example: 'wait 200 ms',
		pattern: /^wait (?<time>\d+(?:\.\d+)?) ?(?<unit>ms|s|seconds?)$/i,
		silent: true,
		steps: (_, { time, unit }) => [
			{ wait: Number(time) * (unit.toLowerCase() === 'ms' ? 1 : 1000) },
		],
	},
];

function cueOfText(line: string, number: number): Cue {
	for (const { pattern, silent = false, steps } of forms) {
		const match = pattern.exec(line.trim());
		if (match) return { line, silent, steps: (world) => steps(world, { ...match.groups }) };
	}
	throw new Error(
		`Line ${number} is not understood: ${line.trim()}\nThe forms are:\n` +
			forms.map(({ example }) => `  ${example}`).join('\n'),
	);
}

function cueOfObject(line: Exclude<Line, string>): Cue {
	if ('wait' in line) return { line: `wait ${line.wait} ms`, silent: true, steps: () => [line] };
	const { messageType, data, wcId } = line;
	return {
		line: `callback ${messageType}`,
		silent: false,
		steps: (world) => [{ callback: callback(world, messageType, data, wcId) }],
	};
}

/**
 * Understands a script: lines of text (empty ones and those starting with # are skipped) or a list
 * of lines. Throws for the first line that is none of the forms, naming it and them.
 */
export function parseScript(script: string | Line[]): Cue[] {
	const lines: Line[] = typeof script === 'string' ? script.split(/\r?\n/) : script;
	return lines.flatMap((line, index) => {
		if (typeof line !== 'string') return [cueOfObject(line)];
		if (/^\s*(#.*)?$/.test(line)) return [];
		return [cueOfText(line, index + 1)];
	});
}
