/** Keeps secrets out of everything that is printed or handed to another process. */
import { isObject } from './json.mts';

const SECRET_KEYS = ['password', 'proxypassword', 'authorization', 'token', 'x-gewe-token'];
/** What stands in the place of a secret. */
export const HIDDEN = '(hidden)';

/** A copy of a parsed body or of headers with passwords and tokens hidden. */
export function redacted(value: unknown): unknown {
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [
			key,
			SECRET_KEYS.includes(key.toLowerCase()) ? HIDDEN : redacted(inner),
		]),
	);
}
