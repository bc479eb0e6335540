import type { IDataObject } from 'n8n-workflow';

import { isGroupId } from './ids';
import { toIso } from './time';
import { listAt, parseXml, textAt, isXml, type XmlNode } from './xml';

/** What the reader of a kind gets: the parsed XML, if there is any, and the callback's own fields. */
export interface Source {
	root: XmlNode;
	data: IDataObject;
	content: string;
}

/** Reads what is special about a kind of event. */
export type Details = (source: Source) => IDataObject;

/**
 * Where each value is found, the first that is not empty counts: a path in the XML
 * (`appmsg.title`, `img@aeskey`) or, with a dot in front, a field of the callback (`.bufId`).
 * A `#` at the end makes it a number.
 */
type Paths = Record<string, string | string[]>;

function find({ root, data }: Source, path: string): string | number | undefined {
	const numeric = path.endsWith('#');
	const place = numeric ? path.slice(0, -1) : path;
	const value = place.startsWith('.') ? data[place.slice(1)] : textAt(root, place);
	if (value === undefined || value === null || value === '' || typeof value === 'object') {
		return undefined;
	}
	const text = String(value);
	return numeric && /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : text;
}

const at =
	(paths: Paths): Details =>
	(source) => {
		const details: IDataObject = {};
		for (const [name, places] of Object.entries(paths)) {
			for (const place of [places].flat()) {
				details[name] ??= find(source, place);
			}
		}
		return details;
	};

const people = (root: XmlNode, path: string): IDataObject[] =>
	listAt(root, path).map((member) => ({
		id: textAt(member, 'username'),
		name: textAt(member, 'nickname'),
	}));

/** The people in the links of a system message, by the name of the link: who did something, and to whom. */
function linkedPeople(root: XmlNode): Map<string, IDataObject[]> {
	const linked = new Map<string, IDataObject[]>();
	for (const link of listAt(root, 'sysmsgtemplate.content_template.link_list.link')) {
		const name = textAt(link, '@name');
		const known = linked.get(name) ?? [];
		known.push(...people(link, 'memberlist.member'));
		linked.set(name, known);
	}
	return linked;
}

/** So much text of names is filled into a notice; real ones have some hundred characters. */
const MAX_NAMES = 64 * 1024;

/** The text of a system message, with the names of the people in place of their marks. */
export function noticeText(root: XmlNode): string {
	const template = 'sysmsgtemplate.content_template';
	const text = textAt(root, `${template}.template`) || textAt(root, `${template}.plain`);
	if (!text.includes('$')) return text;
	const names = new Map<string, string>();
	for (const [name, members] of linkedPeople(root)) {
		names.set(name, members.map((person) => String(person.name)).join('、'));
	}
	let room = MAX_NAMES;
	return text.replace(/\$(\w+)\$/g, (mark, name: string) => {
		const filled = names.get(name) || mark;
		room -= filled.length;
		return room < 0 ? mark : filled;
	});
}

/** A quote names the group as the writer and the member beside it, or the writer alone. */
const quote: Details = ({ root }) => {
	const refer = 'appmsg.refermsg';
	const from = textAt(root, `${refer}.fromusr`);
	const content = textAt(root, `${refer}.content`);
	const nested = isXml(content) ? parseXml(content).root : undefined;
	return {
		messageId: textAt(root, `${refer}.svrid`),
		senderId: isGroupId(from) ? textAt(root, `${refer}.chatusr`) : from,
		senderName: textAt(root, `${refer}.displayname`),
		type: textAt(root, `${refer}.type`),
		text: nested === undefined ? content : textAt(nested, 'appmsg.title'),
		...(nested !== undefined && { xml: content }),
		timestamp: toIso(textAt(root, `${refer}.createtime`)),
	};
};

/** WeChat's convention for the state of a transfer. */
const TRANSFER_STATES = new Map([
	['1', 'sent'],
	['3', 'received'],
	['4', 'refunded'],
]);

const transfer: Details = (source) => {
	const details = at({
		amount: 'appmsg.wcpayinfo.feedesc',
		note: 'appmsg.wcpayinfo.pay_memo',
		transferId: ['appmsg.wcpayinfo.transferid', 'appmsg.wcpayinfo.transcationid'],
		subtype: 'appmsg.wcpayinfo.paysubtype#',
	})(source);
	return { ...details, state: TRANSFER_STATES.get(String(details.subtype)) ?? 'unknown' };
};

const joined =
	(via: string): Details =>
	({ root }) => {
		const linked = linkedPeople(root);
		return {
			via,
			members: [...(linked.get('names') ?? []), ...(linked.get('adder') ?? [])],
			inviter: linked.get('username')?.[0] ?? linked.get('from')?.[0] ?? null,
		};
	};

const APPLICATION = 'NewXmlChatRoomAccessVerifyApplication';

const joinRequest: Details = (source) => ({
	...at({
		text: `${APPLICATION}.text`,
		reason: `${APPLICATION}.link.invitationreason`,
		inviterId: `${APPLICATION}.link.inviterusername`,
		ticket: `${APPLICATION}.link.ticket`,
	})(source),
	members: people(source.root, `${APPLICATION}.link.memberlist.member`),
});

/** The links under which a removed member stands, by the wording of the notice. */
const removed: Details = ({ root }) => ({ members: linkedPeople(root).get('kickoutname') ?? [] });

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

/** What the gateway's numbers for asynchronous work mean. */
const PROGRESS = new Map([
	['0', 'running'],
	['1', 'done'],
	['2', 'failed'],
]);

const job =
	(paths: Paths): Details =>
	(source) => ({
		...at({ ...paths, message: '.des' })(source),
		progress: PROGRESS.get(String(source.data.type)) ?? 'unknown',
	});

const link = at({
	title: 'appmsg.title',
	description: 'appmsg.des',
	url: 'appmsg.url',
	thumbUrl: 'appmsg.thumburl',
});

const file = at({
	name: 'appmsg.title',
	extension: 'appmsg.appattach.fileext',
	size: 'appmsg.appattach.totallen#',
	md5: 'appmsg.md5',
});

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
		id: '@username',
		name: '@nickname',
		alias: '@alias',
		v2: '@antispamticket',
		scene: '@scene#',
		photoUrl: ['@bigheadimgurl', '@smallheadimgurl'],
	}),
	sticker: at({ md5: 'emoji@md5', length: 'emoji@len', url: 'emoji@cdnurl' }),
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
		fromId: 'pat.fromusername',
		toId: 'pat.pattedusername',
		chatId: 'pat.chatusername',
		notice: 'pat.template',
	}),
	location: at({
		latitude: 'location@x#',
		longitude: 'location@y#',
		scale: 'location@scale#',
		label: 'location@label',
		name: 'location@poiname',
	}),
	music: at({
		title: 'appmsg.title',
		artist: 'appmsg.des',
		url: 'appmsg.url',
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
	group: at({
		id: ['.userName', '.fromGroup'],
		name: '.nickName',
		ownerId: '.chatRoomOwner',
		memberCount: '.memberCount#',
		photoUrl: '.smallHeadImgUrl',
	}),
	removed,
	joinedByInvitation: joined('invitation'),
	joinedByQrCode: joined('qrCode'),
	announcement: at({
		id: 'mmchatroombarannouncememt.announcement_id',
		text: 'mmchatroombarannouncememt.content',
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
	article: at({
		title: ['appmsg.mmreader.category.item.title', 'appmsg.title'],
		url: ['appmsg.mmreader.category.item.url', 'appmsg.url'],
		description: ['appmsg.mmreader.category.item.digest', 'appmsg.des'],
	}),
} satisfies Record<string, Details>;
