/** The five endpoints that the project started from: their examples, request and answer, literally. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isObject, parseExact, parseSpelled, toJson } from '../../../simulator/json.mts';
import { contact } from '../../../simulator/seed/people.mts';
import { newGroup, newMember } from '../../../simulator/seed/groups.mts';
import { closeAll } from '../client.mts';
import { post, startGewe } from './client.mts';

afterEach(closeAll);

type Json = Record<string, any>;

/** Placeholders filled in; read without rounding, and written as they stand here. */
const text = readFileSync('test/fixtures/gewe/examples.json', 'utf8');
const examples = parseExact(text) as Array<{ path: string; request: Json; answer: Json }>;
const spelled = parseSpelled(text) as Array<{ answer: unknown }>;

/** A world that the examples are about. */
async function stage() {
	const simulator = await startGewe();
	const { world } = simulator;
	const [account] = world.accounts;
	account.appId = 'wx_ECMY4oEDuQAP6WimpWwWv';
	const own = newMember(account.wcId, account.nickName);
	world.groups.push(newGroup('34757816141@chatroom', 'Example', account.wcId, [own]));
	world.contacts.push(contact({ wcId: 'wxid_8pvkddddddt22', nickName: 'Example' }));
	return simulator;
}

it.each(examples.map((example, index) => [example.path, index] as const))(
	'%s answers its example to its example',
	async (path, index) => {
		const simulator = await stage();
		const { request, answer } = examples[index];
		const [told = answer.data] = answer.data.List ?? [];
		simulator.world.gewe.next.push(told);
		const { text: received } = await post(simulator, path, request);
		expect(received).toBe(toJson(spelled[index].answer));
	},
);

/** What an answer tells without an order: fresh ids, sizes and times in the places of those. */
const FRESH =
	/"(createTime|msgId|newMsgId|aesKey|fileId|length|md5|NewClientMsgid|Createtime|servertime|NewMsgId)":("[^"]*"|[1-9]\d*)/g;
const plain = (json: string) =>
	json
		.replace(
			FRESH,
			(_, name: string, value: string) => `"${name}":${value.startsWith('"') ? '""' : 1}`,
		)
		// The example of the second is sent to one person and answers with another.
		.replace('zhandaddddd88', 'wxid_8pvkddddddt22');

it.each(examples.map((example, index) => [example.path, index] as const))(
	'%s answers with the very fields of its example, in their order, nothing else',
	async (path, index) => {
		const simulator = await stage();
		const { text: received } = await post(simulator, path, examples[index].request);
		expect(plain(received)).toBe(plain(toJson(spelled[index].answer)));
	},
);

// The documents lie beside the project; a plain clone does not have them.
const SEEDS = '../shared/spec/seeds/';
const seeds = existsSync(SEEDS) ? readdirSync(SEEDS).filter((name) => /^00[0-3]/.test(name)) : [];

/** Every scalar of an example, as it is spelled. */
function scalars(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(scalars);
	return isObject(value) ? Object.values(value).flatMap(scalars) : [toJson(value)];
}

it(`holds the examples of the ${seeds.length} documents, digit by digit`, () => {
	const documents = seeds.map((name) => readFileSync(SEEDS + name, 'utf8')).join('\n');
	if (seeds.length === 0) return;
	for (const value of scalars(spelled.map(({ answer }) => answer))) {
		expect(documents).toContain(value);
	}
});
