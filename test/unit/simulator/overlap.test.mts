/** Which requests were under way at the same time: catches a node that does not let items take turns. */
import { EventCounter, overlapped } from '../../simulator/record.mts';
import { SimulatorControl } from '../../../scripts/lib/simulator-control.mjs';
import { closeAll, call, start } from './client.mts';

afterEach(closeAll);

const TEXT = { wcId: 'wxid_lilei00demo01', content: 'hello' };

/** Whether any two of the requests overlapped. */
function anyOverlap(requests: Parameters<typeof overlapped>[0][]): boolean {
	return requests.some((one, index) =>
		requests.slice(index + 1).some((other) => overlapped(one, other)),
	);
}

it('counts from 1, and tells spans apart without a clock', () => {
	const counter = new EventCounter();
	expect([counter.next(), counter.next()]).toEqual([1, 2]);
	const span = (began: number, ended: number) => ({ began, ended });
	expect(overlapped(span(1, 2), span(3, 4))).toBe(false);
	expect(overlapped(span(3, 4), span(1, 2))).toBe(false);
	expect(overlapped(span(1, 3), span(2, 4))).toBe(true);
	expect(overlapped(span(1, 4), span(2, 3))).toBe(true);
	// Still under way.
	expect(overlapped(span(1, 0), span(5, 6))).toBe(true);
	expect(overlapped(span(7, 0), span(5, 6))).toBe(false);
});

it('sees no overlap in requests one after the other, with and without delays', async () => {
	const simulator = await start();
	simulator.misbehave('/sendText', { delayMs: 5 }, 10);
	for (let round = 0; round < 20; round++) await call(simulator, '/sendText', TEXT);
	expect(simulator.requests.every(({ began, ended }) => 0 < began && began < ended)).toBe(true);
	expect(anyOverlap(simulator.requests)).toBe(false);
	const numbers = simulator.requests.flatMap(({ began, ended }) => [began, ended]);
	expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

it('sees the overlap of requests at the same time, also from outside', async () => {
	const simulator = await start();
	simulator.misbehave('/sendText', { delayMs: 30 }, 0);
	await Promise.all([1, 2, 3].map(() => call(simulator, '/sendText', TEXT)));
	const [a, b, c] = await new SimulatorControl(simulator.url).requests();
	expect([overlapped(a, b), overlapped(b, c), overlapped(a, c)]).toEqual([true, true, true]);
});

it('keeps a request under way as long as it is delayed, and no longer than its connection', async () => {
	const simulator = await start();
	simulator.misbehave('/sendText', { delayMs: 60_000 });
	const client = new AbortController();
	const request = fetch(`${simulator.url}/sendText`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', Authorization: simulator.authorization },
		body: JSON.stringify({ wId: simulator.world.accounts[0].wId, ...TEXT }),
		signal: client.signal,
	}).catch(() => 'aborted');
	while (!simulator.requests.length) await new Promise((resolve) => setTimeout(resolve, 5));
	expect(simulator.requests[0].ended).toBe(0);
	await call(simulator, '/queryLoginWx', {}).catch(() => {});
	client.abort();
	await request;
	while (!simulator.requests[0].ended) await new Promise((resolve) => setTimeout(resolve, 5));
	expect(overlapped(simulator.requests[0], simulator.requests[1])).toBe(true);
	await call(simulator, '/sendText', TEXT);
	expect(overlapped(simulator.requests[0], simulator.requests[2])).toBe(false);
});

it('ends a request whose connection the simulator breaks', async () => {
	const simulator = await start();
	simulator.misbehave('/sendText', { cut: true });
	await expect(call(simulator, '/sendText', TEXT)).rejects.toThrow();
	await call(simulator, '/sendText', TEXT);
	expect(anyOverlap(simulator.requests)).toBe(false);
});
