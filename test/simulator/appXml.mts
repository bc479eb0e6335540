/** The XML of the messages that WeChat calls apps, and of other special ones. */
import { hex, nowSeconds } from './ids.mts';
import { appXml, cdatas, element, message, texts } from './xml.mts';
import type { ChannelVideo, Message, MessageKind, Person } from './world.mts';

const digits = (count: number) =>
	BigInt(`0x${hex(32)}`)
		.toString()
		.slice(0, count);

/** A file that is still being uploaded; it cannot be downloaded under this message. */
export function uploadXml(fileName: string, length: number): string {
	const extension = fileName.split('.').pop() ?? '';
	const details =
		texts({ totallen: length }) +
		cdatas({ fileext: extension }) +
		texts({ fileuploadtoken: `v1_${hex(40)}`, status: 0 });
	return appXml(74, fileName, element('appattach', {}, details));
}

export function cardXml({ v1, v2, nickName, alias, sex, province, city }: Person): string {
	const attributes = {
		...{ username: v1, nickname: nickName, alias, scene: 17, province, city, sex },
		antispamticket: v2,
	};
	return `<?xml version="1.0"?>\n${element('msg', attributes)}\n`;
}

/** How WeChat numbers the kinds of messages, in quotes. */
export const WECHAT_TYPES: Partial<Record<MessageKind, number>> = {
	text: 1,
	image: 3,
	voice: 34,
	card: 42,
	video: 43,
	sticker: 47,
	location: 48,
};

export function quoteXml(text: string, quoted: Message, displayName: string): string {
	const inGroup = quoted.chat.endsWith('@chatroom');
	const details = texts({
		type: WECHAT_TYPES[quoted.kind] ?? 49,
		svrid: quoted.newMsgId,
		// In groups WeChat names the group here, and the writer in chatusr.
		fromusr: inGroup ? quoted.chat : quoted.from,
		chatusr: inGroup ? quoted.from : quoted.chat,
		displayname: displayName,
		content: quoted.content.replace(/^[\w@.-]+:\r?\n/, ''),
		msgsource: '<msgsource>\n\t<bizflag>0</bizflag>\n</msgsource>\n',
		createtime: quoted.createTime,
	});
	return appXml(57, text, element('refermsg', {}, details));
}

/** A transfer that has been sent (paysubtype 1). */
export function transferXml(amount: string, note: string, payer: string, receiver: string): string {
	const details = cdatas({
		feedesc: `￥${amount}`,
		transcationid: digits(28),
		transferid: digits(31),
		invalidtime: nowSeconds() + 86400,
		begintransfertime: nowSeconds(),
		pay_memo: note,
		receiver_username: receiver,
		payer_username: payer,
	});
	return appXml(2000, '微信转账', element('wcpayinfo', {}, texts({ paysubtype: 1 }) + details));
}

export function redPacketXml(wish: string): string {
	const id = digits(31);
	const details = cdatas({
		receivertitle: wish,
		sendertitle: wish,
		scenetext: '微信红包',
		senderdes: '查看红包',
		receiverdes: '领取红包',
		nativeurl: `wxpay://c2cbizmessagehandler/hongbao/receivehongbao?msgtype=1&sendid=${id}&ver=6`,
		sceneid: 1002,
		innertype: 0,
		paymsgid: id,
		invalidtime: nowSeconds() + 86400,
	});
	return appXml(2001, '微信红包', element('wcpayinfo', {}, details));
}

export function channelVideoXml(video: ChannelVideo, author: string): string {
	const details =
		texts({ objectId: video.id, feedType: 4 }) +
		cdatas({ nickname: author, desc: video.title, objectNonceId: video.objectNonceId }) +
		texts({ username: video.author, mediaCount: 1 }) +
		element(
			'mediaList',
			{},
			element('media', {}, texts({ mediaType: 4, videoPlayDuration: video.seconds })),
		);
	return appXml(
		51,
		'当前版本不支持展示该内容，请升级至最新版本。',
		element('finderFeed', {}, details),
	);
}

export function locationXml(place: string, from: string): string {
	return message(
		element('location', {
			x: '30.259244',
			y: '120.219375',
			scale: 16,
			label: `${place}, Hangzhou`,
			poiname: place,
			fromusername: from,
		}),
	);
}

export function musicXml(title: string, artist: string): string {
	const details = texts({
		des: artist,
		url: 'https://music.example.com/song/1?from=wechat&id=1',
		dataurl: 'https://music.example.com/song/1.m4a',
	});
	return appXml(3, title, details);
}

export function chatHistoryXml(
	title: string,
	lines: Array<{ name: string; text: string }>,
): string {
	const items = lines.map(({ name, text }) =>
		element(
			'dataitem',
			{ datatype: 1, dataid: hex(32) },
			texts({ datadesc: text, sourcename: name, srcMsgCreateTime: nowSeconds() }),
		),
	);
	const record = element(
		'recordinfo',
		{},
		texts({ title }) + element('datalist', { count: items.length }, items.join('')),
	);
	const description = lines.map(({ name, text }) => `${name}: ${text}`).join('\n');
	return appXml(19, title, texts({ des: description }) + cdatas({ recorditem: record }));
}

/** The card that invites into a group: what /acceptUrl takes is its URL. */
export function invitationXml(inviter: string, group: string, url: string): string {
	const des = `"${inviter}"邀请你加入群聊"${group}"，进入可查看详情。`;
	return appXml(5, '邀请你加入群聊', cdatas({ des, url }));
}

/** Anything that has no code of its own, here a product of a shop. */
export function productXml(title: string): string {
	return appXml(109, title, texts({ url: 'https://shop.example.com/item/17?from=chat&lang=en' }));
}

export function callXml(): string {
	const details = texts({ roomid: digits(8), key: digits(19), status: 1, invitetype: 1 });
	return element('voipinvitemsg', {}, details);
}

export function callEndedXml(): string {
	const details = cdatas({ msg: '通话时长 00:42' }) + texts({ room_type: 1, msg_type: 100 });
	return element('voipmsg', { type: 'VoIPBubbleMsg' }, element('VoIPBubbleMsg', {}, details));
}

export function articleXml(title: string, account: string, name: string): string {
	const url = `http://mp.weixin.qq.com/s?__biz=${hex(16)}&mid=1&idx=1#rd`;
	const item = element('item', {}, cdatas({ title, url, digest: '' }));
	const category = element('category', { type: 20, count: 1 }, cdatas({ name }) + item);
	const publisher = element('publisher', {}, cdatas({ username: account, nickname: name }));
	return appXml(5, title, cdatas({ url }) + element('mmreader', {}, category + publisher));
}
