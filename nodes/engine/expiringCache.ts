import { now } from './clock';
import { putLast } from './forgetOldest';

interface Entry<T> {
	value: Promise<T>;
	startedAt: number;
}

/**
 * Remembers what was loaded for a short time. Calls that come while a load is under way share it;
 * a load that fails is forgotten at once. The oldest entries leave when it grows beyond `size`.
 */
export class ExpiringCache<T> {
	private readonly entries = new Map<string, Entry<T>>();

	/** @param lifetime in milliseconds */
	constructor(
		private readonly lifetime: number,
		private readonly size = 100,
	) {}

	/**
	 * @param notBefore a value whose load started earlier (by `now`) does not count
	 */
	get(key: string, load: () => Promise<T>, notBefore = now() - this.lifetime): Promise<T> {
		const known = this.entries.get(key);
		if (known && known.startedAt >= Math.max(notBefore, now() - this.lifetime)) {
			return known.value;
		}
		const entry = { value: load(), startedAt: now() };
		putLast(this.entries, key, entry, this.size);
		entry.value.catch(() => this.forget(key, entry));
		return entry.value;
	}

	private forget(key: string, entry: Entry<T>): void {
		if (this.entries.get(key) === entry) this.entries.delete(key);
	}
}
