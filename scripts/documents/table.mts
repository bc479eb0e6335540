/** Text of the editor as the cell of a table: what the editor shows as HTML, and bars, would break it. */
export const cell = (text: string): string =>
	text
		.replace(/<\/?b>/g, '**')
		.replace(/<a href="([^"]+)"[^>]*>([^<]*)<\/a>/g, '[$2]($1)')
		.replace(/<(?=[a-z/])/gi, '&lt;')
		.replaceAll('|', '\\|')
		.replaceAll('\n', ' ');

/** The mark of pages that nobody writes by hand. */
export const MADE = '<!-- Written by `npm run docs` from the code: change it there. -->';
