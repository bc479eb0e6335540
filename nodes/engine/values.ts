/** Commas as typed on a Chinese keyboard and line breaks separate values as well. */
const BETWEEN_VALUES = /[,，、\n]/;

/** Takes several values, comma-separated text, or a mix, and returns them trimmed, without blanks. */
export const splitValues = (
	value: unknown,
	between: RegExp = BETWEEN_VALUES,
	toText: (entry: unknown) => string = String,
): string[] =>
	(Array.isArray(value) ? value : [value])
		.flat()
		.filter((entry) => entry !== undefined && entry !== null)
		.flatMap((entry) => toText(entry).split(between))
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');

/** A text that begins with a capital. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A name with the ID behind it, or the ID alone. */
export const labeled = (name: string, id: string): string => (name ? `${name} (${id})` : id);
