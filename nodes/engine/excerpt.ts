/** As much of a text from elsewhere as can be quoted, in one line. */
export const excerpt = (text: string): string => {
	const line = text.replace(/\s+/g, ' ').trim();
	return line.length > 120 ? `${line.slice(0, 120)}…` : line;
};
