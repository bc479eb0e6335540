/**
 * Puts what is generated between its two marks in a page that is written by hand.
 *
 * @param {string} page
 * @param {{ what: string, by: string }} marks what they call it, and the command that writes it
 * @param {string} text
 * @returns {string} the page with the text between the marks
 * @throws when the page does not have them
 */
export function between(page, { what, by }, text) {
	const [start, end] = [`<!-- ${what}: written by \`${by}\` -->`, `<!-- end of ${what} -->`];
	const [from, to] = [page.indexOf(start), page.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`The page needs the lines ${start} and ${end}`);
	return `${page.slice(0, from)}${start}\n\n${text}\n\n${page.slice(to)}`;
}
