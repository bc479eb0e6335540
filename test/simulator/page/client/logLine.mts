/** What a line of the log is about, in one line. */
import type { LogEntry } from '../wire.mts';
import type { Words } from './actions.mts';
import { inLanguage, t } from './settings.mts';
import type { Texts } from './texts.mts';

/** The events that no message of a chat tells of, by E Cloud's numbers. */
const EVENTS: Record<string, Words> = {
	'00000': ['Test of the callback URL', '测试回调地址'],
	'30000': ['The account is offline', '账号掉线'],
	'30002': ['A download has ended', '下载结束'],
	'30003': ['An upload has ended', '上传结束'],
	'65001': ['A contact has changed', '联系人有变更'],
	'65004': ['A contact is deleted', '联系人已删除'],
	'85001': ['A group has changed', '群有变更'],
	'85015': ['The account has left a group', '账号已退群'],
	'95001': ['An Official Account is unfollowed', '已取消关注公众号'],
};

export function lineOf({ about, event = '', message }: LogEntry): string | undefined {
	if (about !== undefined) return about;
	if (message) {
		const { from, kind, text } = message;
		if (kind === 'notice') return text;
		const named = t().kinds[kind as keyof Texts['kinds']] ?? kind;
		const isText = kind === 'text' || kind === 'quote';
		const said = text.replace(/^\[[^\]]*\] ?/, '');
		return `${from}: ${isText ? text : [`[${named}]`, said].join(' ').trim()}`;
	}
	const words = EVENTS[event];
	return words && inLanguage(words);
}
