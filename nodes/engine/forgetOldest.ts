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
