import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../../engine/answer';
import { composeEvent } from '../../../events/compose';
import type { EventName } from '../../../events/events';
import { isGroupId, isOfficialId } from '../../../events/ids';
import type { Callback, WeChatEvent } from '../../../events/message';
import { type Change, changeOf, messageEvent, type Name, nameOf, stateEvent } from './codes';
import { type Fields, fieldsAt, fieldsOf, plain, textIn } from './fields';
import { changeIn, messageOf, nothingOf, type Origin } from './found';
import { flatGroup, groupBySides } from './groups';
import { isProbe } from './probes';

/** The nested dialect calls every message so. */
const MESSAGE = 'addmsg';

/** What nobody knows but a callback of the gateway has: it is never passed over in silence. */
const KEYS = ['appid', 'wxid', 'typename', 'msgtype', 'data'];

function readMessage(
	fields: Fields,
	origin: Origin,
	group: string | undefined,
	name: Name,
): WeChatEvent {
	const found = messageOf(fields, origin, group);
	const seen = {
		content: found.text,
		isInGroup: group !== undefined,
		isFromSomebody: found.fromUser !== '',
	};
	return composeEvent(found, (root) => messageEvent(name, seen, root));
}

const readUnknown = (fields: Fields, origin: Origin): WeChatEvent =>
	composeEvent(messageOf(fields, origin, groupBySides(fields)), () => 'unknown');

function eventOfChange({ person, group, official }: Change, id: string): EventName {
	if (isGroupId(id)) return group;
	return isOfficialId(id) ? official : person;
}

function readChange(fields: Fields, origin: Origin, change: Change): WeChatEvent {
	const id =
		textIn(fields, 'username') || textIn(fields, 'fromgroup') || textIn(fields, 'fromuser');
	if (id === '') return readUnknown(fields, origin);
	const group = isGroupId(id) ? id : undefined;
	const found = { ...changeIn(fields, origin, id), group };
	return composeEvent(found, () => eventOfChange(change, id));
}

/** What both dialects call alike: states of the account, and changes in its address book. */
function readNotice(fields: Fields, origin: Origin): WeChatEvent | undefined {
	const state = stateEvent(origin.code);
	if (state) return composeEvent(nothingOf(fields, origin), () => state);
	const change = changeOf(origin.code);
	return change && readChange(fields, origin, change);
}

/** The nested dialect: `{TypeName, Appid, Wxid, Data}`. */
function readNested(fields: Fields, origin: Origin): WeChatEvent {
	const data = fieldsAt(fields, 'data');
	const notice = readNotice(data, origin);
	if (notice) return notice;
	if (plain(origin.code) !== MESSAGE) return readUnknown(data, origin);
	const type = textIn(data, 'msgtype');
	return readMessage(data, { ...origin, code: type || origin.code }, groupBySides(data), { type });
}

/** The flat dialect: what a message says stands beside whose it is. */
function readFlat(fields: Fields, origin: Origin): WeChatEvent {
	if (origin.code === '') return readUnknown(fields, origin);
	return (
		readNotice(fields, origin) ??
		readMessage(fields, origin, flatGroup(fields), nameOf(origin.code))
	);
}

function readEvent(fields: Fields, raw: IDataObject): WeChatEvent {
	const whose = {
		accountId: textIn(fields, 'wxid'),
		session: textIn(fields, 'appid'),
		raw,
	};
	const typeName = textIn(fields, 'typename');
	return typeName === ''
		? readFlat(fields, { ...whose, code: textIn(fields, 'msgtype') })
		: readNested(fields, { ...whose, code: typeName });
}

/**
 * Reads a callback of GeWe, in its nested dialect or its flat one; the fields tell which.
 *
 * @param payload the decoded body, whatever it is; nothing in it is taken for granted
 */
export function readGeweCallback(payload: unknown): Callback {
	if (!isObject(payload)) return { kind: 'foreign', reason: 'The body is no JSON object' };
	const fields = fieldsOf(payload);
	if (isProbe(fields)) return { kind: 'handshake' };
	if (!KEYS.some((key) => fields.has(key))) {
		return { kind: 'foreign', reason: 'The body has none of the fields of a callback' };
	}
	return { kind: 'event', event: readEvent(fields, payload) };
}
