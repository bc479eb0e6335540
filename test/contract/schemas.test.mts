import { existsSync, readFileSync } from 'node:fs';

import type { Operation } from '../../nodes/engine/operation';
import { catalog } from '../../nodes/gateways/eyun/catalog';
import { SCHEMA_FOLDERS } from '../../scripts/schemas/files.mts';
import type { Kind, Schema } from '../../scripts/schemas/shape.mts';
import { operations as documentedOperations } from '../simulator/catalog.mts';
import { isEndpoint } from './endpoints.mts';
import {
	expectBuilt,
	expectTypesOnly,
	expectWritten,
	fileOf,
	schemasIn,
	SENT_WORDS,
} from './schemas.mts';

const committed = schemasIn(SCHEMA_FOLDERS.eyun);

/** The schema of an operation, by resource and operation: "group get". */
function schemaOf(title: string): Schema {
	const [resource, operation] = title.split(' ');
	return JSON.parse(committed.get(fileOf(resource, operation))!);
}

/** What these answer is not documented. */
const UNKNOWN = [
	'account logOut',
	'channel commentOnVideo',
	'channel getNotifications',
	'group joinByQrCode',
];

/** What the vendor's catalog does not hold. */
const UNLISTED = ['contact getPlus', 'login getLoginState'];

const known = catalog
	.flatMap(({ value, operations }) =>
		operations.map((operation): [string, Operation] => [`${value} ${operation.value}`, operation]),
	)
	.filter(([title]) => ![...UNKNOWN, ...UNLISTED].includes(title));

it('the schemas are what `npm run docs` writes', async () => {
	await expectWritten('eyun', committed);
});

it('every operation whose answer is documented has a schema, and nothing else has one', () => {
	const wanted = known.map(([title]) => title.split(' ')).map(([of, name]) => fileOf(of, name));
	expect([...committed.keys()].sort()).toEqual(wanted.sort());
	expect(wanted).toHaveLength(127);
});

it.each(known)('the schema of %s names fields and their types, nothing else', (title) => {
	const { version, ...schema } = schemaOf(title) as Schema & { version: number };
	expect(version).toBe(1);
	expect(schema.type).toBe('object');
	expect(Object.keys(schema.properties!)).not.toHaveLength(0);
	expectTypesOnly(schema);
});

it('64-bit IDs are texts', () => {
	const idsOf = (title: string, ...names: string[]) =>
		names.map((name) => [schemaOf(title).properties![name].type].flat()[0]);
	expect([
		...idsOf('message sendText', 'newMsgId'),
		...idsOf('moment getTimeline', 'id'),
		...idsOf('channel getUserHome', 'id'),
		...idsOf('channel getComments', 'commentId', 'replyCommentId'),
		...idsOf('channel search', 'docId'),
		...idsOf('channel sendDmText', 'newMsgId'),
	]).toEqual(Array(7).fill('string'));
});

it('the built package holds the same schemas, without white space', () => {
	expectBuilt(SCHEMA_FOLDERS.eyun, committed);
});

// The collected facts lie beside the project; a plain clone does not have them.
const FACTS = '../shared/spec/eyun-endpoints.json';
const hasFacts = existsSync(FACTS);

/** A field as the facts name it: "userName", "sns: array of {id, …}", "snsLikes[{userName, …}]". */
interface DocumentedField {
	name: string;
	/** Where the facts say it. */
	type?: Kind;
	/** Of the object that it is, or of the entries of the list. */
	fields: DocumentedField[];
}

/** Splits at commas that stand in no brackets. */
function split(text: string): string[] {
	let depth = 0;
	const parts = [''];
	for (const character of text) {
		if ('{[('.includes(character)) depth++;
		if ('}])'.includes(character)) depth--;
		if (character === ',' && depth === 0) parts.push('');
		else parts[parts.length - 1] += character;
	}
	return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** What stands in the outermost braces. */
function braced(text: string): string[] {
	const found: string[] = [];
	let depth = 0;
	let start = 0;
	for (const [index, character] of [...text].entries()) {
		if (character === '{' && depth++ === 0) start = index + 1;
		if (character === '}' && --depth === 0) found.push([...text].slice(start, index).join(''));
	}
	return found;
}

/** Words of the facts for types. A JavaScript number cannot hold 64 bits, so the node has texts there. */
const WORDS: Array<[RegExp, Kind]> = [
	[/\[|\barray\b/, 'array'],
	[/64/, 'string'],
	[/\bint\b/, 'integer'],
	[/\bboolean\b/, 'boolean'],
	[/\bstring\b/, 'string'],
];

/** Reads a part such as "sex(int)", "snsLikes[{userName, …}]" or "sns: array of {id, …}". */
function toField(part: string): DocumentedField {
	const [, name, said] = /^(\w+)([^{]*)/.exec(part)!;
	const type = WORDS.find(([word]) => word.test(said))?.[1];
	return { name, type, fields: fieldsIn(part) };
}

/** Reads the fields out of a text such as "array of {userName, sex(int), …}". */
const fieldsIn = (text: string): DocumentedField[] =>
	braced(text)
		.flatMap(split)
		.filter((part) => /^\w/.test(part))
		.map(toField);

const inside = (fields: DocumentedField[], path: string): DocumentedField[] =>
	path
		.split('.')
		.reduce((outer, name) => outer.find((field) => field.name === name)!.fields, fields);

/** Where the node finds the answer, other than the catalog says in a word. */
const PLACES: Record<string, string> = {
	// Users and videos become items; the facts know the fields of videos.
	'channel search': 'videoInfos.items',
	// The facts say that these come nested, or may.
	'moment postImages': 'object',
	'moment postLink': 'object',
};

/** Fields that the facts name at another place than the operation's own, or that the node adds. */
const MORE: Record<string, string[]> = {
	// Says what the code or the number beside it means.
	'incomingMessage getVideoResult': ['progress'],
	'incomingMessage requestVideo': ['progress'],
	'login logInToGateway': ['accountStatus'],
	'moment getVideoPostResult': ['progress'],
	'moment postVideo': ['progress'],
	'login waitForScan': ['loginState', 'message', 'url'],
	// Named by one client.
	'login getQrCode': ['url'],
	// Seen, and not in the table of the answer.
	'contact get': ['phoneNumList'],
	'group getMembers': ['isManage'],
	// A wrong token may look like an offline account, so the gateway's own words stay.
	'account checkOnline': ['code', 'message'],
	// In the table of the answer, which does not say where it stands; the example has none.
	'group setMiniProgramTodo': ['sign'],
	'group setTodo': ['sign'],
	// "Contacts" of a channel, which /finderFollow describes.
	'channel getDmContact': ['userName', 'nickName', 'headUrl', 'signature', 'msgInfo'],
	'channel getFollowed': ['userName', 'nickName', 'headUrl', 'signature'],
	// "Contact", which /getContact describes.
	'group getMember': ['remark', 'aliasName', 'sex', 'country', 'province', 'city', 'signature'],
	// "Videos", which /finderUserHome describes.
	'channel getLikedVideos': ['id', 'objectNonceId', 'sessionBuffer'],
	// Of users that were found, this is what other endpoints want to have.
	'channel search': ['userName'],
};

/** What some fields hold is said at one of the places where they are named. */
const ELSEWHERE: Record<string, string[]> = {
	// "Contacts incl. msgInfo.sessionId"
	msgInfo: ['sessionId'],
};

/** What an answer that was seen has, and the vendor's page names otherwise: the node gives both. */
const SEEN: Record<string, string[]> = {
	chatRoomMembers: ['nickName'],
};

const plain = (names: string[]): DocumentedField[] => names.map((name) => ({ name, fields: [] }));

const innerFields = ({ name, fields }: DocumentedField): DocumentedField[] => [
	...(fields.length ? fields : plain(ELSEWHERE[name] ?? [])),
	...plain(SEEN[name] ?? []),
];

/** Each name once: an answer in two steps has some in both. */
const byName = (fields: DocumentedField[]): DocumentedField[] => [
	...new Map(fields.map((field) => [field.name, field])).values(),
];

/** What the answer is made into when it is no object. */
function instead(shape: string): string[] {
	if (/^null|no data key/.test(shape)) return ['success'];
	return shape.startsWith('string') ? ['value'] : [];
}

const isSend = ({ pace }: Operation) => pace === 'message' || pace === 'voice';

/** The fields that an operation's items have, by the facts and by what the catalog does with them. */
function expectedFields(title: string, operation: Operation, shape: string): DocumentedField[] {
	const { pages, simplify = [], file } = operation;
	const place = PLACES[title] ?? (typeof pages?.list === 'string' ? pages.list : undefined);
	const page = fieldsIn(shape);
	const answer = place ? inside(page, place) : pages ? [] : page;
	const withoutPicture = answer.filter(({ name }) => !file?.isBase64 || name !== file.link);
	const kept = simplify.length ? simplified(withoutPicture, simplify) : withoutPicture;
	const sent = isSend(operation) ? SENT_WORDS : [];
	return byName([...plain([...instead(shape), ...(MORE[title] ?? []), ...sent]), ...kept]);
}

/** Those of the paths that begin with a documented field, by the last name of each. */
const simplified = (fields: DocumentedField[], paths: string[]): DocumentedField[] =>
	paths.flatMap((path) => {
		const [first, ...rest] = path.split('.');
		const found = fields.find(({ name }) => name === first);
		return found && rest.length ? plain(rest.slice(-1)) : (found ?? []);
	});

/** Both ways: what is documented is there, and what is there is documented. */
function expectFields(
	{ properties = {}, items }: Schema,
	documented: DocumentedField[],
	of: string,
) {
	const fields = items?.properties ?? properties;
	const names = documented.map(({ name }) => name).sort();
	expect({ of, names: Object.keys(fields).sort() }).toEqual({ of, names });
	for (const field of documented) {
		const { name, type } = field;
		const schema = fields[name];
		if (type) expect({ of, name, type: [schema.type].flat()[0] }).toEqual({ of, name, type });
		expectFields(schema, innerFields(field), `${of} ${name}`);
	}
}

describe(`by the collected facts${hasFacts ? '' : ' (not here, nothing compared)'}`, () => {
	interface Fact {
		operationId: string;
		path: string;
		dataShape: string;
	}
	const facts: Fact[] = hasFacts ? JSON.parse(readFileSync(FACTS, 'utf8')) : [];
	const ids = new Map(
		documentedOperations.map(({ id, resource, operation }) => [`${resource} ${operation}`, id]),
	);

	/** A waiting operation gives what the endpoint answers that it asks. */
	const shapeOf = (title: string, wait: Operation['wait']): string =>
		facts.find(({ path, operationId }) =>
			wait ? path === wait.path : operationId === ids.get(title),
		)!.dataShape;

	const endpoints = known.filter(([, operation]) => isEndpoint(operation));

	it.each(endpoints)('the schema of %s has the documented fields and types', (title, operation) => {
		if (!hasFacts) return;
		const shape = shapeOf(title, operation.wait);
		expectFields(schemaOf(title), expectedFields(title, operation, shape), title);
	});

	it.each(UNKNOWN)('the answer of %s is not known', (title) => {
		if (!hasFacts) return;
		expect(shapeOf(title, undefined)).toMatch(/unknown|object\/null|not documented|, list\[\]\}$/);
	});
});
