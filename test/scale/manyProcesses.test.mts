import { callbacks } from './scenarios/callbacks.mts';
import { order } from './scenarios/order.mts';
import { sending } from './scenarios/sending.mts';
import { type ManyProcesses, openManyProcesses, OPENING_MS } from './support/stage.mts';

jest.setTimeout(500_000);

describe('n8n of five processes', () => {
	let open: ManyProcesses;
	const stage = () => open;
	beforeAll(async () => {
		open = await openManyProcesses(2);
	}, OPENING_MS);
	afterAll(async () => await open?.close());

	describe('callbacks', () => callbacks(stage));
	describe('sending', () => sending(stage));
	describe('order', () => order(stage));
});
