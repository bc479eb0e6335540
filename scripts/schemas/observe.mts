/** Finds out what the operations answer: runs all of them in n8n-core's engine against the simulator. */
import {
	type Body,
	onSimulator,
	runOperation,
	toEnter,
} from '../../test/contract/runOperation.mts';
import { type Operation, operations } from '../../test/simulator/catalog.mts';
import { type Simulator, startSimulator, type World } from '../../test/simulator/index.mts';
import { sampleBody } from '../../test/simulator/samples.mts';
import { asDocumented, UNDOCUMENTED } from './documented.mts';
import { type Schema, type Shape, shapeOfAll, toSchema } from './shape.mts';

/** The schema of an operation's output, as n8n serves it. */
export interface OutputSchema {
	resource: string;
	operation: string;
	schema: Schema & { version: number };
}

/** What is sent, with ids of a world that may be changed before. */
type Sample = (operation: Operation, world: World) => Body;

const full: Sample = (operation, world) => sampleBody(operation, world, 'full');
const required: Sample = (operation, world) => sampleBody(operation, world, 'required');

/** Samples for answers that the usual ones do not bring about, by resource and operation. */
const special: Record<string, Sample> = {
	'channel getComments': (operation, world) => ({
		...full(operation, world),
		rootCommentId: world.channel.comments.find(({ root }) => root !== 0n)!.root,
	}),
	'group setTodo': (operation, world) => {
		const body = full(operation, world);
		const sign = 1;
		const ofGroup = world.groups.find(({ chatRoomId }) => chatRoomId === body.chatRoomId)!;
		ofGroup.todos.push({ newMsgId: body.newMsgId as bigint, sign });
		return { ...body, operType: 1, sign };
	},
	'login logInWithPassword': (operation, world) => {
		const body = full(operation, world);
		const { wcId } = world.accounts.find(({ wAccount }) => wAccount === body.account)!;
		const wId = 'first-step';
		world.logins.push({ wId, wcId, deviceType: 'ipad', scanned: true });
		return { ...body, wId };
	},
	'login waitForScan': (operation, world) => {
		world.loginRules.verifyPages = 1;
		return full(operation, world);
	},
	'moment get': (_operation, world) => {
		const { id, author } = world.moments.find(
			({ likes, comments }) => likes.length && comments.length,
		)!;
		return { id, wcId: author };
	},
};

const titleOf = ({ resource, operation }: Operation) => `${resource} ${operation}`;

/** Runs one operation in a world of its own, since many change it. */
async function answered(operation: Operation, sample: Sample): Promise<unknown[]> {
	// A job is done when it is asked for the first time, so that nothing waits.
	const simulator: Simulator = await startSimulator({ seed: { jobPolls: 1 } });
	try {
		const body = onSimulator(simulator, sample(operation, simulator.world));
		const items = await runOperation(simulator, operation, toEnter(operation, body), { limit: 50 });
		return items.map(({ json }) => json);
	} finally {
		await simulator.close();
	}
}

/** The full sample, with each of the values that its parameters may have. */
const choices = ({ params }: Operation): Sample[] =>
	params.flatMap(({ name, values = [] }) =>
		values.map((value): Sample => (operation, world) => ({
			...full(operation, world),
			[name]: value,
		})),
	);

async function observed(operation: Operation): Promise<Shape> {
	const answers: unknown[] = [];
	const own = special[titleOf(operation)];
	for (const sample of [full, required, ...(own ? [own] : [])]) {
		answers.push(...(await answered(operation, sample)));
	}
	for (const sample of choices(operation)) {
		// The world does not fit every choice; what is refused says nothing about answers.
		answers.push(...(await answered(operation, sample).catch(() => [])));
	}
	return shapeOfAll(answers)!;
}

/** The schemas of all operations whose answer is documented, in the order of the catalog. */
export async function outputSchemas(): Promise<OutputSchema[]> {
	const schemas: OutputSchema[] = [];
	for (const operation of operations) {
		const title = titleOf(operation);
		if (title in UNDOCUMENTED) continue;
		const schema = toSchema(asDocumented(title, await observed(operation)));
		schemas.push({
			resource: operation.resource,
			operation: operation.operation,
			schema: { ...schema, version: 1 },
		});
	}
	return schemas;
}
