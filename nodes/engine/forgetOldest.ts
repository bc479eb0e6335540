/**
 * Keeps a memory small: what was put in first leaves first.
 *
 * @param most how many entries stay
 */
export function forgetOldest(memory: Map<string, unknown>, most: number): void {
	for (const oldest of memory.keys()) {
		if (memory.size <= most) return;
		memory.delete(oldest);
	}
}

/**
 * Puts something in as the latest, also where it was before.
 *
 * @param most how many entries stay
 */
export function putLast<Value>(
	memory: Map<string, Value>,
	key: string,
	value: Value,
	most: number,
): void {
	memory.delete(key);
	memory.set(key, value);
	forgetOldest(memory, most);
}
