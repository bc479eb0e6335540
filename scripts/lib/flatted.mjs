/**
 * Reads the format in which n8n stores and sends execution data: a JSON array in which every string
 * inside an object or array is the index of the value it stands for (npm package "flatted").
 *
 * @param {string} text
 * @returns {any} the value; what was shared or circular is shared or circular again
 */
export function unflatten(text) {
	/** @type {unknown[]} */
	const table = JSON.parse(text);
	/** @type {Map<number, unknown>} */
	const done = new Map();

	/** @param {number} index @returns {unknown} */
	function valueAt(index) {
		const stored = table[index];
		if (typeof stored !== 'object' || stored === null) return stored;
		if (done.has(index)) return done.get(index);
		/** @type {any} */
		const value = Array.isArray(stored) ? [] : {};
		done.set(index, value);
		for (const [key, entry] of Object.entries(stored)) {
			value[key] = typeof entry === 'string' ? valueAt(Number(entry)) : entry;
		}
		return value;
	}

	return valueAt(0);
}
