/** The five endpoints that the project started from: the node sends their examples and gives their answers. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

import type { IDataObject } from 'n8n-workflow';

import { gewe } from '../../../nodes/gateways/gewe';
import { operationsAt } from '../../simulator/gewe/catalog.mts';
import { parseExact, parseSpelled, toJson } from '../../simulator/json.mts';
import { newGroup, newMember } from '../../simulator/seed/groups.mts';
import { contact } from '../../simulator/seed/people.mts';
import { decodeJson } from '../../../nodes/engine/losslessJson';
import { enter } from '../parameters.mts';
import { weChatGewe } from '../n8n.mts';
import { byDevice, calls, run, startGewe } from './stage.mts';

type Json = Record<string, any>;

interface Example {
	path: string;
	request: Json;
	answer: Json;
}

/** Placeholders filled in; read without rounding. */
const text = readFileSync('test/fixtures/gewe/examples.json', 'utf8');
const spelled = parseSpelled(text) as Example[];
const exact = parseExact(text) as Example[];
/** As the node gives it: long numbers as texts. */
const decoded = decodeJson(text) as Example[];

const DEVICE = 'wx_ECMY4oEDuQAP6WimpWwWv';

/** A world that the examples are about, and that answers as they do. */
async function stage(answer: Json) {
	const simulator = await startGewe();
	const { world } = simulator;
	const [account] = world.accounts;
	account.appId = DEVICE;
	const own = newMember(account.wcId, account.nickName);
	world.groups.push(newGroup('34757816141@chatroom', 'Example', account.wcId, [own]));
	world.contacts.push(contact({ wcId: 'wxid_8pvkddddddt22', nickName: 'Example' }));
	world.gewe.next.push(answer.data.List?.[0] ?? answer.data);
	return simulator;
}

it.each(exact.map(({ path }, index): [string, number] => [path, index]))(
	'%s sends its example and gives its answer, down to every field',
	async (path, index) => {
		const { request, answer } = exact[index];
		const simulator = await stage(answer);
		try {
			const { appId, appid, ...entered } = request;
			const [operation] = operationsAt(path);
			const [{ json }] = await run(simulator, {
				...enter(weChatGewe, operation, entered),
				weChatAccount: byDevice(appId ?? appid),
			});
			const [{ text: sent }] = calls(simulator, path);
			expect(parseSpelled(sent)).toEqual(spelled[index].request);
			const { messageId, localId, chatId, accountId, timestamp, ...own } = json;
			expect(own).toEqual(decoded[index].answer.data);
			expect(Object.keys(own)).toEqual(Object.keys(decoded[index].answer.data));
			expect([messageId, localId, chatId, accountId, timestamp]).not.toContain(undefined);
		} finally {
			await simulator.close();
		}
	},
);

it.each(decoded.map((example): [string, Example] => [example.path, example]))(
	'the answer of %s is read to every digit',
	(path, { answer, request }) => {
		const index = decoded.findIndex((example) => example.path === path);
		const body = toJson(exact[index].answer);
		const reply = gewe.read(
			{ statusCode: 200, headers: {}, body },
			{ path, body: request as IDataObject },
		);
		expect(gewe.answer(reply)).toEqual(answer.data);
	},
);

// The documents lie beside the project; a plain clone does not have them.
const SEEDS = '../shared/spec/seeds/';
const seeds = existsSync(SEEDS)
	? readdirSync(SEEDS)
			.filter((name) => /^00[0-3]/.test(name))
			.map((name) => readFileSync(SEEDS + name, 'utf8'))
	: [];

/** The places that the documents leave open, as the examples have them. */
const PLACEHOLDERS: Array<[RegExp, string]> = [
	[/\{\{appid\}\}/g, DEVICE],
	[/\{\{toWxid\}\}/g, '34757816141@chatroom'],
	[/"xxxxxxxx"/g, '"wxid_8pvkddddddt22"'],
];

/** The one example that is no JSON: the quotes within its XML are not escaped. */
const escaped = (document: string) =>
	document.replace(
		/("xml": ")(<appmsg[\s\S]*?<\/appmsg>)(")/,
		(_, before: string, xml: string, after: string) =>
			`${before}${xml.replace(/"/g, '\\"')}${after}`,
	);

/** Every JSON object that stands in a text, read without rounding; what only looks like one is none. */
function objectsIn(document: string): unknown[] {
	const found: unknown[] = [];
	for (let start = document.indexOf('{'); start >= 0;) {
		let end = start;
		let object: unknown;
		while (object === undefined && (end = document.indexOf('}', end + 1)) >= 0) {
			try {
				object = parseSpelled(document.slice(start, end + 1));
			} catch {
				// It goes on.
			}
		}
		if (object !== undefined) found.push(object);
		start = document.indexOf('{', object === undefined ? start + 1 : end + 1);
	}
	return found;
}

it(`the examples are those of the ${seeds.length} documents`, () => {
	if (seeds.length === 0) return;
	const objects = seeds
		.map((seed) => PLACEHOLDERS.reduce((text, [what, by]) => text.replace(what, by), escaped(seed)))
		.flatMap(objectsIn)
		.map((object) => toJson(object));
	for (const { request, answer } of spelled) {
		expect(objects).toContain(toJson(request));
		expect(objects).toContain(toJson(answer));
	}
});
