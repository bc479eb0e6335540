import { type Simulator, startSimulator } from '../simulator/index.mts';
import { renameAccounts } from './editorStage.mts';

/** A gateway for each test, with accounts of which nothing is remembered of the tests before. */
export function renamedSimulator(gateway: 'eyun' | 'gewe'): () => Simulator {
	let simulator: Simulator;
	beforeEach(async () => {
		simulator = await startSimulator({ gateway });
		renameAccounts(simulator);
	});
	afterEach(() => simulator.close());
	return () => simulator;
}
