/**
 * Where the simulator's answers for GeWe say more or less than the vendor's documents, which stand in
 * test/fixtures/gewe/answers.json: only what these name is in a schema.
 */
import answers from '../../test/fixtures/gewe/answers.json';
import { operations } from '../../test/simulator/gewe/catalog.mts';
import { type Kind, SENT_WORDS, type Shape } from './shape.mts';

interface Documented {
	type: string | null;
	fields: Array<[path: string, type: string]>;
}

const documents = answers as unknown as Record<string, Documented>;

/** What comes back is not documented, or a file alone; these have no schema. */
export const UNDOCUMENTED: Record<string, string> = {
	'account getDevices': 'only one client is known to call it',
	'channel getNotifications': 'a list of which no key is known',
	'channel search': 'a list of which no key is known',
	'contact getMyQrCode': 'a picture, which becomes a file',
	'legacyLogin getQrCode': 'a picture, which becomes a file',
	'login getCachedAddressList': 'the documents do not say what the cache holds',
	'login logInWithPassword': 'an object of which no key is known',
};

/** What the node says itself, whatever the gateway answers. */
const OWN = ['success', 'value', ...SENT_WORDS];

/** What the node makes of an answer that is no object, or of a state; receivers, which the examples have. */
const ADDED: Record<string, string[]> = {
	'account checkOnline': ['isOnline', 'code', 'message'],
	'legacyMessage send': ['ToUsetName', 'string'],
	'legacyMessage sendApp': ['ToUsetName', 'string'],
	'login waitForScan': ['loginState', 'message'],
	'moment uploadImages': ['images'],
};

/** "array<string>" and the like, in the words of schemas; nothing for what may be anything. */
function kindOf(type: string): Kind | undefined {
	const [word] = type.split('<');
	const known: Kind[] = ['string', 'integer', 'number', 'boolean', 'object', 'array'];
	return known.find((kind) => kind === word);
}

/** The names of all fields of an answer, wherever they stand, with their types. */
function namesIn({ fields }: Documented): Map<string, string> {
	const names = new Map<string, string>();
	for (const [path, type] of fields) {
		const parts = path.split('.').map((part) => part.replace(/\[\]/g, ''));
		for (const part of parts.slice(0, -1)) if (part && !names.has(part)) names.set(part, 'object');
		names.set(parts.at(-1)!, type);
	}
	return names;
}

/** A 64-bit number comes as text, since JavaScript would round it; what is null has the documented type. */
function typed({ kinds, ...shape }: Shape, type: string | undefined): Shape {
	const documented = type && kindOf(type);
	return { ...shape, kinds: kinds.join() === 'null' && documented ? [documented] : kinds };
}

function only(shape: Shape, names: Map<string, string>, own: string[]): Shape {
	const fields = Object.entries(shape.fields ?? {})
		.filter(([name]) => names.has(name) || own.includes(name))
		.map(([name, field]): [string, Shape] => [
			name,
			typed(only(field, names, own), names.get(name)),
		]);
	const entries = shape.entries && only(shape.entries, names, own);
	return {
		kinds: shape.kinds,
		...(fields.length && { fields: Object.fromEntries(fields) }),
		...(entries?.fields && { entries }),
	};
}

/** The shape of an operation's answer as far as it is documented. */
export function asDocumented(title: string, shape: Shape): Shape {
	const [resource, operation] = title.split(' ');
	const { path } = operations.find(
		(one) => one.resource === resource && one.operation === operation,
	)!;
	const names = namesIn(documents[path] ?? { type: null, fields: [] });
	return only(shape, names, [...OWN, ...(ADDED[title] ?? [])]);
}
