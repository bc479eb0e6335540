/**
 * `npm run docs:editor`: takes the pictures of the examples, README's among them, in the editor of a real n8n.
 * Only those whose example has changed since, unless --all says so.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { openBrowser } from '../test/browser/browser.mts';
import { CREDENTIAL_TYPE, openStage, type Stage } from '../test/e2e/support/stage.mts';
import { Editor } from '../test/editor/support/editor.mts';
import { readExample, withCredentials } from '../test/examples/support/importing.mts';
import {
	examples,
	hashOfExample,
	pictured,
	pictureOf,
	PICTURED,
} from './documents/picturesOfExamples.mts';
import { NEWEST } from './lib/n8n-versions.mjs';
import { say } from './lib/progress.mjs';
import { build } from './lib/setup.mjs';

/** The credentials that the examples name, by their types: with one, a node shows no warning. */
async function credentialsFor({ rest, credential }: Stage) {
	const make = async (type: string, data: Record<string, string>) =>
		await rest.createCredential({ name: type, type, data });
	return {
		[CREDENTIAL_TYPE]: credential,
		httpHeaderAuth: await make('httpHeaderAuth', { name: 'X-Example-Key', value: 'example' }),
		httpBearerAuth: await make('httpBearerAuth', { token: 'example' }),
		openAiApi: await make('openAiApi', { apiKey: 'example' }),
		rabbitmq: await make('rabbitmq', { hostname: 'queue.example.com', password: 'example' }),
		postgres: await make('postgres', { host: 'db.example.com', password: 'example' }),
	};
}

const before = existsSync(PICTURED) ? pictured() : {};
const isFresh = (name: string) =>
	existsSync(pictureOf(name)) && before[name] === hashOfExample(name);
const wanted = examples().filter((name) => process.argv.includes('--all') || !isFresh(name));

async function takeThem() {
	await build();
	const stage = await openStage(NEWEST);
	const browser = await openBrowser().catch(async (error: unknown) => {
		await stage.close();
		throw error;
	});
	try {
		const credentials = await credentialsFor(stage);
		const editor = await Editor.open(browser, stage.rest.url, { width: 1600, height: 950 });
		for (const name of wanted) {
			const workflow = withCredentials(readExample(name), credentials);
			const { id } = await stage.rest.createWorkflow(workflow);
			mkdirSync(dirname(pictureOf(name)), { recursive: true });
			await editor.pictureOf(id, workflow.nodes.length, pictureOf(name));
			say(`${pictureOf(name)} is taken`);
		}
	} finally {
		await browser.close();
		await stage.close();
	}
	const hashes = Object.fromEntries(examples().map((name) => [name, hashOfExample(name)]));
	writeFileSync(PICTURED, `${JSON.stringify(hashes, null, '\t')}\n`);
}

if (wanted.length > 0) await takeThem();
else say('Every picture shows its example as it is');
process.exit();
