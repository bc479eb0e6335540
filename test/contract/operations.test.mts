import { existsSync, readFileSync } from 'node:fs';

import type { INodeParameters } from 'n8n-workflow';

import { operations, type Operation } from '../simulator/catalog.mts';
import type { GeweOperation } from '../simulator/gewe/catalog.mts';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { parseSpelled, toJson } from '../simulator/json.mts';
import { endpointsOf } from './endpoints.mts';
import { hasAccount, isShown } from './parameters.mts';
import { accountOf, onSimulator, runOperation, toEnter } from './runOperation.mts';
import { type Body, underTest } from './underTest.mts';

const GATEWAYS: Simulator['gateway'][] = ['eyun', 'gewe'];

/** How many operations and parameters the documents have. */
const COUNTS = {
	eyun: { operations: 129, params: 455 },
	gewe: { operations: 152, params: 605 },
};

const title = ({ resource, operation, path }: Operation) => `${resource} ${operation} ${path}`;

/** Page keys of the samples are empty, which says nothing about how they are sent. */
const filled = (body: Body): Body =>
	Object.fromEntries(
		Object.entries(body).map(([name, value]) => [name, value === '' ? 'some text' : value]),
	);

describe.each(GATEWAYS)('%s', (gateway) => {
	const { gateway: ofNode, nodeType, header, operations, ...kind } = underTest[gateway];
	const table = operations.map((operation): [string, Operation] => [title(operation), operation]);
	let simulator: Simulator;

	beforeEach(async () => {
		simulator = await startSimulator({ gateway });
	});
	afterEach(() => simulator.close());

	/** Runs an operation as the account that a body is about. */
	const run = (operation: Operation, entered: Body, body: Body, more?: INodeParameters) =>
		runOperation(simulator, operation, entered, {
			...accountOf(simulator, operation, body),
			...more,
		});

	const toBody = (body: Body) => onSimulator(simulator, body);
	const entering = (operation: Operation, body: Body) => toEnter(operation, body, gateway);

	/** The request that reached the gateway, compared as text, so that 1, "1" and 1.0 are three things. */
	function expectRequest(operation: Operation, body: Body): void {
		const request = simulator.requests.filter(({ path }) => path === operation.path).at(-1)!;
		expect(request.method).toBe('POST');
		expect(request.headers[header]).toBe(simulator.authorization);
		expect(request.headers['content-type']).toBe('application/json');
		expect(parseSpelled(request.text)).toEqual(parseSpelled(toJson(body)));
		// The simulator refuses a body that does not fit the catalog: E Cloud's by HTTP 400, GeWe's in words.
		expect(request.status).toBe(200);
		expect(request.answer).not.toMatch(/参数错误|must not be empty/);
	}

	/** As above, and the gateway did it. */
	async function expectDone(operation: Operation, entered: Body, body: Body): Promise<void> {
		const items = await run(operation, entered, body);
		expectRequest(operation, body);
		for (const { pairedItem } of items) expect(pairedItem).toEqual({ item: 0 });
	}

	it(`has ${COUNTS[gateway].operations} operations with ${COUNTS[gateway].params} parameters, and the node has exactly these`, () => {
		expect(operations).toHaveLength(COUNTS[gateway].operations);
		expect(operations.flatMap(({ params }) => params)).toHaveLength(COUNTS[gateway].params);
		const places = endpointsOf(ofNode.catalog).flatMap(({ value, operations: list }) =>
			list.map((operation) => `${value} ${operation.value} ${operation.path}`),
		);
		expect(places.sort()).toEqual(operations.map(title).sort());
	});

	// Which of the parameters have been on the wire with the expected value; counted at the end.
	const seen = new Set<string>();

	describe.each(table)('%s', (_title, operation) => {
		it('sends every parameter as documented', async () => {
			for (const full of kind.full(operation, simulator.world)) {
				const sample = toBody(full);
				const body = filled(sample);
				const invented = Object.values(sample).includes('');
				if (invented) {
					// The simulator knows no page or session of that name.
					await run(operation, entering(operation, body), body).catch(() => {});
					expectRequest(operation, body);
				} else {
					await expectDone(operation, entering(operation, body), body);
				}
				for (const { name } of operation.params) {
					const [top, member] = name.split('.');
					const outer = [body[top]].flat()[0] as Body | undefined;
					const sent = member ? outer?.[member] : body[top];
					if (sent !== undefined) seen.add(`${title(operation)} ${name}`);
				}
			}
		});

		it('sends the required parameters alone', async () => {
			const body = toBody(kind.required(operation, simulator.world));
			await expectDone(operation, entering(operation, body), body);
		});
	});

	const withDefaults = table.filter(([, { params }]) =>
		params.some((param) => 'default' in param && !param.name.includes('.')),
	);

	it.each(withDefaults)(
		'%s sends the documented defaults for what is left empty',
		async (_, operation) => {
			const body = toBody(kind.required(operation, simulator.world));
			const entered = entering(operation, body);
			for (const param of operation.params) {
				// Members of an object come with the object.
				if (!('default' in param) || param.name.includes('.')) continue;
				delete entered[param.name];
				body[param.name] = param.default;
			}
			await run(operation, entered, body).catch(() => {}); // The world may refuse a default; what was sent counts.
			expectRequest(operation, body);
		},
	);

	it('all documented parameters were on the wire', () => {
		expect(seen.size).toBe(operations.flatMap(({ params }) => params).length);
	});

	it('every choice, limit and separator is the one of the catalog', () => {
		const ofCatalog = operations.flatMap((operation) =>
			operation.params
				.filter(
					({ name }) =>
						!name.includes('.') &&
						!kind.fromCredential.includes(name) &&
						!(kind.accountKeys.includes(name) && hasAccount(nodeType, operation)),
				)
				.map(({ name, values, min, max, list }) => {
					const choices = values && [...values].sort();
					const place = `${operation.resource} ${operation.operation} ${name}`;
					return { place, choices, min, max, list };
				}),
		);
		const ofFields = endpointsOf(ofNode.catalog).flatMap(({ value: resource, operations: all }) =>
			all.flatMap(({ value: operation, fields, always = {} }) => [
				...fields
					.filter(({ isOwn }) => !isOwn)
					.map((field) => {
						const { name, choices: offered, sentAs, wire, separator } = field;
						const { minItems: min, maxItems: max } = field;
						const sent = offered?.map(({ value }) => sentAs?.[String(value)] ?? value).sort();
						// The documents do not list that a switch is on or off.
						const choices = wire === 'boolean' && sent?.length === 2 ? undefined : sent;
						const list = wire === 'list' ? (separator ?? ',') : undefined;
						return { place: `${resource} ${operation} ${name}`, choices, min, max, list };
					}),
				...Object.entries(always).map(([name, value]) => ({
					place: `${resource} ${operation} ${name}`,
					choices: [value],
				})),
			]),
		);
		const byPlace = (a: { place: string }, b: { place: string }) => a.place.localeCompare(b.place);
		expect(ofFields.sort(byPlace)).toEqual(ofCatalog.sort(byPlace));
	});

	it('offers a field for undocumented parameters exactly where some are unknown', async () => {
		const open = operations.filter(({ openBody }) => openBody);
		const inputs = nodeType.description.properties.filter(
			({ name }) => name === 'additionalBodyFields',
		);
		const shown = operations.filter((operation) =>
			inputs.some((input) => isShown(input, operation)),
		);
		expect(shown.map(title)).toEqual(open.map(title));
		for (const operation of open) {
			const [body] = kind.full(operation, simulator.world);
			await run(operation, entering(operation, body), body, {
				additionalBodyFields: '{"further": "-4245909463265376127"}',
			});
			expectRequest(operation, { ...body, further: BigInt('-4245909463265376127') });
		}
	});
});

it('E Cloud: all is documented but two endpoints, which say so, and nothing asks for unknown parameters', () => {
	const others = underTest.eyun.operations.filter(({ official }) => official === false);
	expect(underTest.eyun.operations.length - others.length).toBe(127);
	const unlisted = underTest.eyun.gateway.catalog
		.flatMap((resource) => resource.operations)
		.filter(({ description }) => description.includes("not in the vendor's catalog"));
	expect(unlisted.map(({ path }) => path)).toEqual(['/getContactPlus', '/simpleIPadLoginInfo']);
	expect(others.map(({ path }) => path).sort()).toEqual(unlisted.map(({ path }) => path));
	expect(underTest.eyun.operations.filter(({ openBody }) => openBody)).toEqual([]);
});

it('GeWe: 132 of 132 official endpoints, 4 that the vendor does not list, 10 of the dialect of 2023', () => {
	const inNode = new Set(
		endpointsOf(underTest.gewe.gateway.catalog).flatMap((resource) =>
			resource.operations.map(({ path }) => path),
		),
	);
	const paths = (of: (operation: GeweOperation) => boolean) => [
		...new Set((underTest.gewe.operations as GeweOperation[]).filter(of).map(({ path }) => path)),
	];
	const official = paths(({ legacy, official: listed = true }) => !legacy && listed);
	const others = paths(({ official: listed }) => listed === false);
	const legacy = paths(({ legacy: old }) => old === true);
	expect([official, others, legacy].map(({ length }) => length)).toEqual([132, 4, 10]);
	expect([...inNode].sort()).toEqual([...official, ...others, ...legacy].sort());
});

// The collected facts lie beside the project; a plain clone does not have them.
const facts = '../shared/spec/eyun-endpoints.json';

it(`the fixture catalog agrees with the collected facts${existsSync(facts) ? '' : ' (not here, nothing compared)'}`, () => {
	if (!existsSync(facts)) return;
	interface Fact {
		operationId: string;
		path: string;
		params: Array<{
			name: string;
			type: string;
			required: boolean;
			/** Some with what they mean. */
			enum?: Array<number | string | { value: number | string }>;
		}>;
	}
	const documented: Fact[] = JSON.parse(readFileSync(facts, 'utf8'));
	const inCatalog = operations.filter(({ official }) => official !== false);
	expect(
		inCatalog.map(({ id, path, params }) => [
			id,
			path,
			params.map(({ name, type, required, values }) => ({ name, type, required, values })),
		]),
	).toEqual(
		documented.map(({ operationId, path, params }) => [
			operationId,
			path,
			params.map(({ name, type, required, enum: choices }) => ({
				name,
				type,
				required,
				values: choices?.map((choice) => (typeof choice === 'object' ? choice.value : choice)),
			})),
		]),
	);
});
