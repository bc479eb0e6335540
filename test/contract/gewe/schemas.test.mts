/** What the operations of GeWe return, as the editor shows it before they have run. */
import answers from '../../fixtures/gewe/answers.json';
import { gewe } from '../../../nodes/gateways/gewe';
import { SCHEMA_FOLDERS } from '../../../scripts/schemas/files.mts';
import type { Schema } from '../../../scripts/schemas/shape.mts';
import {
	expectBuilt,
	expectTypesOnly,
	expectWritten,
	fileOf,
	schemasIn,
	SENT_WORDS,
} from '../schemas.mts';

const committed = schemasIn(SCHEMA_FOLDERS.gewe);

/** What these answer is not documented, or a file alone. */
const UNKNOWN = [
	'account getDevices',
	'channel getNotifications',
	'channel search',
	'contact getMyQrCode',
	'legacyLogin getQrCode',
	'login getCachedAddressList',
	'login logInWithPassword',
];

const known = gewe.catalog
	.flatMap(({ value, operations }) =>
		operations.map((operation): [string, string] => [
			`${value} ${operation.value}`,
			operation.path,
		]),
	)
	.filter(([title]) => !UNKNOWN.includes(title));

const schemaOf = (title: string) => {
	const [resource, operation] = title.split(' ');
	return JSON.parse(committed.get(fileOf(resource, operation))!) as Schema & { version: number };
};

it('the schemas are what `npm run docs` writes', async () => {
	await expectWritten('gewe', committed);
});

it('every operation whose answer is documented has a schema, and nothing else has one', () => {
	const wanted = known.map(([title]) => title.split(' ')).map(([of, name]) => fileOf(of, name));
	expect([...committed.keys()].sort()).toEqual(wanted.sort());
});

type Fields = Array<[path: string, type: string]>;
const documented = answers as unknown as Record<string, { type: string | null; fields: Fields }>;

/** What the node says itself: nothing, a single value, a state; several pictures as one item; receivers; what was sent. */
const OWN = [
	...[
		'success',
		'value',
		'isOnline',
		'code',
		'message',
		'loginState',
		'images',
		'ToUsetName',
		'string',
	],
	...SENT_WORDS,
];

const namesIn = ({ properties = {}, items }: Schema): string[] => [
	...Object.entries(properties).flatMap(([name, field]) => [name, ...namesIn(field)]),
	...(items ? namesIn(items) : []),
];

const endpoints = known.filter(([, path]) => path !== '');

it.each(endpoints)('the schema of %s names documented fields and their types', (title, path) => {
	const { version, ...schema } = schemaOf(title);
	expect(version).toBe(1);
	expect(schema.type).toBe('object');
	expect(Object.keys(schema.properties!)).not.toHaveLength(0);
	expectTypesOnly(schema);
	const names = (documented[path]?.fields ?? []).flatMap(([field]) => field.split(/[.[\]]+/));
	for (const name of namesIn(schema)) expect([...names, ...OWN]).toContain(name);
});

const typesIn = (schema: Schema, name: string): Array<Schema['type']> => {
	const { properties = {}, items } = schema;
	const own = name in properties ? [properties[name].type] : [];
	const inner = [...Object.values(properties), ...(items ? [items] : [])];
	return [...own, ...inner.flatMap((field) => typesIn(field, name))];
};

it('64-bit IDs are texts', () => {
	const ids = [
		['message sendText', 'newMsgId'],
		['message sendImage', 'newMsgId'],
		['moment getMine', 'id'],
		['channel getUserHome', 'id'],
		['channel getComments', 'commentId'],
	];
	for (const [title, name] of ids) {
		expect([title, typesIn(schemaOf(title), name)]).toEqual([title, ['string']]);
	}
});

it('the built package holds the same schemas, without white space', () => {
	expectBuilt(SCHEMA_FOLDERS.gewe, committed);
});
