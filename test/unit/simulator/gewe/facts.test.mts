/** The fixture catalog against the facts it was written from, where they lie beside the project. */
import { existsSync, readFileSync } from 'node:fs';
import eyun from '../../../fixtures/eyun/catalog.json';
import { type GeweOperation, operations, paths } from '../../../simulator/gewe/catalog.mts';

interface FactParam {
	name: string;
	type: string;
	required: boolean;
	enum?: Record<string, string> | string[];
	fields?: FactParam[];
}

interface Fact {
	path: string;
	availability?: string[];
	params: FactParam[];
}

it('holds 132 official paths, the four that are not in the catalog of the vendor, and ten legacy ones', () => {
	const count = (fits: (operation: GeweOperation) => boolean) =>
		new Set(operations.filter(fits).map(({ path }) => path)).size;
	expect(count(({ official, legacy }) => official !== false && !legacy)).toBe(132);
	expect(count(({ official }) => official === false)).toBe(4);
	expect(count(({ legacy }) => legacy === true)).toBe(10);
	expect(paths).toHaveLength(146);
});

it('names every operation once, and the legacy ones so that they are told apart', () => {
	const names = operations.map(({ resource, operation }) => `${resource}.${operation}`);
	expect(new Set(names).size).toBe(names.length);
	expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
	for (const { resource, legacy = false } of operations) {
		expect(resource.startsWith('legacy')).toBe(legacy);
	}
});

// What an E Cloud workflow calls; who renames one of these breaks the move to the other gateway.
it('uses the words of E Cloud for all but what only GeWe has', () => {
	const words = new Set(eyun.map(({ resource, operation }) => `${resource}.${operation}`));
	const same = operations.filter(({ resource, operation }) =>
		words.has(`${resource}.${operation}`),
	);
	expect(same).toHaveLength(107);
});

/** Types of the facts, as the catalog writes them; 64-bit numbers are longs there. */
const TYPES: Record<string, string[]> = {
	string: ['string'],
	integer: ['int', 'long'],
	number: ['int', 'long'],
	boolean: ['boolean'],
	object: ['object'],
	'array<string>': ['string[]'],
	'array<object>': ['object[]'],
	'integer|string': ['int|string'],
};

/** Flags where the catalog follows a note of the facts, or the second source, and not the table. */
const KNOWN_DIFFERENCES = new Map([
	// "Send it always": false for an iPad.
	['/login/checkLogin autoSliding', true],
	// Without it the call asks for nothing.
	['/personal/privacySettings option', true],
	['/personal/updateHeadImg headImgUrl', true],
	// One item a call.
	...['country', 'nickName', 'province', 'sex', 'signature'].map(
		(name) => [`/personal/updateProfile ${name}`, false] as const,
	),
]);

const file = '../shared/spec/gewe-endpoints.json';

it(`agrees with the collected facts${existsSync(file) ? '' : ' (not here, nothing compared)'}`, () => {
	if (!existsSync(file)) return;
	const facts = JSON.parse(readFileSync(file, 'utf8')) as { endpoints: Fact[]; legacy: Fact[] };
	const documented = [...facts.endpoints, ...facts.legacy];
	expect([...paths].sort()).toEqual(documented.map(({ path }) => path).sort());
	for (const { path, params } of documented) {
		const flat = params.flatMap(({ fields = [], ...param }) => [
			{ ...param, name: param.name.replace('[]', '') },
			...fields.map((field) => ({ ...field, name: `${param.name}.${field.name}` })),
		]);
		const here = operations.filter((operation) => operation.path === path);
		const alone = here.length === 1;
		const names = new Set(here.flatMap((operation) => operation.params.map(({ name }) => name)));
		expect({ path, names: [...names].sort() }).toEqual({
			path,
			names: flat.map(({ name }) => name).sort(),
		});
		for (const { name, type, required, enum: values } of flat) {
			const place = `${path} ${name}`;
			for (const param of here.flatMap((operation) => operation.params)) {
				if (param.name !== name) continue;
				expect({ place, type: TYPES[type] }).toEqual({
					place,
					type: expect.arrayContaining([param.type]),
				});
				// Operations that share a path divide its parameters among them.
				if (!alone) continue;
				expect({ place, required: param.required }).toEqual({
					place,
					required: KNOWN_DIFFERENCES.get(place) ?? required,
				});
				const wanted = values && (Array.isArray(values) ? values : Object.keys(values));
				expect({ place, values: param.values?.map(String).sort() }).toEqual({
					place,
					values: wanted?.map(String).sort(),
				});
			}
		}
	}
});
