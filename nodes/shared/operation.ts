import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import type { Answer } from './answer';

/**
 * How a field travels in the JSON body.
 *
 * - `string`, `boolean`: as they are
 * - `integer`: a JSON number up to 2^53
 * - `long`: a 64-bit integer, signed or unsigned, exact; a string of digits inside n8n
 * - `list`: several values joined into one string by `separator`
 * - `array`: a JSON array of strings
 * - `object`: a JSON object with the fields of `members`
 * - `json`: any JSON value, passed on as it was entered
 */
export type Wire = 'string' | 'boolean' | 'integer' | 'long' | 'list' | 'array' | 'object' | 'json';

/** One parameter of an operation: what the editor shows and how it is sent. */
export interface Field {
	/** The gateway's own name: the key in the body and the parameter name in n8n. */
	name: string;
	displayName: string;
	wire: Wire;
	description?: string;
	placeholder?: string;
	/** The user has to fill it in. Required fields are always shown. */
	required?: true;
	/** Shown beside the required fields although it may stay empty. */
	prominent?: true;
	/** Sent when the field is empty. Without it an empty field is left out of the body. */
	whenEmpty?: string | number | null | [];
	/** What the editor starts with. An integer without one is a text input, so that empty stays empty. */
	default?: string | number | boolean;
	choices?: INodePropertyOptions[];
	/** Joins the values of a `list`; a comma unless the gateway wants another. */
	separator?: ';';
	minItems?: number;
	maxItems?: number;
	/** The value is a URL (or a list of URLs) of a file of at most this many bytes. */
	maxBytes?: number;
	/** Shown as dots. */
	secret?: true;
	/** Height of the text input in lines. */
	rows?: number;
	/** The gateway's documents use two names for the same key: both are sent. */
	alsoSentAs?: string;
	members?: Field[];
}

/** One endpoint of the gateway: all there is to know about it. */
export interface Operation {
	value: string;
	name: string;
	action: string;
	description: string;
	path: string;
	/** `false` when the endpoint takes no `wId`. */
	account?: false;
	/** Whether the account is online is the very question, so an offline one is an answer. */
	asksWhetherOnline?: true;
	fields: Field[];
	/**
	 * What several fields have to fulfil together.
	 *
	 * @param body what would be sent
	 * @returns what is wrong, in words for the user, or nothing
	 */
	check?: (body: IDataObject) => string | undefined;
	/** How the reply is read when code "1000" alone does not decide. */
	answer?: Answer;
	/** Some parameters of the endpoint are not documented: offer a field for any others. */
	openBody?: true;
}

/** A module of the gateway's catalog. */
export interface Resource {
	value: string;
	name: string;
	/** The operation that the editor offers first; otherwise the first by name. */
	startWith?: string;
	operations: Operation[];
}
