import { begun, whenFree } from '../../../nodes/callbacks/gate';

const started: string[] = [];
const start = (ticket: string) => void started.push(ticket);

/** The executions that run end one after another. */
const endAll = () => {
	for (const ticket of started) begun(ticket)();
};

afterEach(() => {
	endAll();
	started.length = 0;
});

it('so many begin at once, and each that is done lets one more begin', () => {
	for (let count = 0; count < 8; count++) expect(whenFree(start)).toBe(true);
	expect(started).toHaveLength(5);
	const leave = begun(started[2]);
	expect(started).toHaveLength(5);
	leave();
	expect(started).toHaveLength(6);
	leave();
	expect(started).toHaveLength(6);
});

it('none is left behind, and each begins once', () => {
	for (let count = 0; count < 100; count++) whenFree(start);
	endAll();
	expect(new Set(started).size).toBe(100);
});

it('beyond the bound nothing waits', () => {
	for (let count = 0; count < 1_005; count++) expect(whenFree(start)).toBe(true);
	expect(whenFree(start)).toBe(false);
	begun(started[0])();
	expect(whenFree(start)).toBe(true);
});

it('an execution that has not begun here runs in another process: its place is free again', async () => {
	for (let count = 0; count < 6; count++) whenFree(start);
	const stays = begun(started[0]);
	while (started.length < 6) await new Promise((resolve) => setTimeout(resolve, 50));
	// The one that has begun keeps its place, and four have lost theirs.
	for (let count = 0; count < 4; count++) whenFree(start);
	expect(started).toHaveLength(9);
	stays();
	expect(started).toHaveLength(10);
});

it('a ticket of another process is nobody’s', () => expect(() => begun('unknown')()).not.toThrow());
