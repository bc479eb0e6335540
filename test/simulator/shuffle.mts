/** An order that is random and can be had again. */

/** Numbers from 0 to 1 that follow from the seed (the generator called mulberry32). */
function numbers(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** The items in an order that is always the same for the same seed. */
export function shuffled<T>(items: T[], seed: number): T[] {
	const next = numbers(seed);
	const left = [...items];
	return items.map(() => left.splice(Math.floor(next() * left.length), 1)[0]);
}
