/**
 * The examples in a real n8n, one for all of them, against simulated gateways. What is asked of them stands
 * in scenarios; scripts/test-examples.mjs says how many of the gateways and of the nodes take part.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { NEWEST } from '../../scripts/lib/n8n-versions.mjs';
import { openStage, OPENING_MS, type Stage } from '../e2e/support/stage.mts';
import { scenarios } from './scenarios/index.mts';
import { FOLDER } from './support/folder.mts';
import { withoutNode } from './support/importing.mts';
import { type GatewayName, type Scenario, Trial } from './support/trial.mts';

jest.setTimeout(240_000);

const FULL: GatewayName[] = ['eyun', 'gewe'];
const gateways: GatewayName[] = process.env.EXAMPLES_FULL ? FULL : ['eyun'];

/** Of which nodes the tests see whether they are needed: "all", "some" (one of each example), or none. */
const without = process.env.EXAMPLES_WITHOUT;

/**
 * How long something may take that comes. Where tests are to fail it is not long, and the whole examples
 * have to do with it as well: otherwise an example without a node might fail for want of time.
 */
const PATIENCE_MS = without ? 15_000 : 60_000;

const wanted = process.env.EXAMPLES_ONLY?.split(',');
const chosen = scenarios.filter(({ name }) => wanted === undefined || wanted.includes(name));

let open: Stage;
beforeAll(async () => {
	mkdirSync(FOLDER, { recursive: true });
	open = await openStage(NEWEST, {}, { N8N_RESTRICT_FILE_ACCESS_TO: FOLDER });
}, OPENING_MS);
afterAll(async () => {
	await open?.close();
	rmSync(FOLDER, { recursive: true, force: true });
});

/** Imports an example, and sees whether it does what it says. */
async function tried(
	gateway: GatewayName,
	scenario: Scenario,
	transform?: Parameters<typeof Trial.open>[4],
): Promise<void> {
	const trial = await Trial.open(open, gateway, scenario, PATIENCE_MS, transform);
	try {
		await scenario.check(trial);
	} finally {
		await trial.close();
	}
}

const everywhere = gateways.flatMap((gateway) =>
	chosen.map((scenario): [string, GatewayName, Scenario] => [scenario.name, gateway, scenario]),
);

describe('each example does what it says', () => {
	it.each(everywhere)(
		'%s, on %s',
		async (_name, gateway, scenario) => await tried(gateway, scenario),
	);
});

/** The one in the middle stands for all, where there is no time for them. */
const someOf = (nodes: string[]) => [nodes[Math.floor(nodes.length / 2)]];

const first = chosen.filter(
	({ name }, at) => chosen.findIndex((other) => other.name === name) === at,
);

const parts = first.flatMap((scenario) => {
	const nodes = Trial.nodesOf(scenario.name);
	return (without === 'all' ? nodes : without === 'some' ? someOf(nodes) : []).map(
		(node): [string, string, Scenario] => [scenario.name, node, scenario],
	);
});

// it.each refuses an empty list.
if (parts.length > 0) {
	describe('no example does it without one of its nodes', () => {
		it.each(parts)('%s, without "%s"', async (_name, node, scenario) => {
			const trial = tried('eyun', scenario, (example) => withoutNode(example, node));
			await expect(trial).rejects.toThrow();
		});
	});
}
