import { existsSync, readFileSync } from 'node:fs';

import { catalog } from '../../nodes/gateways/eyun/catalog';
import { WeChatEyun } from '../../nodes/WeChatEyun/WeChatEyun.node';
import { operations, type Operation } from '../simulator/catalog.mts';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { parseSpelled, toJson } from '../simulator/json.mts';
import { sampleBody } from '../simulator/samples.mts';
import { hasAccount } from './parameters.mts';
import { type Body, onSimulator, runOperation, toEnter } from './runOperation.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startSimulator();
});
afterEach(() => simulator.close());

const run = (operation: Operation, entered: Body) => runOperation(simulator, operation, entered);

/** The request that reached the gateway, compared as text, so that 1, "1" and 1.0 are three things. */
function expectRequest(operation: Operation, body: Body): void {
	const request = simulator.requests.filter(({ path }) => path === operation.path).at(-1)!;
	expect(request.method).toBe('POST');
	expect(request.headers.authorization).toBe(simulator.authorization);
	expect(request.headers['content-type']).toBe('application/json');
	expect(parseSpelled(request.text)).toEqual(parseSpelled(toJson(body)));
	// The simulator answers 400 when a body does not fit the catalog.
	expect(request.status).toBe(200);
}

/** As above, and the gateway did it. */
async function expectDone(operation: Operation, entered: Body, body: Body): Promise<void> {
	const items = await run(operation, entered);
	expectRequest(operation, body);
	for (const { pairedItem } of items) expect(pairedItem).toEqual({ item: 0 });
}

/** Page keys of the samples are empty, which says nothing about how they are sent. */
const filled = (body: Body): Body =>
	Object.fromEntries(
		Object.entries(body).map(([name, value]) => [name, value === '' ? 'some text' : value]),
	);

const title = ({ resource, operation, path }: Operation) => `${resource} ${operation} ${path}`;
const table = operations.map((operation): [string, Operation] => [title(operation), operation]);

it('the catalog holds 127 operations with 452 parameters, and the node has exactly these', () => {
	expect(operations).toHaveLength(127);
	expect(operations.flatMap(({ params }) => params)).toHaveLength(452);
	const ofNode = catalog.flatMap(({ value, operations: list }) =>
		list.map((operation) => `${value} ${operation.value} ${operation.path}`),
	);
	expect(ofNode.sort()).toEqual(operations.map(title).sort());
});

// Which of the 452 parameters have been on the wire with the expected value; counted at the end.
const seen = new Set<string>();

describe.each(table)('%s', (_title, operation) => {
	it('sends every parameter as documented', async () => {
		const sample = onSimulator(simulator, sampleBody(operation, simulator.world, 'full'));
		const body = filled(sample);
		const invented = Object.values(sample).includes('');
		if (invented) {
			// The simulator knows no page or session of that name.
			await run(operation, toEnter(operation, body)).catch(() => {});
			expectRequest(operation, body);
		} else {
			await expectDone(operation, toEnter(operation, body), body);
		}
		for (const { name } of operation.params) {
			const [top, member] = name.split('.');
			const sent = member ? (body[top] as Body)[member] : body[top];
			if (sent !== undefined) seen.add(`${title(operation)} ${name}`);
		}
	});

	it('sends the required parameters alone', async () => {
		const body = onSimulator(simulator, sampleBody(operation, simulator.world, 'required'));
		await expectDone(operation, toEnter(operation, body), body);
	});
});

const withDefaults = table.filter(([, { params }]) => params.some((param) => 'default' in param));

it.each(withDefaults)(
	'%s sends the documented defaults for what is left empty',
	async (_, operation) => {
		const body = onSimulator(simulator, sampleBody(operation, simulator.world, 'required'));
		const entered = toEnter(operation, body);
		for (const param of operation.params) {
			if (!('default' in param)) continue;
			delete entered[param.name];
			body[param.name] = param.default;
		}
		await run(operation, entered).catch(() => {}); // The world may refuse a default; what was sent counts.
		expectRequest(operation, body);
	},
);

it('all 452 documented parameters were on the wire', () => {
	expect(seen.size).toBe(452);
});

it('every choice, limit and separator is the one of the catalog', () => {
	const ofCatalog = operations.flatMap(({ resource, operation, params }) =>
		params
			.filter(
				({ name }) => !name.includes('.') && !(name === 'wId' && hasAccount(resource, operation)),
			)
			.map(({ name, values, min, max, list }) => {
				const choices = values && [...values].sort();
				return { place: `${resource} ${operation} ${name}`, choices, min, max, list };
			}),
	);
	const ofNode = catalog.flatMap(({ value: resource, operations: all }) =>
		all.flatMap(({ value: operation, fields }) =>
			fields.map(({ name, choices: offered, minItems: min, maxItems: max, wire, separator }) => {
				const choices = offered?.map(({ value }) => value).sort();
				const list = wire === 'list' ? (separator ?? ',') : undefined;
				return { place: `${resource} ${operation} ${name}`, choices, min, max, list };
			}),
		),
	);
	const byPlace = (a: { place: string }, b: { place: string }) => a.place.localeCompare(b.place);
	expect(ofNode.sort(byPlace)).toEqual(ofCatalog.sort(byPlace));
});

it('offers a field for undocumented parameters exactly where some are unknown', async () => {
	const open = operations.filter(({ openBody }) => openBody);
	const { properties } = new WeChatEyun().description;
	const shown = properties.filter(({ name }) => name === 'additionalBodyFields');
	expect(shown.map(({ displayOptions }) => displayOptions?.show)).toEqual(
		open.map(({ resource, operation }) => ({ resource: [resource], operation: [operation] })),
	);
	const body = sampleBody(open[0], simulator.world, 'full');
	await expectDone(
		open[0],
		{ ...toEnter(open[0], body), additionalBodyFields: { replyCommentId: '-4245909463265376127' } },
		{ ...body, replyCommentId: BigInt('-4245909463265376127') },
	);
});

// The collected facts lie beside the project; a plain clone does not have them.
const facts = '../shared/spec/eyun-endpoints.json';

it(`the fixture catalog agrees with the collected facts${existsSync(facts) ? '' : ' (not here, nothing compared)'}`, () => {
	if (!existsSync(facts)) return;
	interface Fact {
		operationId: string;
		path: string;
		params: Array<{ name: string; type: string; required: boolean }>;
	}
	const documented: Fact[] = JSON.parse(readFileSync(facts, 'utf8'));
	const brief = (id: string, path: string, params: Fact['params']) => [
		id,
		path,
		params.map(({ name, type, required }) => `${name} ${type} ${required}`),
	];
	expect(operations.map(({ id, path, params }) => brief(id, path, params))).toEqual(
		documented.map(({ operationId, path, params }) => brief(operationId, path, params)),
	);
});
