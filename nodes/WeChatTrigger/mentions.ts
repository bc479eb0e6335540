import { parseXml, textAt } from './xml';

const split = (ids: string) =>
	ids
		.split(',')
		.map((id) => id.trim())
		.filter((id) => id !== '');

/**
 * Ids of the members that a message mentions. The gateway lists them as `atlist` or `atList`; where it
 * does not, WeChat's own `msgSource` XML holds them comma-separated in `atuserlist`.
 */
export function readMentions(listed: unknown, msgSource: unknown): string[] {
	if (Array.isArray(listed)) return listed.map(String);
	if (typeof listed === 'string') return split(listed);
	if (typeof msgSource !== 'string' || !msgSource.includes('<atuserlist>')) return [];
	// A broken source costs the mentions, not the message.
	return split(textAt(parseXml(msgSource).root, 'atuserlist'));
}
