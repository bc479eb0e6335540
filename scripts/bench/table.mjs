/**
 * Lays out a table for the terminal: the first column to the left, figures to the right.
 *
 * @param {string[]} head
 * @param {string[][]} rows
 * @returns {string}
 */
export function table(head, rows) {
	const all = [head, ...rows];
	const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
	const line = (/** @type {string[]} */ row) =>
		row
			.map((cell, column) =>
				column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
			)
			.join('   ')
			.trimEnd();
	const rule = widths.map((width) => '-'.repeat(width)).join('   ');
	return [line(head), rule, ...rows.map(line)].join('\n');
}
