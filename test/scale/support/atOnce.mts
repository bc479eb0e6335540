/** So many callbacks are under way at any time. */
export const AT_ONCE = 8;

/** Does something with all values, with so many under way at once. */
export async function withAll<T>(values: T[], act: (value: T) => Promise<void>): Promise<void> {
	const left = [...values];
	const each = async () => {
		for (let next = left.shift(); next !== undefined; next = left.shift()) await act(next);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, each));
}
