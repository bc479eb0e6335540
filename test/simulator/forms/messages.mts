/**
 * Everything else somebody can send. Each line below can be said in private, in a group ("in group
 * Family") and of the account on its own phone ("Demo Shop sends a picture to Li Lei").
 */
import { randomInt } from 'node:crypto';
import {
	callEndedXml,
	callXml,
	cardXml,
	channelVideoXml,
	chatHistoryXml,
	locationXml,
	musicXml,
	productXml,
	quoteXml,
	redPacketXml,
	transferXml,
	uploadXml,
} from '../appXml.mts';
import { type Place, said, type Said } from '../events.mts';
import { newMessageId } from '../ids.mts';
import { findPerson, nameOf } from '../lookup.mts';
import { pictureBase64 } from '../media.mts';
import type { Attached, Message, World } from '../world.mts';
import {
	fileXml,
	imageXml,
	linkXml,
	miniProgramXml,
	stickerXml,
	videoXml,
	voiceXml,
} from '../xml.mts';
import { type Form, type Match, sentence, unquoted } from './form.mts';
import { hasId, lastMessage, messageCalled, namedPerson, placeOf } from './names.mts';

/** The raw WeChat types that come along with messages of the kinds "app" and "other". */
const APP = 49;
const LOCATION = 48;
const STICKER = 47;
const CALL = 50;

/** Of a file whose size does not matter. */
const FILE_SIZE = '20480';

/** A message, and the fields of its callback besides those that all have. */
interface Sending extends Said {
	content: string;
	more?: Record<string, unknown>;
}

interface MessageForm {
	/** What stands behind the name. */
	says: string;
	example: string;
	/** Its code in private and in a group. */
	codes: [string, string?];
	message(match: Match, place: Place, world: World, file?: Attached): Sending;
}

/** An app message whose callback carries its title. */
function titled(kind: Said['kind'], title: string, content: string, more = {}): Sending {
	return { kind, text: title, content, more: { msgType: APP, title, ...more } };
}

function channelVideo(world: World, title: string | undefined) {
	const { videos, users, me } = world.channel;
	const video = title === undefined ? videos[0] : videos.find((one) => one.title === title);
	if (!video) {
		const titles = videos.map((one) => `"${one.title}"`).join(', ');
		throw new Error(`no channel video "${title}"; there are: ${titles}`);
	}
	const author = [me, ...users].find(({ userName }) => userName === video.author);
	return { video, author: author?.nickName ?? '' };
}

/** E Cloud's callbacks carry a small picture; a large one is too much for that. */
const MOST_PREVIEW = 64 * 1024;

function preview(file: Attached | undefined): string | undefined {
	return file && file.bytes.length <= MOST_PREVIEW ? file.bytes.toString('base64') : undefined;
}

const table: MessageForm[] = [
	{
		says: 'sends a picture',
		example: 'Li Lei sends a picture',
		codes: ['60002', '80002'],
		message: (_match, _place, _world, file) => ({
			kind: 'image',
			text: '[image]',
			content: imageXml(file?.bytes.length),
			attached: file,
			more: { img: preview(file) ?? pictureBase64() },
		}),
	},
	{
		says: 'sends a video',
		example: 'Li Lei sends a video in group Family',
		codes: ['60003', '80003'],
		message: () => ({ kind: 'video', text: '[video]', content: videoXml() }),
	},
	{
		says: 'sends a voice message',
		example: 'Li Lei sends a voice message',
		codes: ['60004', '80004'],
		message: (_match, { from }, _world, file) => {
			const bufId = String(newMessageId());
			const length = randomInt(1000, 9000);
			const content = voiceXml(from, bufId, length, 2300);
			const more = { bufId, length, voiceLength: 2300 };
			return {
				kind: 'voice',
				text: '[voice]',
				content,
				voice: { bufId, length },
				attached: file,
				more,
			};
		},
	},
	{
		says: 'sends the card of {person}',
		example: 'Li Lei sends the card of Jim',
		codes: ['60005', '80005'],
		message: ({ person }, _, world) => {
			const wcId = namedPerson(world, person);
			const known = findPerson(world, wcId);
			if (!known) throw new Error(`${nameOf(world, wcId)} has no card`);
			return { kind: 'card', text: known.nickName, content: cardXml(known) };
		},
	},
	{
		says: 'sends a sticker',
		example: 'Li Lei sends a sticker in group Family',
		codes: ['60006', '80006'],
		message: () => ({
			kind: 'sticker',
			text: '[sticker]',
			content: stickerXml(),
			more: { msgType: STICKER },
		}),
	},
	{
		says: 'sends the link {text} {url}',
		example: 'Li Lei sends the link "Ten teas" https://example.com/teas',
		codes: ['60007', '80007'],
		message: ({ text = '', url = '' }) =>
			titled('link', text, linkXml(text, url, 'Worth reading'), { url }),
	},
	{
		says: 'starts to upload the file {text}[ of {number} bytes]',
		example: 'Lucy starts to upload the file "order.pdf"',
		codes: ['60008', '80008'],
		message: ({ text = '', number = FILE_SIZE }) =>
			titled('app', text, uploadXml(text, Number(number))),
	},
	{
		says: 'sends the file {text}[ of {number} bytes]',
		example: 'Lucy sends the file "order.pdf" (or: sends the file "order.pdf" of 5000 bytes)',
		codes: ['60009', '80009'],
		message: ({ text = '', number = FILE_SIZE }, _place, _world, file) => ({
			...titled('file', text, fileXml(text, file?.bytes.length ?? Number(number))),
			attached: file,
		}),
	},
	{
		says: 'sends the mini program {text}',
		example: 'Lucy sends the mini program "Order form" in group Demo Customers',
		codes: ['60010', '80010'],
		message: ({ text = '' }) =>
			titled('miniProgram', text, miniProgramXml(text, 'gh_0123456demo@app', 'pages/order.html')),
	},
	{
		says: 'sends a chat history',
		example: 'Li Lei sends a chat history',
		codes: ['60011', '80011'],
		message: (_, { from }, world) => {
			const name = nameOf(world, from);
			const lines = [
				{ name, text: 'Bus or train?' },
				{ name: 'Jim', text: 'Train, of course' },
			];
			const title = `${name}和Jim的聊天记录`;
			return titled('chatHistory', title, chatHistoryXml(title, lines));
		},
	},
	{
		says: 'calls',
		example: 'Li Lei calls',
		codes: ['60012', '80012'],
		message: () => ({ kind: 'call', text: '[call]', content: callXml(), more: { msgType: CALL } }),
	},
	{
		says: 'hangs up',
		example: 'Li Lei hangs up (in private only)',
		codes: ['60013'],
		message: () => ({
			kind: 'call',
			text: '[call ended]',
			content: callEndedXml(),
			more: { msgType: CALL },
		}),
	},
	{
		says: 'quotes (?:the last message|message {number}|{quoted}) saying {text}',
		example:
			'Li Lei quotes "Are you open today?" saying "Well?" (or: the last message, or: message NEWMSGID)',
		codes: ['60014', '80014'],
		message: ({ quoted, number, text = '' }, { chat }, world) => {
			const wanted = quoted === undefined ? undefined : unquoted(quoted);
			const what = wanted === undefined ? messageCalled(number) : `message "${wanted}"`;
			const fits = (message: Message) =>
				hasId(message, number) && (wanted === undefined || message.text === wanted);
			const found = lastMessage(world, chat, what, fits);
			return titled('quote', text, quoteXml(text, found, nameOf(world, found.from)));
		},
	},
	{
		says: 'transfers {amount}[ with the note {text}]',
		example: 'Li Lei transfers 88.00 with the note "two boxes"',
		codes: ['60015', '80015'],
		message: ({ amount = '', text = '' }, { from, account }) => ({
			kind: 'transfer',
			text: `[transfer ${amount}]`,
			content: transferXml(Number(amount).toFixed(2), text, from, account.wcId),
			more: { msgType: APP },
		}),
	},
	{
		says: 'sends a red packet[ {text}]',
		example: 'Li Lei sends a red packet "Enjoy your tea" in group Family',
		codes: ['60016', '80016'],
		message: ({ text = '恭喜发财，大吉大利' }) => ({
			kind: 'redPacket',
			text: `[red packet] ${text}`,
			content: redPacketXml(text),
			// Real ones do not say whose they are.
			more: { msgType: APP, self: undefined },
		}),
	},
	{
		says: 'sends a channel video[ {text}]',
		example: 'Li Lei sends a channel video "Demo trip"',
		codes: ['60017', '80017'],
		message: ({ text }, _, world) => {
			const { video, author } = channelVideo(world, text);
			return {
				kind: 'channelVideo',
				text: video.title,
				content: channelVideoXml(video, author),
				more: { msgType: APP },
			};
		},
	},
	{
		says: 'sends the location {text}',
		example: 'Li Lei sends the location "Demo Tea House"',
		codes: ['60020', '80020'],
		message: ({ text = '' }, { from }) => ({
			kind: 'location',
			text,
			content: locationXml(text, from),
			more: { msgType: LOCATION },
		}),
	},
	{
		says: 'sends the song {text}',
		example: 'Li Lei sends the song "Rain on the Roof"',
		codes: ['60021', '80021'],
		message: ({ text = '' }) => titled('music', text, musicXml(text, 'The Demo Band')),
	},
	{
		says: 'sends something else',
		example: 'Li Lei sends something else',
		codes: ['60999', '80999'],
		message: () => ({
			kind: 'app',
			text: 'Oolong, 250 g',
			content: productXml('Oolong, 250 g'),
			more: { msgType: APP },
		}),
	},
];

function form({ says, example, codes, message }: MessageForm): Form {
	return {
		example,
		pattern: sentence(`[member ]{name} ${says}(?: in {group}| to {to})?`),
		steps: ({ world, file }, match) => {
			const place = placeOf(world, match);
			const code = place.group ? codes[1] : codes[0];
			if (code === undefined) throw new Error('WeChat has this in private chats only');
			const text = match.text === undefined ? undefined : unquoted(match.text);
			const { more, content, ...sent } = message({ ...match, text }, place, world, file);
			// In groups what is no text carries the sender in front, unless the account itself sent it.
			const prefix = place.group && place.from !== place.account.wcId ? `${place.from}:\n` : '';
			return [{ callback: said(world, code, place, { ...sent, content: prefix + content }, more) }];
		},
	};
}

export const messages: Form[] = table.map(form);
