/** Describes an operation of the dialect of 2023: nobody has seen it served since. */
export const old = (description: string): string =>
	`${description}. Only where the old API still works.`;
