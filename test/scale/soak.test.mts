import { soak } from './scenarios/soak.mts';
import { type ManyProcesses, openManyProcesses, OPENING_MS } from './support/stage.mts';

jest.setTimeout(1_800_000);

describe('in the long run', () => {
	let open: ManyProcesses;
	beforeAll(async () => {
		open = await openManyProcesses(5);
	}, OPENING_MS);
	afterAll(async () => await open?.close());

	soak(() => open);
});
