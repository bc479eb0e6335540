const last = new WeakMap<object, Promise<unknown>>();

/**
 * Lets the items of one node run act one after another, in their order: n8n starts them all at once,
 * and messages would arrive in any order. After a task that fails no further one starts; each of
 * those fails with the same reason.
 *
 * @param run what the items of one run have in common
 */
export function inTurn<T>(run: object, task: () => Promise<T>): Promise<T> {
	const turn = (last.get(run) ?? Promise.resolve()).then(task);
	last.set(run, turn);
	// The caller gets the failure; this only says that the chain itself is no unhandled rejection.
	turn.catch(() => {});
	return turn;
}
