/** The pictures of the examples, one of which is README's: where they are, and of what they were taken. */
import { readdirSync, readFileSync } from 'node:fs';

import { hashOfFiles } from '../lib/project.mjs';

const FOLDER = 'examples';

/** Beside the pictures: a hash of what each shows, so that a test can tell whether it has gone stale. */
export const PICTURED = `${FOLDER}/pictures/pictured.json`;

/** The one that README shows. */
const IN_README = 'reply-in-a-group';

/** The names of all examples. */
export const examples = (): string[] =>
	readdirSync(FOLDER)
		.filter((file) => file.endsWith('.json'))
		.map((file) => file.slice(0, -'.json'.length))
		.sort();

/** The file of the picture of an example. */
export const pictureOf = (name: string): string =>
	name === IN_README ? 'docs/workflow.png' : `${FOLDER}/pictures/${name}.png`;

/** What the picture of an example looks like follows from its workflow and the icon of the nodes. */
export const hashOfExample = (name: string): string =>
	hashOfFiles([`${FOLDER}/${name}.json`, 'icons/wechat.svg']);

/** Of what the pictures that are there were taken, by the names of the examples. */
export const pictured = (): Record<string, string> => JSON.parse(readFileSync(PICTURED, 'utf8'));
