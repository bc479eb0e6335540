import type { IDataObject } from 'n8n-workflow';

import { rowsOf } from '../engine/answer';
import { isGroupId } from './ids';
import { hasOtherForm, type Link, linksIn, othersIn, peopleAt, templateOf } from './links';
import { isByQrCode, saysInvitedMe } from './notices';
import { TEXT } from './quoteXml';
import { readable } from './readable';
import { splitSender } from './sender';
import { toIso } from './time';
import { isXml, listAt, parseXml, textAt, type XmlNode } from './xml';

/** What the reader of a kind gets: the parsed XML, if there is any, and the callback's own fields. */
export interface Source {
	root: XmlNode;
	data: IDataObject;
	content: string;
	/** The account that it was delivered to. */
	accountId: string;
}

/** Reads what is special about a kind of event. */
export type Details = (source: Source) => IDataObject;

/**
 * Where each value is found, the first that is not empty counts: a path in the XML
 * (`appmsg.title`, `img@aeskey`) or, with a dot in front, a field of the callback (`.bufId`).
 * A `#` at the end makes it a number.
 */
type Paths = Record<string, string | string[]>;

/** A place as a reader uses it: taken apart once, and not with each callback. */
interface Place {
	path: string;
	isField: boolean;
	isNumber: boolean;
}

function placeOf(written: string): Place {
	const [isField, isNumber] = [written.startsWith('.'), written.endsWith('#')];
	const path = written.slice(Number(isField), isNumber ? -1 : undefined);
	return { path, isField, isNumber };
}

function find({ root, data }: Source, { path, isField, isNumber }: Place) {
	const value = isField ? data[path] : textAt(root, path);
	if (value === undefined || value === null || value === '' || typeof value === 'object') {
		return undefined;
	}
	const text = String(value);
	return isNumber && /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : text;
}

function firstOf(source: Source, places: Place[]) {
	for (const place of places) {
		const found = find(source, place);
		if (found !== undefined) return found;
	}
	return undefined;
}

function at(paths: Paths): Details {
	const values = Object.entries(paths).map(
		([name, written]) => [name, [written].flat().map(placeOf)] as const,
	);
	return (source) => {
		const details: IDataObject = {};
		for (const [name, places] of values) details[name] = firstOf(source, places);
		return details;
	};
}

/** Pictures, voice messages, videos and stickers; what is quoted of them is for programs, where it is no XML. */
const WITHOUT_TEXT = new Set(['3', '34', '43', '47']);

/** A quote names the group as the writer and the member beside it, or one of them. */
const quote: Details = ({ root }) => {
	const refer = 'appmsg.refermsg';
	const from = textAt(root, `${refer}.fromusr`);
	const content = textAt(root, `${refer}.content`);
	const type = textAt(root, `${refer}.type`);
	// A text may look like XML.
	const nested = type !== TEXT && isXml(content) ? parseXml(content).root : undefined;
	const senderId = from === '' || isGroupId(from) ? textAt(root, `${refer}.chatusr`) : from;
	const text = WITHOUT_TEXT.has(type) ? '' : splitSender(content, senderId).rest;
	return {
		messageId: textAt(root, `${refer}.svrid`),
		senderId,
		senderName: textAt(root, `${refer}.displayname`),
		type,
		text: nested === undefined ? text : readable(nested, ''),
		...(nested !== undefined && { xml: content }),
		timestamp: toIso(textAt(root, `${refer}.createtime`)),
	};
};

/** WeChat's convention for the state of a transfer; 8, 9 and 10 are what the payer sees afterwards. */
const TRANSFER_STATES = new Map([
	...['1', '7', '21', '27'].map((subtype) => [subtype, 'sent'] as const),
	...['3', '5', '8', '23', '25'].map((subtype) => [subtype, 'received'] as const),
	...['4', '9', '24'].map((subtype) => [subtype, 'refunded'] as const),
	...['2', '10', '22'].map((subtype) => [subtype, 'expired'] as const),
	...['6', '11', '26'].map((subtype) => [subtype, 'cancelled'] as const),
]);

const transferFacts = at({
	amount: 'appmsg.wcpayinfo.feedesc',
	note: 'appmsg.wcpayinfo.pay_memo',
	transferId: ['appmsg.wcpayinfo.transferid', 'appmsg.wcpayinfo.transcationid'],
	subtype: 'appmsg.wcpayinfo.paysubtype#',
});

const transfer: Details = (source) => {
	const details = transferFacts(source);
	return { ...details, state: TRANSFER_STATES.get(String(details.subtype)) ?? 'unknown' };
};

/** Whom nobody names: the account itself, where the notice says so or links nobody who has joined. */
function joinedWithoutLink(
	{ root, content, accountId }: Source,
	links: ReadonlyMap<string, Link>,
): IDataObject[] {
	const named = links.has('names') || links.has('adder') || hasOtherForm(root);
	const isMe = saysInvitedMe(templateOf(root) || content) || (links.size > 0 && !named);
	return isMe && accountId !== '' ? [{ id: accountId, name: '' }] : [];
}

const joined =
	(via: (source: Source) => string): Details =>
	(source) => {
		const links = linksIn(source.root);
		const linked = (name: string) => links.get(name)?.people ?? [];
		return {
			via: via(source),
			members: [
				...joinedWithoutLink(source, links),
				...linked('names'),
				...linked('adder'),
				...othersIn(source.root),
			],
			inviter: linked('username')[0] ?? linked('from')[0] ?? null,
		};
	};

const byLinks = ({ root, content }: Source) =>
	isByQrCode(root, content) ? 'qrCode' : 'invitation';

const APPLICATION = 'NewXmlChatRoomAccessVerifyApplication';

const application = at({
	text: `${APPLICATION}.text`,
	reason: `${APPLICATION}.link.invitationreason`,
	inviterId: `${APPLICATION}.link.inviterusername`,
	ticket: `${APPLICATION}.link.ticket`,
});

const joinRequest: Details = (source) => ({
	...application(source),
	members: peopleAt(source.root, `${APPLICATION}.link.memberlist.member`),
});

const removed: Details = ({ root }) => ({
	members: linksIn(root).get('kickoutname')?.people ?? othersIn(root),
});

const contact = at({
	id: ['.userName', '.fromUser'],
	name: '.nickName',
	remark: ['.remark', '.remarkName'],
	alias: '.alias',
	v1: ['.encryptUserName', '.v1'],
	v2: '.v2',
	photoUrl: ['.bigHeadImgUrl', '.smallHeadImgUrl'],
	labelIds: '.labelIdList',
});

const groupFacts = at({
	id: ['.userName', '.fromGroup'],
	name: '.nickName',
	ownerId: '.chatRoomOwner',
	memberCount: '.memberCount#',
	photoUrl: '.smallHeadImgUrl',
});

/** Some gateways name the members, so that two such events show who has come and gone. */
const group: Details = (source) => {
	const members = rowsOf(source.data.members);
	return { ...groupFacts(source), ...(members.length > 0 && { members }) };
};

/** What the gateway's numbers for asynchronous work mean. */
const PROGRESS = new Map([
	['0', 'running'],
	['1', 'done'],
	['2', 'failed'],
]);

function job(paths: Paths): Details {
	const facts = at({ ...paths, message: '.des' });
	return (source) => ({
		...facts(source),
		progress: PROGRESS.get(String(source.data.type)) ?? 'unknown',
	});
}

const link = at({
	title: ['appmsg.title', '.title'],
	description: ['appmsg.des', '.des', '.description'],
	url: ['appmsg.url', '.url'],
	thumbUrl: ['appmsg.thumburl', '.thumbUrl'],
});

const file = at({
	name: ['appmsg.title', '.title'],
	extension: 'appmsg.appattach.fileext',
	size: 'appmsg.appattach.totallen#',
	md5: ['appmsg.md5', '.md5'],
	// The message that had announced it.
	announcedAs: 'appmsg.appattach.overwrite_newmsgid',
});

const item = (node: XmlNode): IDataObject => ({
	title: textAt(node, 'title'),
	url: textAt(node, 'url'),
	description: textAt(node, 'digest'),
});

/** Pushes are app messages; those of WeChat itself are articles and nothing around them. */
const ITEMS = ['appmsg.mmreader.category.item', 'mmreader.category.item', 'category.item'];

const push = at({ title: 'appmsg.title', url: 'appmsg.url', description: 'appmsg.des' });

/** Which Official Account has posted. */
const publisher = at({ name: 'appmsg.mmreader.publisher.nickname' });

/** The first article of a push, as others have no more than one, and all of them. */
const article: Details = (source) => {
	const articles = ITEMS.flatMap((place) => listAt(source.root, place)).map(item);
	const whole = push(source);
	const [first = whole] = articles;
	return {
		title: first.title || whole.title,
		url: first.url || whole.url,
		description: first.description || whole.description,
		...publisher(source),
		articles,
	};
};

/** Where the other form of a pat stands. */
const PAT = 'appmsg.patMsg.records';

/** Readers by the name of the object that they fill. */
export const details = {
	image: at({
		aesKey: 'img@aeskey',
		cdnUrl: ['img@cdnmidimgurl', 'img@cdnbigimgurl', 'img@cdnthumburl'],
		length: ['img@hdlength#', 'img@length#'],
		md5: 'img@md5',
	}),
	video: at({
		aesKey: 'videomsg@aeskey',
		cdnUrl: 'videomsg@cdnvideourl',
		length: 'videomsg@length#',
		seconds: 'videomsg@playlength#',
		md5: 'videomsg@md5',
	}),
	voice: at({
		bufId: ['.bufId', 'voicemsg@bufid'],
		length: ['.length#', 'voicemsg@length#'],
		milliseconds: ['.voiceLength#', 'voicemsg@voicelength#'],
	}),
	card: at({
		id: ['@username', '.userName'],
		name: ['@nickname', '.nickName'],
		alias: ['@alias', '.alias'],
		v2: ['@antispamticket', '.v2'],
		scene: ['@scene#', '.scene#'],
		photoUrl: ['@bigheadimgurl', '@smallheadimgurl', '.bigHeadImgUrl', '.smallHeadImgUrl'],
	}),
	sticker: at({
		md5: ['emoji@md5', 'appmsg.appattach.emoticonmd5'],
		length: ['emoji@len#', 'appmsg.appattach.totallen#'],
		url: 'emoji@cdnurl',
	}),
	link,
	file,
	miniProgram: at({
		title: ['appmsg.title', '.title'],
		name: 'appmsg.sourcedisplayname',
		appId: 'appmsg.weappinfo.appid',
		userName: ['appmsg.weappinfo.username', 'appmsg.sourceusername'],
		pagePath: 'appmsg.weappinfo.pagepath',
		iconUrl: 'appmsg.weappinfo.weappiconurl',
	}),
	chatHistory: at({
		title: 'appmsg.title',
		description: 'appmsg.des',
		records: 'appmsg.recorditem',
	}),
	quote,
	transfer,
	redPacket: at({
		title: ['appmsg.wcpayinfo.sendertitle', 'appmsg.title'],
		id: 'appmsg.wcpayinfo.paymsgid',
	}),
	channelVideo: at({
		id: 'appmsg.finderFeed.objectId',
		nonceId: 'appmsg.finderFeed.objectNonceId',
		userName: 'appmsg.finderFeed.username',
		name: 'appmsg.finderFeed.nickname',
		description: 'appmsg.finderFeed.desc',
	}),
	revoke: at({
		messageId: 'revokemsg.newmsgid',
		localId: 'revokemsg.msgid',
		chatId: 'revokemsg.session',
		notice: 'revokemsg.replacemsg',
	}),
	pat: at({
		fromId: ['pat.fromusername', `${PAT}.record.fromUser`],
		toId: ['pat.pattedusername', `${PAT}.record.pattedUser`],
		chatId: ['pat.chatusername', 'appmsg.patMsg.chatUser'],
		notice: ['pat.template', `${PAT}.record.template`, `${PAT}.record.templete`],
	}),
	location: at({
		latitude: 'location@x#',
		longitude: 'location@y#',
		scale: 'location@scale#',
		label: 'location@label',
		name: 'location@poiname',
	}),
	music: at({
		title: ['appmsg.title', '.title'],
		artist: ['appmsg.des', '.des', '.description'],
		url: ['appmsg.url', '.url'],
		fileUrl: 'appmsg.dataurl',
	}),
	invitation: link,
	request: at({
		v1: ['.v1', '.encryptUserName', '@encryptusername'],
		v2: ['.v2', '@ticket'],
		scene: ['.scene#', '@scene#'],
		greeting: '@content',
		id: ['.userName', '@fromusername'],
		name: ['.nickName', '@fromnickname'],
		alias: ['.alias', '@alias'],
		photoUrl: ['.bigHeadImgUrl', '@bigheadimgurl'],
	}),
	contact,
	group,
	removed,
	joined: joined(byLinks),
	joinedByInvitation: joined(() => 'invitation'),
	joinedByQrCode: joined(() => 'qrCode'),
	announcement: at({
		id: 'mmchatroombarannouncememt.announcement_id',
		text: ['mmchatroombarannouncememt.content', 'appmsg.textannouncement'],
	}),
	todo: at({
		operation: 'todo.op#',
		id: 'todo.todoid',
		title: 'todo.title',
		creatorId: 'todo.creator',
	}),
	joinRequest,
	videoJob: job({ id: '.id', url: '.url' }),
	momentJob: job({ id: '.asynId', postId: '.id' }),
	offline: at({ reason: '.reason' }),
	article,
} satisfies Record<string, Details>;
