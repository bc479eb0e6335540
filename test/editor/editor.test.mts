/** What somebody does first, in the editor of a real n8n, with the mouse and the keyboard only. */
import type { Browser } from 'playwright-core';
import { NEWEST } from '../../scripts/lib/n8n-versions.mjs';
import type { ChatMessage } from '../../scripts/lib/simulator-control.mjs';
import { waitFor } from '../../scripts/lib/wait.mjs';
import { openBrowser } from '../browser/browser.mts';
import { byId } from '../editor.mts';
import { CREDENTIAL_TYPE, openStage, OPENING_MS, type Stage } from '../e2e/support/stage.mts';
import { inARow, LI_LEI, weChatEyun } from '../e2e/support/workflow.mts';
import { Editor } from './support/editor.mts';

const ANSWER = 'Yes, until six.';

const isAnswer = ({ chatName, direction, text }: ChatMessage) =>
	chatName === 'Lucy' && direction === 'sent' && text === ANSWER;

let stage: Stage;
let browser: Browser;
let editor: Editor;

beforeAll(async () => {
	browser = await openBrowser();
	stage = await openStage(NEWEST);
	editor = await Editor.open(browser, stage.rest.url);
}, OPENING_MS);
afterAll(async () => {
	await browser?.close();
	await stage?.close();
});

/** As the list calls them: it leaves out the word "Trigger". */
const NODES = ['WeChat (E Cloud)', 'WeChat (GeWe)'];
const WITH_TRIGGER = ['WeChat', ...NODES];

it.each([
	['WeChat', WITH_TRIGGER],
	['微信', WITH_TRIGGER],
	['朋友圈', NODES],
	['hitl', NODES],
])('the search for "%s" finds %j', async (words, names) => {
	await editor.beginWorkflow();
	await editor.search(words);
	for (const name of names) await editor.entry(name).first().waitFor();
});

it('a credential says when it is wrong, and when it is right', async () => {
	const { baseUrl, authorization } = stage.credentialData;
	await editor.newCredential('WeChat Gateway API');
	await editor.write('baseUrl', baseUrl);
	await editor.write('authorization', 'of-somebody-else');
	await editor.saveCredential();
	await editor.page.getByText('Couldn’t connect with these settings').waitFor();
	await editor.page.getByText('More details').click();
	await editor.page.getByText('The gateway does not accept the Authorization').waitFor();
	await editor.write('authorization', authorization);
	await editor.saveCredential();
	await editor.page.getByText('Connection tested successfully').waitFor();
});

it('a workflow of two nodes, made of what the lists offer, answers', async () => {
	const { control } = stage.simulator;
	await editor.beginWorkflow();
	await editor.add('wechat', 'WeChat', 'When a text message arrives');
	await editor.chooseCredential(stage.credential);
	await editor.closeNode();
	await editor.addBehind();
	await editor.add('wechat', 'WeChat (E Cloud)', 'Send text message to contact or group');
	await editor.chooseCredential(stage.credential);
	await editor.pick('weChatAccount', 'Demo Shop');
	await editor.pick('to', 'Lucy');
	await editor.write('text', ANSWER);
	await editor.closeNode();

	await editor.part('execute-workflow-button').click();
	await waitFor({
		what: 'The registration of the callback',
		timeoutMs: 60_000,
		ask: async () => (await control.state()).developer.callbackUrl,
	});
	await control.play('Lucy writes "Are you open on Sunday?"');
	await waitFor({
		what: 'The answer',
		timeoutMs: 60_000,
		ask: async () => (await control.messages()).some(isAnswer),
	});
	await editor.part('canvas-node-status-success').nth(1).waitFor();
});

describe('the quick start, word for word', () => {
	it('sends a message', async () => {
		const { control } = stage.simulator;
		await editor.createWorkflow();
		await editor.entry('Trigger manually').first().click();
		await editor.addBehind();
		await editor.add('wechat', 'WeChat (E Cloud)', 'Send text message to contact or group');
		await editor.chooseCredential(stage.credential);
		await editor.pick('to', 'Li Lei');
		await editor.write('text', 'Your tea has come');
		await editor.part('node-execute-button').click();
		await editor.part('output-panel').getByText('messageId').first().waitFor();
		expect((await control.messages()).at(-1)).toMatchObject({
			chatName: 'Li Lei',
			direction: 'sent',
			text: 'Your tea has come',
		});
	});

	it('answers who writes in private, and nobody in a group', async () => {
		const { control } = stage.simulator;
		await editor.createWorkflow();
		await editor.add('wechat', 'WeChat', 'When a text message arrives');
		await editor.chooseCredential(stage.credential);
		await editor.choose('chatType', 'Private Chats');
		await editor.closeNode();
		await editor.addBehind();
		await editor.add('wechat', 'WeChat (E Cloud)', 'Send text message to contact or group');
		await editor.chooseCredential(stage.credential);
		await editor.pickMode('to', 'By ID');
		await editor.picker('to').fill('{{ $json.chatId }}');
		await editor.write('text', 'You wrote: {{ $json.text }}');
		await editor.closeNode();
		await editor.publish();
		await waitFor({
			what: 'The registration of the callback',
			timeoutMs: 60_000,
			ask: async () => (await control.state()).developer.callbackUrl,
		});
		await control.play('Li Lei writes "Hello" in group Family');
		await control.play('Lucy writes "Are you open on Sunday?"');
		const answered = await waitFor({
			what: 'The answer',
			timeoutMs: 60_000,
			ask: async () => {
				const sent = (await control.messages()).filter(({ text }) => text.startsWith('You wrote'));
				return sent.length > 0 && sent;
			},
		});
		expect(answered.map(({ chatName, text }) => [chatName, text])).toEqual([
			['Lucy', 'You wrote: Are you open on Sunday?'],
		]);
	});
});

it('a label is made from within the list of labels', async () => {
	const { rest, credential } = stage;
	const parameters = {
		...{ resource: 'label', operation: 'setForContact', contact: byId(LI_LEI) },
		labelIdList: { picked: [{ id: { __rl: true, mode: 'list', value: '' } }] },
	};
	const node = weChatEyun(credential, 'Labels', parameters);
	const { id } = await rest.createWorkflow(inARow('Labels', [node]));
	await editor.openNode(id, node.name);
	await editor.searchPicker('id', 'Green tea');
	await editor.page.getByText('Create a label of the name typed above').click();
	const chosen = await waitFor({
		what: 'The label',
		timeoutMs: 60_000,
		ask: async () => Number(await editor.picker('id').inputValue()),
	});
	const { results } = await rest.search({
		type: String(node.type),
		method: 'searchLabels',
		parameters,
		credentials: { [CREDENTIAL_TYPE]: credential },
	});
	expect(results).toContainEqual({ name: `Green tea (${chosen})`, value: String(chosen) });
});
