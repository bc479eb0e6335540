/**
 * Every operation of the catalog, one by one. Catches an endpoint without an answer, an answer of the
 * wrong shape, and a validation that lets a wrong request through: the node's tests would pass with
 * a simulator that says yes to everything.
 */
import { type Operation, operations, operationsAt, type Param } from '../../simulator/catalog.mts';
import { sampleBody } from '../../simulator/samples.mts';
import { closeAll, post, start } from './client.mts';

afterEach(closeAll);

/** A value of another JSON type than the parameter's. */
function wrongType({ type }: Param): unknown {
	return type.startsWith('string') ? 1 : '1';
}

/** Parameters whose absence cannot be taken for the other operation of the same path. */
function undeniable({ path, params }: Operation): Param[] {
	return params.filter(
		({ name, required }) =>
			required &&
			!name.includes('.') &&
			operationsAt(path).every((other) => other.params.some((param) => param.name === name)),
	);
}

const table = operations.map((operation) => [operation.id, operation] as const);

it('has the 127 operations of the documentation, so that none is forgotten, and two that it does not hold', () => {
	const paths = operations.filter(({ official }) => official === false).map(({ path }) => path);
	expect(paths).toEqual(['/simpleIPadLoginInfo', '/getContactPlus']);
	expect(operations).toHaveLength(127 + paths.length);
});

describe.each(table)('%s', (_id, operation) => {
	const { path, params } = operation;

	it('accepts a full body: catches a parameter that the simulator does not know', async () => {
		const simulator = await start();
		const answer = await post(simulator, path, sampleBody(operation, simulator.world, 'full'));
		expect(answer).toMatchObject({ status: 200, code: '1000' });
	});

	it('accepts the required parameters alone: catches an optional one made compulsory', async () => {
		const simulator = await start();
		const answer = await post(simulator, path, sampleBody(operation, simulator.world, 'required'));
		expect(answer).toMatchObject({ status: 200, code: '1000' });
	});

	it('refuses wrong types: catches numbers sent as strings and the other way round', async () => {
		const simulator = await start();
		const body = sampleBody(operation, simulator.world, 'full');
		for (const param of params.filter(({ name }) => !name.includes('.'))) {
			const answer = await post(simulator, path, { ...body, [param.name]: wrongType(param) });
			expect(answer).toMatchObject({ status: 400, code: '1001', data: null });
			expect(answer.message).toContain(`参数错误: ${param.name} must be`);
		}
	});

	it('refuses an unknown key: catches misspelt and left-over parameters', async () => {
		const simulator = await start();
		const body = sampleBody(operation, simulator.world, 'full');
		const answer = await post(simulator, path, { ...body, sendTime: 1 });
		if (operation.openBody) expect(answer.code).toBe('1000');
		else expect(answer).toMatchObject({ status: 400, code: '1001', data: null });
	});

	it('refuses a missing parameter: catches required ones that are dropped when empty', async () => {
		const simulator = await start();
		const body = sampleBody(operation, simulator.world, 'required');
		for (const { name } of undeniable(operation)) {
			const answer = await post(simulator, path, { ...body, [name]: undefined });
			expect(answer).toMatchObject({ status: 400, code: '1001' });
			expect(answer.message).toContain(`${name} is missing`);
		}
	});
});
