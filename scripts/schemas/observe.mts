/** Finds out what the operations answer: runs all of them in n8n-core's engine against the simulator. */
import {
	accountOf,
	type Body,
	onSimulator,
	runOperation,
	toEnter,
} from '../../test/contract/runOperation.mts';
import type { Operation } from '../../test/simulator/catalog.mts';
import { type Simulator, startSimulator, type World } from '../../test/simulator/index.mts';
import { dmSession, sampleBody } from '../../test/simulator/samples.mts';
import { underTest } from '../../test/contract/underTest.mts';
import * as eyun from './documented.mts';
import * as gewe from './documentedGewe.mts';
import { OWN } from './own.mts';
import { type Schema, type Shape, shapeOfAll, toSchema, withTimestamp } from './shape.mts';

/** The schema of an operation's output, as n8n serves it. */
export interface OutputSchema {
	resource: string;
	operation: string;
	schema: Schema & { version: number };
}

/** What is sent, with ids of a world that may be changed before. */
type Sample = (operation: Operation, world: World) => Body;

type GatewayId = keyof typeof documents;

/** What is documented of the answers of each gateway. */
const documents = { eyun, gewe };

const full: Sample = (operation, world) => sampleBody(operation, world, 'full');

/** Samples for answers that the usual ones do not bring about, by resource and operation. */
const special: Record<GatewayId, Record<string, Sample>> = {
	eyun: {
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
	},
	gewe: {
		'channel getDms': (operation, world) => {
			dmSession(world);
			return underTest.gewe.required(operation, world);
		},
		'channel getComments': (operation, world) => ({
			...underTest.gewe.full(operation, world)[0],
			rootCommentId: world.channel.comments.find(({ root }) => root !== 0n)!.root,
		}),
		'login waitForScan': (operation, world) => {
			world.loginRules.verifyCode = '246810';
			return underTest.gewe.required(operation, world);
		},
	},
};

const titleOf = ({ resource, operation }: Operation) => `${resource} ${operation}`;

/** What has begun is done when it is asked for the first time, so that nothing waits. */
const atOnce = { jobPolls: 1 };

/** Runs one operation in a world of its own, since many change it. */
async function answered(
	gateway: GatewayId,
	operation: Operation,
	sample: Sample,
): Promise<unknown[]> {
	const simulator: Simulator = await startSimulator({ gateway, seed: atOnce });
	const { world } = simulator;
	try {
		const body = onSimulator(simulator, sample(operation, world));
		for (const login of world.logins) login.scanned ||= gateway === 'gewe';
		const items = await runOperation(simulator, operation, toEnter(operation, body, gateway), {
			limit: 50,
			...accountOf(simulator, operation, body),
		});
		return items.map(({ json }) => json);
	} finally {
		await simulator.close();
	}
}

/** The full samples, with each of the values that the parameters may have. */
const choices = (sample: Sample, { params }: Operation): Sample[] =>
	params.flatMap(({ name, values = [] }) =>
		values.map((value): Sample => (operation, world) => ({
			...sample(operation, world),
			[name]: value,
		})),
	);

async function observed(gateway: GatewayId, operation: Operation): Promise<Shape> {
	const { full: fullBodies, required } = underTest[gateway];
	const all: Sample = (one, world) => fullBodies(one, world)[0];
	const own = special[gateway][titleOf(operation)];
	const answers: unknown[] = [];
	for (const sample of [all, required, ...(own ? [own] : [])]) {
		answers.push(...(await answered(gateway, operation, sample)));
	}
	for (const sample of choices(all, operation)) {
		// The world does not fit every choice; what is refused says nothing about answers.
		answers.push(...(await answered(gateway, operation, sample).catch(() => [])));
	}
	const shape = shapeOfAll(answers);
	if (!shape) throw new Error(`'${titleOf(operation)}' has answered nothing`);
	return shape;
}

const withVersion = (shape: Shape): OutputSchema['schema'] => ({ ...toSchema(shape), version: 1 });

/** The schemas of all operations whose answer is documented, in the order of the catalog; then the node's own. */
export async function outputSchemas(gateway: GatewayId): Promise<OutputSchema[]> {
	const { asDocumented, UNDOCUMENTED } = documents[gateway];
	const schemas: OutputSchema[] = [];
	for (const operation of underTest[gateway].operations) {
		const title = titleOf(operation);
		if (title in UNDOCUMENTED) continue;
		schemas.push({
			resource: operation.resource,
			operation: operation.operation,
			schema: withVersion(withTimestamp(asDocumented(title, await observed(gateway, operation)))),
		});
	}
	for (const [title, answersOf] of Object.entries(OWN)) {
		const [resource, operation] = title.split(' ');
		schemas.push({
			resource,
			operation,
			schema: withVersion(shapeOfAll(await answersOf(gateway))!),
		});
	}
	return schemas;
}
