/** A value of a callback as text, with nothing for what is neither text nor number. */
export const textOf = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : '';
