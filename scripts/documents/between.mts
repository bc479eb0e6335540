/**
 * Puts what is generated between its two marks in a page that is written by hand.
 *
 * @param what as the marks call it
 * @throws when the page does not have them
 */
export function between(page: string, what: string, text: string): string {
	const [start, end] = [`<!-- ${what}: written by \`npm run docs\` -->`, `<!-- end of ${what} -->`];
	const [from, to] = [page.indexOf(start), page.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`The page needs the lines ${start} and ${end}`);
	return `${page.slice(0, from)}${start}\n\n${text}\n\n${page.slice(to)}`;
}
