/** A request of the page that makes no sense; the sentence is for whoever sits in front of it. */
export class PageMistake extends Error {
	constructor(
		message: string,
		readonly status = 400,
	) {
		super(message);
	}
}
