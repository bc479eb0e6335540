/**
 * The XML of WeChat messages, reduced to what the gateway's own endpoints and callbacks rely on.
 * Tags and attributes are WeChat's; see the description of callback contents in the documentation.
 */
import { hex } from './ids.mts';

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
};

/** Text as it stands in XML. */
export function escape(text: string | number | bigint): string {
	return String(text).replace(/[&<>"]/g, (character) => ENTITIES[character]);
}

export type Attributes = Record<string, string | number | bigint>;

/** An element; `inner` is XML already. */
export function element(name: string, attributes: Attributes, inner = ''): string {
	const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
	return `<${name}${list.join('')}>${inner}</${name}>`;
}

/** Elements with text inside, one after another. */
export function texts(values: Attributes): string {
	return Object.entries(values)
		.map(([name, value]) => element(name, {}, escape(value)))
		.join('');
}

/** Elements with a CDATA section each. */
export function cdatas(values: Record<string, string | number | bigint>): string {
	return Object.entries(values)
		.map(([name, value]) =>
			element(name, {}, `<![CDATA[${String(value).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`),
		)
		.join('');
}

/** The envelope of a message. */
export function message(inner: string): string {
	return `<?xml version="1.0"?>\n<msg>\n\t${inner}\n</msg>\n`;
}

export function imageXml(length = 2566): string {
	return message(
		element('img', {
			aeskey: hex(32),
			cdnthumburl: hex(120),
			cdnthumblength: 1011,
			cdnmidimgurl: hex(120),
			length,
			hdlength: 0,
			md5: hex(32),
		}),
	);
}

export function voiceXml(
	from: string,
	bufId: string,
	length: number,
	milliseconds: number,
): string {
	return message(
		element('voicemsg', {
			endflag: 1,
			length,
			voicelength: milliseconds,
			clientmsgid: hex(32),
			fromusername: from,
			bufid: bufId,
		}),
	);
}

export function videoXml(seconds = 4): string {
	return message(
		element('videomsg', {
			aeskey: hex(32),
			cdnthumblength: 3011,
			cdnvideourl: hex(120),
			length: 490211,
			playlength: seconds,
			md5: hex(32),
		}),
	);
}

export function stickerXml(): string {
	return message(
		element('emoji', { type: 2, md5: hex(32), len: 20480, cdnurl: 'http://emoji.demo/1' }),
	);
}

/** An app message: the same envelope for links (5), files (6), mini programs (33) and more. */
export function appXml(type: number, title: string, more: string): string {
	return message(appFragment(type, title, more));
}

/** The part from `<appmsg` to `</appmsg>`, which is what /sendApplet takes. */
export function appFragment(type: number, title: string, more: string): string {
	return element('appmsg', { appid: '', sdkver: 0 }, texts({ title, type }) + more);
}

export function linkXml(title: string, url: string, description: string): string {
	return appXml(5, title, texts({ des: description, url }));
}

export function fileXml(fileName: string, length: number): string {
	const extension = fileName.split('.').pop() ?? '';
	const details = texts({
		totallen: length,
		fileext: extension,
		attachid: hex(40),
		aeskey: hex(32),
	});
	return appXml(6, fileName, element('appattach', {}, details));
}

/** The size that the XML of a file tells. */
export function fileLength(xml: string): number {
	return Number(/<totallen>(\d+)<\/totallen>/.exec(xml)?.[1] ?? 0);
}

/** Type 74: the upload of a file is still running, there is nothing to download or forward. */
export function announcesFile(xml: string): boolean {
	return /<appmsg[\s>][^]*<type>74<\/type>/.test(xml);
}

export function miniProgramXml(title: string, userName: string, pagePath: string): string {
	const details = texts({ username: userName, appid: 'wx7c54400000000000', pagepath: pagePath });
	return appXml(33, title, element('weappinfo', {}, details));
}

export function announcementXml(text: string): string {
	const details = texts({ content: text, announcement_id: hex(16) });
	return element(
		'sysmsg',
		{ type: 'mmchatroombarannouncememt' },
		element('mmchatroombarannouncememt', {}, details),
	);
}

/** The content style of a Moment, as in its XML. */
export const MOMENT_STYLES = { image: 1, text: 2, link: 3, video: 15 } as const;

export interface MomentContent {
	id: string;
	author: string;
	createTime: number;
	text: string;
	kind: keyof typeof MOMENT_STYLES;
	/** Pictures, the video, or the link. */
	urls: string[];
}

export function momentXml({ id, author, createTime, text, kind, urls }: MomentContent): string {
	const media = urls.map((url) => element('media', {}, texts({ id: hex(18), url }))).join('');
	return element(
		'TimelineObject',
		{},
		texts({ id, username: author, createTime, contentDesc: text }) +
			element(
				'ContentObject',
				{},
				texts({ contentStyle: MOMENT_STYLES[kind] }) + element('mediaList', {}, media),
			),
	);
}

export function favoriteXml(title: string): string {
	return element('favitem', { type: 1 }, texts({ desc: title }));
}
