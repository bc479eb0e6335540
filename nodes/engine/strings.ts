const isPlain = (value: object): boolean =>
	[Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);

/** A value of JSON with all texts in it changed; whatever else is in it stays as it is. */
export function withStrings(value: unknown, change: (text: string) => string): unknown {
	if (typeof value === 'string') return change(value);
	if (Array.isArray(value)) return value.map((entry) => withStrings(entry, change));
	if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, entry]) => [key, withStrings(entry, change)]),
	);
}
