import { kills } from './scenarios/kills.mts';
import { orderAfterKill } from './scenarios/order.mts';
import { waiting } from './scenarios/waiting.mts';
import { type ManyProcesses, openManyProcesses, OPENING_MS } from './support/stage.mts';

jest.setTimeout(900_000);

const SETTINGS = {
	// The main process takes callbacks, too, for who calls it directly.
	N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'false',
	// A job whose worker has gone is noticed after seconds instead of minutes.
	QUEUE_WORKER_LOCK_DURATION: '5000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '1000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

describe('killed', () => {
	let open: ManyProcesses;
	const stage = () => open;
	beforeAll(async () => {
		open = await openManyProcesses(5, SETTINGS);
	}, OPENING_MS);
	afterAll(async () => await open?.close());

	kills(stage);
	waiting(stage);
	orderAfterKill(stage);
});
