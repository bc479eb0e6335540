/**
 * A table of Markdown; cells hold no line of their own.
 *
 * @param {string[]} head
 * @param {string[][]} rows
 * @returns {string}
 */
export const markdownTable = (head, rows) =>
	[head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
