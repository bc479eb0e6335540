/**
 * Every operation of GeWe's catalog, one by one. Catches an endpoint without an answer, an answer of
 * the wrong shape, and a validation that lets a wrong request through.
 */
import shapes from '../../../fixtures/gewe/answers.json';
import type { Param } from '../../../simulator/catalog.mts';
import {
	type GeweOperation,
	operations,
	operationsAt,
	paths,
} from '../../../simulator/gewe/catalog.mts';
import { handlers } from '../../../simulator/gewe/answers/index.mts';
import { fullBodies, requiredBody } from '../../../simulator/gewe/samples.mts';
import type { Simulator } from '../../../simulator/index.mts';
import type { Body } from '../../../simulator/samples.mts';
import { closeAll, receiver } from '../client.mts';
import { post, startGewe } from './client.mts';

afterEach(closeAll);

/** Endpoints of the catalog that the simulator does not answer yet. */
const NOT_YET: string[] = [];

const answered = operations.filter(({ path }) => !NOT_YET.includes(path));
const table = answered.map((operation) => [operation.id, operation] as const);
const ok = ({ legacy }: GeweOperation) => (legacy ? 0 : 200);

/** A body that probes nobody's URL finds nobody. */
async function ready(body: Body): Promise<Body> {
	return 'callbackUrl' in body ? { ...body, callbackUrl: (await receiver()).url } : body;
}

/** A value of another JSON type than the parameter's. */
function wrongType({ type }: Param): unknown {
	if (type === 'int|string') return true;
	return type === 'string' ? 1 : '1';
}

/** Parameters whose absence cannot be taken for another operation of the same path. */
function undeniable({ path, params }: GeweOperation): Param[] {
	return params.filter(
		({ name, required }) =>
			required &&
			!name.includes('.') &&
			operationsAt(path).every((other) =>
				other.params.some((one) => one.name === name && one.required),
			),
	);
}

it('answers every path of the catalog but those listed as missing', () => {
	expect(Object.keys(handlers).sort()).toEqual(
		paths.filter((path) => !NOT_YET.includes(path)).sort(),
	);
});

async function refusal(
	simulator: Simulator,
	operation: GeweOperation,
	body: Body,
): Promise<string> {
	const answer = await post(simulator, operation.path, body);
	expect(answer.status).toBe(200);
	expect(answer.ret).toBe(operation.legacy ? -1 : 500);
	return (operation.legacy ? answer.msg_err : answer.msg) ?? '';
}

describe.each(table)('%s', (_id, operation) => {
	const { path, params } = operation;

	it('accepts full bodies: catches a parameter that the simulator does not know', async () => {
		const simulator = await startGewe();
		for (const body of fullBodies(operation, simulator.world)) {
			expect(await post(simulator, path, await ready(body))).toMatchObject({
				status: 200,
				ret: ok(operation),
			});
		}
	});

	it('accepts the required parameters alone: catches an optional one made compulsory', async () => {
		const simulator = await startGewe();
		const body = await ready(requiredBody(operation, simulator.world));
		expect(await post(simulator, path, body)).toMatchObject({ status: 200, ret: ok(operation) });
	});

	it('refuses wrong types: catches numbers sent as strings and the other way round', async () => {
		const simulator = await startGewe();
		const [body] = fullBodies(operation, simulator.world);
		for (const param of params) {
			if (param.name.includes('.') || !(param.name in body)) continue;
			const said = await refusal(simulator, operation, { ...body, [param.name]: wrongType(param) });
			expect(said).toContain(`参数错误: ${param.name} must be`);
		}
	});

	it('refuses an unknown key: catches misspelt and left-over parameters', async () => {
		const simulator = await startGewe();
		const [body] = fullBodies(operation, simulator.world);
		const answer = await post(simulator, path, { ...body, extra: 1 });
		if (operation.openBody) return expect(answer.ret).toBe(ok(operation));
		const said = answer.msg_err ?? answer.msg;
		return expect(said).toContain('extra is not a parameter of this endpoint');
	});

	it('refuses a body without any of its required parameters', async () => {
		const simulator = await startGewe();
		for (const { name } of undeniable(operation)) {
			const body = requiredBody(operation, simulator.world);
			delete body[name];
			const said = await refusal(simulator, operation, body);
			expect(said).toContain(`must not be empty: ${name} is missing`);
		}
	});
});

type Field = [name: string, type: string];

/** The names of one level of a documented answer: "a", "[].a" and the like. */
function keysOf(fields: Field[], inside: string): string[] {
	return fields
		.map(([name]) => name)
		.filter((name) => name.startsWith(inside))
		.map((name) => name.slice(inside.length).replace('[]', ''))
		.filter((name) => !name.includes('.'));
}

/** The documented names that the first item of a list does not have; an empty list has them all. */
function missingInside(fields: Field[], list: string, value: unknown): string[] {
	const [item] = Array.isArray(value) ? (value as Body[]) : [];
	if (!item) return [];
	return keysOf(fields, `${list}[].`)
		.filter((name) => name !== '' && !(name in item))
		.map((name) => `${list}[].${name}`);
}

const documented = Object.entries(
	shapes as unknown as Record<string, { type: string; fields: Field[] }>,
);
const withFields = documented.filter(([, { fields }]) => fields.length > 0);

it.each(withFields)('%s answers with the documented fields', async (path, { type, fields }) => {
	const simulator = await startGewe();
	const [operation] = operationsAt(path);
	const body = await ready(requiredBody(operation, simulator.world));
	const { data, ret } = await post(simulator, path, body);
	expect(ret).toBe(ok(operation));
	if (type === 'string') return expect(typeof data).toBe('string');
	const list = type === 'array';
	expect(Array.isArray(data)).toBe(list);
	const sample = (list ? data[0] : data) as object;
	const wanted = keysOf(fields, list ? '[].' : '').filter((name) => name !== '');
	const here = Object.keys(sample);
	// Members of an object are documented as "BaseResponse.ret".
	const top = wanted.length ? wanted : [...new Set(fields.map(([name]) => name.split(/[.[]/)[0]))];
	const missing = [
		...top.filter((key) => !here.includes(key)),
		...top.flatMap((key) => missingInside(fields, key, (sample as Body)[key])),
	];
	return expect({ path, missing }).toEqual({ path, missing: [] });
});
