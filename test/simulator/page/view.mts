/** The world as the page shows it. Pure: reads the world and changes nothing. */
import { findContact, findGroup, nameOf } from '../lookup.mts';
import type { Order } from '../misbehaviour.mts';
import type { Contact, Group, Message, Moment, Person, World } from '../world.mts';
import { PAGE } from './assets.mts';
import { detailsOf } from './details.mts';
import { behindLink, described, fileOfMessage, type Shelf } from './media.mts';
import type {
	Details,
	PageContact,
	PageGroup,
	PageMessage,
	PageMoment,
	PageState,
} from './wire.mts';

/** How much of a large world is listed. */
const MOST = { contacts: 300, groups: 200, members: 200, messages: 500, moments: 60 };

/** Below this address are the files of messages and Moments. */
export const FILES = `${PAGE}/files`;

function person(world: World, { wcId, nickName }: Person): PageContact {
	const known = findContact(world, wcId);
	const labelsOf = ({ labelIds }: Contact) =>
		world.labels.filter(({ labelId }) => labelIds.includes(labelId)).map((one) => one.labelName);
	return {
		wcId,
		name: nickName,
		remark: known?.remark ?? '',
		kind: known?.kind ?? 'stranger',
		labels: known ? labelsOf(known) : [],
		...(known?.zombie && { parted: known.zombie === 1 ? 'deleted' : 'blocked' }),
	};
}

function group({ chatRoomId, nickName, members }: Group): PageGroup {
	return {
		...{ id: chatRoomId, name: nickName, size: members.length },
		members: members
			.slice(0, MOST.members)
			.map(({ wcId, nickName: name, displayName }) => ({ wcId, name, displayName })),
	};
}

/** The first of a long list, and those that are talked to. */
function listed<T>(all: T[], most: number, idOf: (one: T) => string, talkedTo: Set<string>): T[] {
	return all.filter((one, index) => index < most || talkedTo.has(idOf(one)));
}

/** What the page needs to know besides what is said: who there is, and how the gateway is set. */
export function stateOf(
	world: World,
	gateway: PageState['gateway'],
	faults: ReadonlyArray<Readonly<Order>>,
): PageState {
	const { developer, accounts, strangers, channel } = world;
	const talkedTo = new Set(world.messages.slice(-MOST.messages).map(({ chat }) => chat));
	const contacts = listed(world.contacts, MOST.contacts, ({ wcId }) => wcId, talkedTo);
	const groups = listed(world.groups, MOST.groups, ({ chatRoomId }) => chatRoomId, talkedTo);
	const { callbackUrl, oldFormat } = developer;
	return {
		gateway,
		accounts: accounts.map(({ wcId, nickName, online, offlineReason }) => ({
			...{ wcId, name: nickName, online, offlineReason },
		})),
		contacts: contacts.map((one) => person(world, one)),
		strangers: strangers.slice(0, MOST.contacts).map((one) => person(world, one)),
		groups: groups.map(group),
		more: {
			contacts: world.contacts.length - contacts.length,
			groups: world.groups.length - groups.length,
		},
		callbacksTo: callbackUrl === null ? null : new URL(callbackUrl).origin,
		channelVideos: channel.videos.slice(0, 20).map(({ title }) => title),
		faults: faults.map(({ path, how, times }) => ({
			...{ path, how: JSON.stringify(how), times: times === Infinity ? null : times },
		})),
		format: gateway === 'gewe' ? world.gewe.dialect : oldFormat ? 'old' : 'optimized',
	};
}

const details = new WeakMap<Message, Details>();

/** Read once for each message: its content stays. */
function cachedDetails(message: Message): Details {
	const known = details.get(message) ?? detailsOf(message);
	details.set(message, known);
	return known;
}

const EVERYBODY = 'notify@all';

/** A message as a phone shows it. */
export function messageView(shelf: Shelf, message: Message): PageMessage {
	const { world } = shelf;
	const { newMsgId, account, chat, from, direction, kind, revoked, createTime } = message;
	const id = String(newMsgId);
	const { quotes, ...more } = cachedDetails(message);
	const shown = message.quotes ?? quotes;
	const file = fileOfMessage(shelf, message);
	const name = message.file?.name ?? message.attached?.name ?? nameOfFile(message);
	return {
		...{ id, account, chat, from, fromName: memberName(world, chat, from) },
		...{ sent: direction === 'sent', kind, text: message.text, revoked, time: createTime * 1000 },
		mentions: message.at.map((wcId) => (wcId === EVERYBODY ? null : memberName(world, chat, wcId))),
		...(shown && { quotes: { name: shown.name, text: shown.text } }),
		...(file && { file: described(`${FILES}/${id}`, name, kind, file) }),
		details: more,
	};
}

/** In a group people have the names that they have given themselves there. */
function memberName(world: World, chat: string, wcId: string): string {
	const member = findGroup(world, chat)?.members.find((one) => one.wcId === wcId);
	return member?.displayName || nameOf(world, wcId);
}

function nameOfFile({ kind, text }: Message): string {
	if (kind === 'file') return text;
	return /^https?:/.test(text) ? (text.split('/').pop() ?? kind) : kind;
}

/** The latest messages, oldest first. */
export function messagesOf(shelf: Shelf): PageMessage[] {
	return shelf.world.messages.slice(-MOST.messages).map((message) => messageView(shelf, message));
}

/** The links in the XML of a Moment. */
export function linksOf({ xml }: Moment): string[] {
	const unescaped = (text: string) =>
		text
			.replaceAll('&lt;', '<')
			.replaceAll('&gt;', '>')
			.replaceAll('&quot;', '"')
			.replaceAll('&amp;', '&');
	return [...xml.matchAll(/<media>.*?<url>([^<]*)<\/url>/gs)].map(([, url]) => unescaped(url));
}

function moment(shelf: Shelf, one: Moment): PageMoment {
	const { world } = shelf;
	const { id, author, createTime, kind, text, audience, likes, comments } = one;
	const named = (ids: string[]) => ids.map((wcId) => nameOf(world, wcId));
	const labelled = (ids: string[]) =>
		ids.map(
			(label) => world.labels.find(({ labelId }) => String(labelId) === label)?.labelName ?? label,
		);
	return {
		...{ id, author, authorName: nameOf(world, author), time: createTime * 1000, kind, text },
		media: linksOf(one).map((link, index) => {
			const file = kind === 'link' ? undefined : behindLink(shelf, link);
			const url = `${FILES}/moments/${id}/${index}`;
			return { link, ...(file && { file: described(url, `${index + 1}`, kind, file) }) };
		}),
		private: one.private,
		...(audience && {
			audience: {
				only: [...labelled(audience.onlyLabels), ...named(audience.only)],
				not: [...labelled(audience.notLabels), ...named(audience.not)],
				reminded: named(audience.reminded),
			},
		}),
		likes: named(likes.map(({ userName }) => userName)),
		comments: comments.map(({ commentId, userName, replyCommentId, content, createTime: at }) => {
			const answered = comments.find((other) => other.commentId === replyCommentId);
			return {
				...{ id: commentId, name: nameOf(world, userName), text: content, time: at * 1000 },
				answers: answered ? nameOf(world, answered.userName) : null,
			};
		}),
	};
}

/** The latest Moments, newest first. */
export function momentsOf(shelf: Shelf): PageMoment[] {
	const newestFirst = shelf.world.moments.toSorted((a, b) =>
		BigInt(a.id) < BigInt(b.id) ? 1 : -1,
	);
	return newestFirst.slice(0, MOST.moments).map((one) => moment(shelf, one));
}
