/** What the simulator tells its page: plain JSON, without secrets, ids as strings. */

export interface PageAccount {
	wcId: string;
	name: string;
	online: boolean;
	offlineReason: string | null;
}

export interface PageContact {
	wcId: string;
	name: string;
	/** What the account calls it; empty: as it calls itself. */
	remark: string;
	kind: 'friend' | 'official' | 'openim' | 'system' | 'stranger';
	labels: string[];
	/** What has become of the friendship. */
	parted?: 'deleted' | 'blocked';
}

export interface PageMember {
	wcId: string;
	name: string;
	/** The name within the group; empty when there is none. */
	displayName: string;
}

export interface PageGroup {
	id: string;
	name: string;
	members: PageMember[];
	/** How many there are, when only some of them are listed. */
	size: number;
}

/** A fault that has been ordered and is still to come. */
export interface PageFault {
	path: string;
	/** As JSON. */
	how: string;
	/** Null: until it is taken back. */
	times: number | null;
}

export interface PageState {
	gateway: 'eyun' | 'gewe';
	accounts: PageAccount[];
	contacts: PageContact[];
	/** People whom the account does not know yet. */
	strangers: PageContact[];
	groups: PageGroup[];
	/** How many contacts and groups there are beside those that are listed. */
	more: { contacts: number; groups: number };
	/** Where callbacks go; null: nowhere yet. Without the path, which holds a secret. */
	callbacksTo: string | null;
	channelVideos: string[];
	faults: PageFault[];
	/** How the gateway writes its callbacks. */
	format: 'optimized' | 'old' | 'nested' | 'flat';
}

/** A file that the page can show or hand out. */
export interface PageFile {
	url: string;
	name: string;
	/** Bytes. */
	size: number;
	shows: 'image' | 'audio' | 'download';
}

export interface PageMessage {
	/** Its newMsgId. */
	id: string;
	account: string;
	/** The other side: a contact or a group. */
	chat: string;
	from: string;
	fromName: string;
	/** By the account; otherwise it came in. */
	sent: boolean;
	kind: string;
	text: string;
	/** Names of those who are really notified; null stands for everybody. */
	mentions: Array<string | null>;
	revoked: boolean;
	/** Milliseconds since 1970. */
	time: number;
	quotes?: { name: string; text: string };
	file?: PageFile;
	/** What only its own kind of message has. */
	details: Details;
}

/** What stands in a message besides its text; most messages have little of it. */
export interface Details {
	title?: string;
	description?: string;
	url?: string;
	/** Bytes. */
	size?: number;
	seconds?: number;
	amount?: string;
	author?: string;
	quotes?: { name: string; text: string };
}

export interface PageMoment {
	id: string;
	author: string;
	authorName: string;
	time: number;
	kind: 'text' | 'image' | 'link' | 'video';
	text: string;
	media: Array<{ link: string; file?: PageFile }>;
	private: boolean;
	/** Names of people and labels; missing: everybody sees it. */
	audience?: { only: string[]; not: string[]; reminded: string[] };
	likes: string[];
	comments: Array<{ id: number; name: string; answers: string | null; text: string; time: number }>;
}

/** A line of the log: a request that came in, or a callback that went out. */
export interface LogEntry {
	id: number;
	kind: 'request' | 'callback';
	/** Milliseconds since 1970. */
	at: number;
	/** How long the answer took. */
	ms: number;
	/** The endpoint, or what the gateway calls the event. */
	name: string;
	/** Whom or what a request is about: the receiver's name, and a text. */
	about?: string;
	/** The event of a callback, by E Cloud's number, whatever the gateway calls it. */
	event?: string;
	/** The message that a callback tells of. */
	message?: { from: string; kind: string; text: string };
	ok: boolean;
	/** HTTP status of the answer; null when there was none. */
	status: number | null;
	/** What the answer calls success or failure. */
	code: string;
	/** Why it was refused, in the words of the gateway, or why a callback was lost. */
	reason?: string;
	/** The fault that had been ordered for it, as JSON. */
	fault?: string;
	sent: string;
	answer: string;
}

/** The events of the stream; `reset` in front of everything that a page has to forget. */
export interface PageEvents {
	reset: null;
	state: PageState;
	messages: PageMessage[];
	moments: PageMoment[];
	log: LogEntry[];
}

/** Lines to play; `file` names what comes along with the first of them. */
export interface PlayRequest {
	line: string;
	file?: { name: string; mimeType: string; base64: string };
}

export interface PlayAnswer {
	/** What a line has led to, where there is more to say than that it is done. */
	told: string[];
	/** The callbacks that nobody has taken: HTTP status, or why there was no answer. */
	lost: string[];
}

/** What a friend does with Moments; no gateway tells of it by a callback. */
export type MomentRequest =
	| { as: string; does: 'post'; text: string }
	| { as: string; does: 'like' | 'unlike'; moment: string }
	| { as: string; does: 'comment'; moment: string; text: string };
