import { kills } from './scenarios/kills.mts';
import { type ManyProcesses, openManyProcesses, OPENING_MS } from './support/stage.mts';

jest.setTimeout(900_000);

/** A job whose worker has gone is noticed after seconds instead of minutes. */
const SOON = {
	QUEUE_WORKER_LOCK_DURATION: '5000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '1000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

describe('killed in the middle of a broadcast and of a flood', () => {
	let open: ManyProcesses;
	const stage = () => open;
	beforeAll(async () => {
		open = await openManyProcesses(5, SOON);
	}, OPENING_MS);
	afterAll(async () => await open?.close());

	kills(stage);
});
