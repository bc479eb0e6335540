/**
 * Files that the gateway fetches by itself. Which parameters are links, and what may stand behind them, is
 * written in test/fixtures/<gateway>/links.json, from the vendor's documentation.
 *
 * Only links to this machine are fetched, since tests and demos name files on the internet that do not exist;
 * the simulator's own files below /media need no fetching.
 */
import { readFileSync } from 'node:fs';
import type { Call } from './call.mts';
import { Refusal } from './reply.mts';

/** A parameter whose value is a link, or a list of links. */
interface LinkFact {
	path: string;
	name: string;
	/** The largest file that is taken; no limit is documented without it. */
	maxBytes?: number;
	/** The kinds of files that are taken, where the documents name them. */
	formats?: Format[];
}

/** A file that was fetched, or what came in its place. */
export interface Fetched {
	/** The endpoint, and the parameter that held the link. */
	path: string;
	name: string;
	link: string;
	/** The HTTP status; 0 where no answer came. */
	status: number;
	contentType: string;
	bytes: Buffer;
}

type Format = keyof typeof FORMATS;

/** What the files of a kind begin with. */
const FORMATS = {
	png: /^\x89PNG/,
	jpg: /^\xff\xd8\xff/,
	silk: /^\x02?#!SILK_V3/,
	amr: /^#!AMR/,
};

const factsOf = (gateway: string): LinkFact[] =>
	JSON.parse(
		readFileSync(new URL(`../fixtures/${gateway}/links.json`, import.meta.url), 'utf8'),
	) as LinkFact[];

const facts = { eyun: factsOf('eyun'), gewe: factsOf('gewe') };

const LOCAL = /^https?:\/\/(127\.0\.0\.1|localhost)[:/]/i;

async function fetched(path: string, name: string, link: string): Promise<Fetched> {
	const about = { path, name, link };
	try {
		const response = await fetch(link, { signal: AbortSignal.timeout(10_000) });
		return {
			...about,
			status: response.status,
			contentType: response.headers.get('content-type') ?? '',
			bytes: Buffer.from(await response.arrayBuffer()),
		};
	} catch {
		return { ...about, status: 0, contentType: '', bytes: Buffer.alloc(0) };
	}
}

/** Whether a gateway can do something with what came. */
function isTaken({ status, bytes }: Fetched, { maxBytes = Infinity, formats }: LinkFact): boolean {
	const beginning = bytes.subarray(0, 16).toString('latin1');
	const fits = !formats || formats.some((format) => FORMATS[format].test(beginning));
	return status === 200 && bytes.length > 0 && bytes.length <= maxBytes && fits;
}

/**
 * Fetches what the links of a request point to, and keeps it in `fetches` of the surroundings.
 *
 * @throws Refusal, which says no more than that it has failed, where a file cannot be had or is not taken
 */
export async function fetchLinks(gateway: keyof typeof facts, call: Call): Promise<void> {
	const { site, fetches } = call.surroundings;
	for (const fact of facts[gateway].filter(({ path }) => path === call.operation.path)) {
		const isFetched = (link: string) => LOCAL.test(link) && !link.startsWith(`${site}/media/`);
		for (const link of call.list(fact.name).filter(isFetched)) {
			const file = await fetched(fact.path, fact.name, link);
			fetches.push(file);
			if (!isTaken(file, fact)) throw new Refusal();
		}
	}
}
