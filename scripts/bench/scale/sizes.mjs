/**
 * @typedef {object} Sizes how much is measured
 * @property {number} replies of each kind
 * @property {number} broadcast messages in it
 * @property {number} filtered callbacks of a round that start nothing
 * @property {number} started callbacks of a round that start executions
 * @property {number} rounds with each number of webhook processes
 * @property {number} texts in an execution that sends
 * @property {number} executions of each node that sends
 * @property {number} starts of n8n for its memory, with each package
 * @property {number} loads of each package
 * @property {string} [note] what is to be said of the figures
 */

/** @type {Sizes} */
export const WHOLE = {
	...{ replies: 200, broadcast: 500 },
	...{ filtered: 400, started: 200, rounds: 5 },
	...{ texts: 1000, executions: 5 },
	...{ starts: 3, loads: 15 },
};

/** To see that everything works; its figures say little. @type {Sizes} */
export const SMALL = {
	...{ replies: 10, broadcast: 100 },
	...{ filtered: 40, started: 20, rounds: 1 },
	...{ texts: 50, executions: 1 },
	...{ starts: 1, loads: 3 },
	note: 'This was a small run: its figures say little.',
};
