/**
 * What an AI should see of a message: `chatInput`, which n8n's AI Agent reads by itself. A text is itself;
 * of everything else, square brackets say what it is.
 */
import type { IDataObject } from 'n8n-workflow';

import type { EventName } from './events';
import type { WeChatEvent } from './message';

type Describe = (event: WeChatEvent) => string;

/** Reads one value for the brackets; nothing where the event does not have it. */
type Part = (event: WeChatEvent) => string | undefined;

/** A value of an event's details. */
const detail = (event: WeChatEvent, key: string, name: string): unknown =>
	(event[key] as IDataObject | undefined)?.[name];

/** The value at `link.title`, or of the event itself. */
function at(path: string): Part {
	const [key, name] = path.split('.');
	return (event) => {
		const value = name === undefined ? event[key] : detail(event, key, name);
		return value === undefined || value === '' ? undefined : String(value);
	};
}

const valuesOf = (event: WeChatEvent, parts: Part[]): Set<string> =>
	new Set(parts.map((read) => read(event)).filter((value) => value !== undefined));

const plain =
	(what: string): Describe =>
	() =>
		`[${what}]`;

/** `[Link: title, address]`: what there is of these, each once. */
function naming(what: string, paths: Array<string | Part>, separator = ', '): Describe {
	const parts = paths.map((path) => (typeof path === 'string' ? at(path) : path));
	return (event) => {
		const values = [...valuesOf(event, parts)].join(separator);
		return values === '' ? `[${what}]` : `[${what}: ${values}]`;
	};
}

/** `[Voice, 6 s]`: in whole seconds, as WeChat shows it. */
const lasting =
	(what: string, key: string, name: string, perSecond: number): Describe =>
	(event) => {
		const length = detail(event, key, name);
		if (typeof length !== 'number' || length <= 0) return `[${what}]`;
		return `[${what}, ${Math.max(1, Math.round(length / perSecond))} s]`;
	};

/** The text; who has written nothing but a mention has written that. */
const written: Describe = ({ text, textWithoutMentions }) => textWithoutMentions || text;

/** What is quoted that has no text, by WeChat's own number of it. */
const QUOTED: ReadonlyMap<string, string> = new Map([
	['3', '[Image]'],
	['34', '[Voice]'],
	['43', '[Video]'],
	['47', '[Sticker]'],
	['48', '[Location]'],
]);

/** The answer, and below it whose message it answers. */
const quote: Describe = (event) => {
	const of = (name: string) => at(`quote.${name}`)(event) ?? '';
	const quoted = of('text') || (QUOTED.get(of('type')) ?? '[Message]');
	const who = of('senderName') && ` to ${of('senderName')}`;
	return [written(event), `[In reply${who}: ${quoted}]`].filter((line) => line !== '').join('\n');
};

/** The notice of a pat has IDs in the place of names: `"${wxid_lilei}" patted me`. */
const patNotice: Part = ({ text }) => text.replace(/\$\{([\w@.-]+)\}/g, '$1') || undefined;

/** Whether money has been sent or has come: two messages tell of one transfer. */
const transferState: Part = (event) => {
	const state = at('transfer.state')(event);
	return state === 'unknown' ? undefined : state;
};

const address = at('location.label');

/** Where a place is that has neither a name nor an address. */
const coordinates: Part = (event) => {
	if (event.text !== '' || address(event) !== undefined) return undefined;
	const [latitude, longitude] = [at('location.latitude')(event), at('location.longitude')(event)];
	return latitude && longitude && `${latitude} ${longitude}`;
};

/** What is not in here is no message of its own: what is taken back, and a file that is yet to come. */
const descriptions: Partial<Record<EventName, Describe>> = {
	'message.text': written,
	'message.quote': quote,
	'message.image': plain('Image'),
	'message.voice': lasting('Voice', 'voice', 'milliseconds', 1000),
	'message.video': lasting('Video', 'video', 'seconds', 1),
	'message.file': naming('File', ['file.name']),
	'message.sticker': plain('Sticker'),
	'message.link': naming('Link', ['link.title', 'link.url']),
	'message.contactCard': naming('Contact card', ['card.name']),
	'message.location': naming('Location', ['text', address, coordinates]),
	'message.miniProgram': naming('Mini program', ['miniProgram.name', 'miniProgram.title']),
	'message.channelVideo': naming('Channels video', ['channelVideo.name', 'text']),
	'message.chatHistory': naming('Chat history', ['text', 'chatHistory.description'], '\n'),
	'message.music': naming('Music', ['music.title', 'music.artist', 'music.url']),
	'message.transfer': naming('Transfer', ['transfer.amount', 'transfer.note', transferState]),
	'message.redPacket': naming('Red packet', ['redPacket.title']),
	'message.groupInvitation': naming('Group invitation', [
		'invitation.description',
		'invitation.url',
	]),
	'message.pat': naming('Pat', [patNotice]),
	'message.call': plain('Call'),
	'message.callEnded': naming('Call ended', ['text']),
	'message.other': naming('Other message', ['text']),
};

const describe: ReadonlyMap<EventName, Describe> = new Map(
	Object.entries(descriptions) as Array<[EventName, Describe]>,
);

/**
 * What an AI should see of messages that belong together, each on a line of its own.
 *
 * @returns nothing where none of the events is a message
 */
export function chatInputOf(events: WeChatEvent[]): string | undefined {
	const lines: string[] = [];
	for (const event of events) {
		const line = describe.get(event.event)?.(event);
		if (line !== undefined) lines.push(line);
	}
	return lines.length === 0 ? undefined : lines.join('\n');
}
