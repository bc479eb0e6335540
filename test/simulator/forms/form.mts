/** What a form of the script language is, and how its pattern is written. */
import type { Callback } from '../callbacks.mts';
import type { Gateway } from '../gatewayKind.mts';
import type { Attached, World } from '../world.mts';

/** Where scripts are played. */
export interface Stage {
	world: World;
	gateway: Gateway['name'];
	/** Address of the simulator, for the URLs in callbacks. */
	site: string;
	/** A file that comes along with the line. */
	file?: Attached;
}

/** What a line comes to, once its turn has come. */
export type Step =
	| { wait: number }
	/** `exact`: as it is, also while the old format is in use. */
	| { callback: Callback; exact?: true }
	/** All at once. */
	| { burst: Callback[] }
	| { done: string };

/** The words of a line by the names of their places; those left out are missing. */
export type Match = Record<string, string | undefined>;

export interface Form {
	/** How to write it, for the error message of a line that is none of them. */
	example: string;
	pattern: RegExp;
	/** Delivers nothing. */
	silent?: true;
	steps(stage: Stage, match: Match): Step[];
}

/** Forms of the same kind, under a headline. */
export interface Chapter {
	title: string;
	forms: Form[];
}

/** A name, in quotes or without any, so that the texts of other forms are not taken for names. */
const name = (place: string) => `(?<${place}>["“][^"”]+["”]|[^"“”]+?)`;
/** Text in quotes, with \" and \n inside. */
const text = (place: string) => `["“](?<${place}>(?:[^"”\\\\]|\\\\.)*)["”]`;
/** Text in quotes or, where it is not ambiguous, without. */
const looseText = `(?:${text('quoted')}|(?<bare>[^"“].*?))`;

/** The places of a sentence that are no names. */
const PLACES: Record<string, string> = {
	account: '(?:the )?account',
	group: `(?:the )?group ${name('group')}`,
	text: text('text'),
	quoted: text('quoted'),
	looseText,
	url: '(?<url>https?:\\S+)',
	amount: '[¥￥]?(?<amount>\\d+(?:\\.\\d\\d?)?)',
	number: '(?<number>\\d+)',
	code: '(?<code>[\\w-]+)',
};

/**
 * The pattern of a sentence: `{text}` and the other places above stand for themselves, any other
 * `{word}` for a name, `[ …]` for what may be left out, `(a|b)` for a choice.
 */
export function sentence(template: string): RegExp {
	const source = template
		.replace(/\[([^\]]*)\]/g, '(?:$1)?')
		.replace(/\{(\w+)\}/g, (_, place: string) => PLACES[place] ?? name(place));
	return new RegExp(`^${source}$`, 'i');
}

/** Text between quotes as it was meant. */
export function unquoted(quoted: string): string {
	return quoted.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));
}
