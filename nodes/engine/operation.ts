import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import type { Answer } from './answer';
import type { Call } from './call';
import type { ErrorCode } from './errorCodes';

/**
 * How a field travels in the JSON body.
 *
 * - `string`, `boolean`: as they are
 * - `integer`: a JSON number up to 2^53
 * - `long`: a 64-bit integer, signed or unsigned, exact; a string of digits inside n8n
 * - `list`: several values joined into one string by `separator`
 * - `array`: a JSON array of strings
 * - `object`: a JSON object with the fields of `members`
 * - `objects`: a JSON array of such objects
 * - `json`: any JSON value, passed on as it was entered
 */
export type Wire =
	'string' | 'boolean' | 'integer' | 'long' | 'list' | 'array' | 'object' | 'objects' | 'json';

/** What is picked from a list: each has its search in the editor's `pickers`. */
export type Pick = 'chat' | 'contact' | 'group' | 'member' | 'mention' | 'label' | 'account';

/** One parameter of an operation: what the editor shows and how it is sent. */
export interface Field {
	/** The gateway's own name: the key in the body, and the parameter name in n8n unless it has another. */
	name: string;
	/**
	 * The parameter name in n8n. Its engine evaluates an expression once for each input of that name,
	 * also for those that are not shown: names that many operations have would make it slow.
	 */
	parameter?: string;
	displayName: string;
	wire: Wire;
	description?: string;
	/** What nobody may miss: it stands below the field, where the description shows at a touch of the mouse only. */
	hint?: string;
	placeholder?: string;
	/** The user has to fill it in. Required fields are always shown. */
	required?: true;
	/** Shown beside the required fields although it may stay empty. */
	prominent?: true;
	/** Picked from a list, or entered as an ID. */
	pick?: Pick;
	/** The list offers to make a new one. */
	mayBeNew?: true;
	/** The editor picks one, although the gateway takes several; an ID may hold several, comma-separated. */
	single?: true;
	/** Shown for these choices of an input of the node only, by the parameter name of that input. */
	when?: Record<string, string[]>;
	/** Stays in the node: other fields are shown for it or derived from it. */
	isOwn?: true;
	/** Nobody enters it: it is always derived. */
	isMade?: true;
	/**
	 * What an empty field stands for, from the other values; the field may stay empty in the editor. Fields
	 * that stand before it are there as they would be sent.
	 */
	derive?: (values: IDataObject) => string | undefined;
	/**
	 * The gateway fetches the file from this link (or each of several). n8n makes one for a file of the
	 * workflow, which is named in the field itself; `plain`: another input of the operation chooses.
	 */
	isLink?: true | 'plain';
	/** The digits of a `long` travel as a string. */
	asText?: true;
	/** A `long` that counts seconds since 1970: a time as text, as events have it, is taken as well. */
	isTime?: true;
	/** Sent when the field is empty. Without it an empty field is left out of the body. */
	whenEmpty?: string | number | boolean | null | string[];
	/**
	 * Where the event says it, for example `voice.length`: the editor starts with that, as it is right behind a
	 * WeChat Trigger.
	 */
	ofEvent?: string;
	/** What the editor starts with. An integer without one is a text input, so that empty stays empty. */
	default?: string | number | boolean;
	choices?: INodePropertyOptions[];
	/** What the gateway calls the choices, where it has other values for them: by the value in n8n. */
	sentAs?: Record<string, string | number | boolean>;
	/** Joins the values of a `list`; a comma unless the gateway wants another. */
	separator?: ';';
	minItems?: number;
	maxItems?: number;
	/** The value is a URL (or a list of URLs) of a file of at most this many bytes. */
	maxBytes?: number;
	/** Only a part of the text is sent: what takes it out, or nothing where it is not there. */
	part?: { take: (text: string) => string | undefined; name: string; advice: string };
	/** Shown as dots. */
	secret?: true;
	/** A long one goes out in several messages, where the user wants that. */
	mayBeSplit?: true;
	/** Height of the text input in lines. */
	rows?: number;
	/** The gateway's documents use two names for the same key: both are sent. */
	alsoSentAs?: string;
	/** Of an object, or of each of several; in n8n they have the gateway's names. */
	members?: Field[];
	/** What one of several objects is called: the editor then shows them as rows of fields, not as JSON. */
	row?: string;
}

/** How the pages of a list are read. */
export interface Pages {
	/** Where its entries stand in a page; otherwise the first list that is there. */
	list?: string | ((page: IDataObject) => unknown[]);
	/**
	 * What the request for the next page holds, or nothing after the last one.
	 *
	 * @param entries those of this page
	 * @param sent body of the request for this page
	 */
	next: (page: IDataObject, entries: unknown[], sent: IDataObject) => IDataObject | undefined;
}

/** A question that is asked again until it has an answer. */
export interface Repeat {
	/** The time from one question to the next, in seconds. */
	every: number;
	/** What to do when the time is over, or it comes to nothing, and what a workflow can branch on then. */
	failed: string;
	code: ErrorCode;
	/** How far it is, by what `answer` makes of the reply. */
	state: (result: IDataObject) => JobState;
}

/** Work that goes on at the gateway after its answer. */
export interface Wait {
	/** Endpoint that tells how far it is. */
	path: string;
	/** Key of the job's ID, in the answer and in the question. */
	id: string;
	/** Name of the operation that asks later. */
	later: string;
	/** What to do when it fails. */
	failed: string;
	/** How the reply about it is read. */
	answer: Answer;
	/** How far it is, by what `answer` makes of the reply. */
	state: (result: IDataObject) => JobState;
}

/** How far a job of the gateway is; `reason` holds the gateway's own words about a failure. */
export interface JobState {
	is: 'running' | 'done' | 'failed';
	reason?: string;
}

/** Where an answer has the link to a file, and what the file is called. */
export interface FileLink {
	/** Key in the answer. */
	link: string;
	/** The answer holds the picture itself. */
	isBase64?: true;
	/** What the file is named after when it has no name, together with the ID of its message. */
	stem: string;
	/** What such files end with when neither their type nor their link says it. */
	extension: string;
	/** What it belongs to: the keys, in what was sent, of the XML of a message and of its ID. */
	message?: { xml?: string; id?: string };
	/** The name that was given to it, from what was sent. */
	name?: (body: IDataObject) => string | undefined;
	/** There may be no link yet. */
	mayBeMissing?: true;
	/** The answer is of use without the file. */
	isExtra?: true;
}

/** A file of the workflow instead of a link, as somebody chooses for the whole operation. */
export interface Attachment {
	/** Field that takes its content or, without another operation, a link to it. */
	field: string;
	/** Field that takes its name; of both operations, where there is another. */
	name: string;
	/** The operation that takes content. */
	operation?: Operation;
}

/** A file behind a link that is sent under a name of its own: keys of what is sent. */
export interface Linked {
	link: string;
	name: string;
}

/** Where a text that mentions somebody stands: keys of what is sent. */
export interface Mentions {
	/** IDs of the mentioned members, joined by commas. */
	members: string;
	group: string;
	text: string;
}

/**
 * One endpoint of the gateway: all there is to know about it.
 *
 * @typeParam Kind the names of the gateway's paces
 */
export interface Operation<Kind extends string = string> {
	value: string;
	/**
	 * The values that it had before. Saved workflows hold them, so they do the same for ever; nothing else of the
	 * resource may ever have one of them.
	 */
	renamedFrom?: string[];
	name: string;
	action: string;
	description: string;
	/** Of the endpoint; empty for what the node does by itself (`own`). */
	path: string;
	/**
	 * What is done in place of a request to an endpoint. It may ask several, or none.
	 *
	 * @param body the fields, as they would be sent
	 * @returns what the workflow gets
	 */
	own?: (call: Call, body: IDataObject) => Promise<unknown>;
	/** What its body always holds, beside the fields. */
	always?: Record<string, string | number | boolean>;
	/** `false` when the endpoint takes no account. */
	account?: false;
	/** What an address list has is another afterwards, or is there only then: pickers read it anew. */
	renewsLists?: true;
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
	/** What it belongs to, for the pauses between operations. */
	pace?: Kind;
	/** What to do when the gateway refuses and gives no reason. */
	advice?: string;
	pages?: Pages;
	/** What it lists by itself ends at a limit. */
	isLimited?: true;
	wait?: Wait;
	repeat?: Repeat;
	file?: FileLink;
	attachment?: Attachment;
	/** Where no name is entered, the link has to tell it. */
	linked?: Linked;
	/** The text has to name the mentioned members. */
	mentions?: Mentions;
	/** The fields that matter, such as `objectDesc.xml`; the rest comes when "Simplify" is off. */
	simplify?: string[];
	/** Some parameters of the endpoint are not documented: offer a field for any others. */
	openBody?: true;
	/** What the editor shows in that field as long as it is empty. */
	openBodyExample?: string;
}

/** A module of the gateway's catalog. */
export interface Resource<Kind extends string = string> {
	value: string;
	name: string;
	/** The operation that the editor offers first: what people come for, and nothing that cannot be taken back. */
	startWith: string;
	operations: Array<Operation<Kind>>;
}
