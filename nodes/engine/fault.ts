/**
 * Something went wrong in a way that a user can act on. Becomes a NodeApiError or NodeOperationError
 * at the edge to n8n; everything below it stays free of n8n and testable by itself.
 */
export class Fault extends Error {
	/**
	 * @param message what happened
	 * @param description what to do about it
	 * @param httpCode HTTP status or gateway code, when there was an answer
	 */
	constructor(
		message: string,
		readonly description?: string,
		readonly httpCode?: string,
	) {
		super(message);
	}
}

/** What the user entered cannot be sent. Nothing went to the gateway. */
export class InputFault extends Fault {}

/** The gateway goes on with it: to start it again would do it twice. */
export class UnfinishedFault extends Fault {}

/** The gateway has tried, and says that it could not be done. */
export class FailedFault extends Fault {}

/** A part of it was done: to do it again would do that part twice. */
export class PartialFault extends Fault {}

/** The request went out, and whether it was carried out is not known. */
export class UncertainFault extends Fault {}

/** The same of a request that changes nothing, so that it may be repeated. */
export const withoutDoubt = (
	{ message, description, httpCode }: UncertainFault,
	todo = description,
): Fault => new Fault(message, todo, httpCode);
