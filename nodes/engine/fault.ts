import { codes, type ErrorCode } from './errorCodes';

/** What else is known of a fault. */
export interface Details {
	/** HTTP status or gateway code, when there was an answer. */
	httpCode?: string;
	/** In how many seconds it may be tried again. */
	retryAfter?: number;
	/** What the gateway has said, in its envelope. */
	gateway?: { code: string; message: string };
}

/**
 * Something went wrong in a way that a user can act on. Becomes a NodeApiError or NodeOperationError
 * at the edge to n8n; everything below it stays free of n8n and testable by itself.
 */
export class Fault extends Error {
	/**
	 * @param errorCode what a workflow can branch on
	 * @param message what happened
	 * @param description what to do about it
	 */
	constructor(
		readonly errorCode: ErrorCode,
		message: string,
		readonly description?: string,
		readonly details: Details = {},
	) {
		super(message);
	}

	/** The same in other words. */
	saying(message: string, description?: string): Fault {
		return new Fault(this.errorCode, message, description, this.details);
	}
}

/** What the user entered cannot be sent. Nothing went to the gateway. */
export class InputFault extends Fault {
	constructor(message: string, description?: string, errorCode: ErrorCode = codes.inputInvalid) {
		super(errorCode, message, description);
	}
}

/** The gateway goes on with it: to start it again would do it twice. */
export class UnfinishedFault extends Fault {
	constructor(message: string, description: string) {
		super(codes.stillRunning, message, description);
	}
}

/** The gateway has tried, and says that it could not be done. */
export class FailedFault extends Fault {
	constructor(message: string, description: string, errorCode: ErrorCode = codes.jobFailed) {
		super(errorCode, message, description);
	}
}

/** A part of it was done: to do it again would do that part twice. */
export class PartialFault extends Fault {
	constructor(message: string, description: string, details: Details) {
		super(codes.partlySent, message, description, details);
	}
}

/** The request went out, and whether it was carried out is not known. */
export class UncertainFault extends Fault {
	/** @param otherwise what it is of a request that changes nothing */
	constructor(
		readonly otherwise: ErrorCode,
		message: string,
		description?: string,
		details?: Details,
	) {
		super(codes.mayHaveBeenSent, message, description, details);
	}
}

/** The same of a request that changes nothing, so that it may be repeated. */
export const withoutDoubt = (
	{ otherwise, message, description, details }: UncertainFault,
	todo = description,
): Fault => new Fault(otherwise, message, todo, details);
