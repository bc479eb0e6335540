import { isGroupId } from './ids';

/** The sender in front of a group text, when it is one and not the text's own first line. */
export function splitSender(content: string, fromUser: string): { sender?: string; rest: string } {
	const [, sender, rest] = /^([\w@.-]+):\r?\n([^]*)$/.exec(content) ?? [];
	const named = sender !== undefined && (sender === fromUser || isGroupId(fromUser));
	return named ? { sender, rest } : { rest: content };
}
