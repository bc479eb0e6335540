import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorOf, itemsOf } from '../../../scripts/lib/n8n-rest.mjs';
import { byId } from '../../editor.mts';
import { callbackToken } from '../../../nodes/callbacks/token';
import { overlapped } from '../../simulator/record.mts';
import { credentialForGewe, GEWE, startGewe } from '../support/gewe.mts';
import { type Listening, registrations, TRIGGER } from '../support/registrations.mts';
import { CREDENTIAL_TYPE, type Stage } from '../support/stage.mts';
import { itemsWith, numbered } from '../support/texts.mts';
import {
	activated,
	byWcId,
	executionAfter,
	FAMILY,
	inARow,
	LI_LEI,
	runOn,
	SHOP,
	weChatEyun,
	weChatTrigger,
} from '../support/workflow.mts';
import { answeringChats } from './answeringChats.mts';
import { chatAnswers } from './chatAnswers.mts';
import { files } from './files.mts';
import { filesByLink } from './filesByLink.mts';
import { nothingFilledIn, type Way } from './nothingFilledIn.mts';
import { reviewing } from './reviewing.mts';
import { smallThings } from './smallThings.mts';
import { waiting } from './waiting.mts';

const EYUN = 'n8n-nodes-wechat-gateway.weChatEyun';

const SET = '/login/setCallback';
const SEND = '/message/postText';

/** What the console of GeWe sends with each callback. */
const SECRET = 'console-secret-of-the-test-0123456789';

/** The second account of the simulated world, offline at the beginning. */
const ASSISTANT = 'wxid_bot000demo33';

/** Nobody of the simulated world. */
const STRANGER = 'wxid_nobody00demo99';

const DIALECTS = ['nested', 'flat'] as const;

/** GeWe in the n8n in which everything else runs with E Cloud. */
export function bothGateways(stage: () => Stage): void {
	let gewe: Stage['simulator'];
	let credential: Stage['credential'];
	/** The device is known from the callback then. */
	let withoutDevices: Stage['credential'];
	let folder: string;

	/** A credential for the simulated GeWe; what it says otherwise goes first. */
	const credentialWith = async (name: string, more: Record<string, string> = {}) =>
		await stage().rest.createCredential({
			name,
			type: CREDENTIAL_TYPE,
			data: { ...(await credentialForGewe(gewe)), ...more },
		});

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'wechat-gateway-e2e-'));
		gewe = await startGewe(folder);
		credential = await credentialWith('GeWe');
		withoutDevices = await credentialWith('GeWe, no devices', { devices: '' });
	});
	afterAll(async () => {
		await gewe?.stop();
		rmSync(folder, { recursive: true, force: true });
	});

	/** The stage, with the other gateway on it. */
	const on = (simulator: Stage['simulator']): Stage => ({ ...stage(), simulator });

	/** A node for GeWe, which differs from E Cloud's in its type and its credential alone. */
	const onGewe = (name: string, parameters: Record<string, unknown>, used = credential) => ({
		...weChatEyun(used, name, parameters),
		type: GEWE,
	});

	const inTheGroup = {
		weChatAccount: byWcId('={{ $("WeChat Trigger").item.json.accountId }}'),
		to: byId('={{ $("WeChat Trigger").item.json.chatId }}'),
	};

	/** Looks up who has written in a group, answers with the name, and takes the answer back. */
	const slipOfTheFinger = (name: string, used: Stage['credential'], type: string) => {
		const node = (...[title, parameters]: [string, Record<string, unknown>]) => ({
			...weChatEyun(used, title, parameters),
			type,
		});
		return inARow(name, [
			weChatTrigger(used, { chatType: 'group' }),
			node('Member', {
				...{ resource: 'group', operation: 'getMember' },
				weChatAccount: inTheGroup.weChatAccount,
				chatRoomId: byId('={{ $json.chatId }}'),
				userList: byId('={{ $json.senderId }}'),
			}),
			node('Answer', {
				...{ resource: 'message', operation: 'sendText', ...inTheGroup },
				text: '={{ "Hello " + $json.nickName }}',
			}),
			node('Revoke', { resource: 'message', operation: 'revoke', ...inTheGroup }),
		]);
	};

	describe('from a message in a group to the member, the answer and its recall', () => {
		const ways = [
			['E Cloud', EYUN, () => stage().simulator, () => stage().credential, undefined],
			...DIALECTS.map(
				(dialect) => [`GeWe, ${dialect}`, GEWE, () => gewe, () => withoutDevices, dialect] as const,
			),
		] as const;

		it.each(ways)('with %s', async (name, type, simulator, used, dialect) => {
			if (dialect) await simulator().control.setGewe({ dialect });
			const there = on(simulator());
			const workflow = await activated(there, slipOfTheFinger(`Slip: ${name}`, used(), type));
			const text = `Do you have tea? ${name}`;
			const execution = await executionAfter(
				there,
				workflow,
				`Li Lei writes "${text}" in group Family`,
			);
			await stage().rest.deactivate(workflow);
			expect(errorOf(execution)).toBeUndefined();
			expect(itemsOf(execution, 'WeChat Trigger')).toMatchObject([
				{ json: { accountId: SHOP, chatId: FAMILY, senderId: LI_LEI, text } },
			]);
			expect(itemsOf(execution, 'Member')).toMatchObject([{ json: { userName: LI_LEI } }]);
			const answers = (await simulator().control.messages(FAMILY)).filter(
				({ direction, text: said }) => direction === 'sent' && said === 'Hello Li Lei',
			);
			expect(answers.at(-1)).toMatchObject({ from: SHOP, revoked: true });
		});
	});

	/** A node of a gateway, of which nothing is chosen beforehand. */
	const bare =
		(type: string, used: () => Stage['credential']): Way['node'] =>
		(name, parameters) => ({
			...weChatEyun(used(), name, {}),
			...{ type, parameters },
		});

	const ways: Way[] = [
		{ name: 'E Cloud', stage, node: bare(EYUN, () => stage().credential) },
		...DIALECTS.map((dialect): Way => ({
			name: `GeWe, ${dialect}`,
			stage: () => ({ ...on(gewe), credential: withoutDevices }),
			node: bare(GEWE, () => withoutDevices),
			prepare: async () => await gewe.control.setGewe({ dialect }),
		})),
	];

	nothingFilledIn(ways);
	answeringChats(ways);
	files(ways);
	const oneEach = [
		ways[0],
		{
			name: 'GeWe',
			stage: () => ({ ...on(gewe), credential }),
			node: bare(GEWE, () => credential),
		},
	];
	filesByLink(oneEach);
	waiting(oneEach);
	reviewing(oneEach);
	chatAnswers(oneEach);
	smallThings(oneEach);

	describe('registration at GeWe', () => {
		const { callbackUrl, deliveredTo, left, created, active, arrives, toldAgain, there, gone } =
			registrations(() => ({ ...on(gewe), credential }));
		let production: Listening;

		it('the webhook answers the test of the URL while it is being set', async () => {
			await gewe.control.forgetRequests();
			production = await active('At GeWe');
			const [set] = (await gewe.control.requests()).filter(({ path }) => path === SET);
			expect(set).toMatchObject({ status: 200, answer: expect.stringContaining('"ret":200') });
			await arrives('through GeWe', [production.workflow, 'production']);
		});

		it('in a test run as well, and production gets its message, too', async () => {
			const draft = await created('Draft at GeWe');
			await stage().rest.listenForTestEvent(draft.workflow, TRIGGER);
			await deliveredTo(draft.test);
			await arrives('for both', [draft.workflow, 'manual'], [production.workflow, 'production']);
			await left(draft.test);
			await arrives('after the test run', [production.workflow, 'production']);
		});

		it('a second workflow gets the same, and leaves the first one when it is deactivated', async () => {
			const other = await active('Beside it at GeWe');
			await arrives('at both', [production.workflow, 'production'], [other.workflow, 'production']);
			await stage().rest.deactivate(other.workflow);
			await left(other.production);
			await arrives('at one', [production.workflow, 'production']);
		});

		it('a start of n8n sets it again', async () => {
			await gewe.control.forgetRequests();
			await stage().restart();
			await toldAgain(gewe, SET);
			await deliveredTo(production.production);
			await arrives('after the start', [production.workflow, 'production']);
		});

		it('after a deactivation GeWe goes on delivering, and n8n answers 404', async () => {
			await stage().rest.deactivate(production.workflow);
			await gone(production.production);
			expect(await callbackUrl()).toContain(production.production);
			const [played] = await gewe.control.play('Li Lei writes "to nobody"');
			expect(played.httpStatus).toBe(404);
		});

		it('with the secret of the console, callbacks come with it and others are refused', async () => {
			const data = await credentialWith('GeWe, secret', { callbackSecret: SECRET });
			const node = weChatTrigger(data, { options: { registration: 'manual' } });
			const workflow = await stage().rest.createWorkflow(inARow('By hand', [node]));
			await stage().rest.activate(workflow);
			const address = `/webhook/${String(node.webhookId)}/`;
			await there(address);
			const url = new URL(`${stage().rest.url}${address}wechat`);
			url.searchParams.set('token', callbackToken(gewe.authorization, ''));
			await gewe.control.subscribe(url.toString(), SECRET);
			await arrives('with the secret', [workflow, 'production']);
			await gewe.control.setGewe({ headerSecret: null });
			const [played] = await gewe.control.play('Li Lei writes "without it"');
			expect(played.httpStatus).toBe(403);
			await stage().rest.deactivate(workflow);
		});
	});

	describe('sending', () => {
		const toTheGroup = { resource: 'message', operation: 'sendText', to: byId(FAMILY) };

		it('100 items arrive in their order, one in flight', async () => {
			const texts = numbered('gewe', 100);
			await gewe.control.forgetRequests();
			await gewe.control.misbehave(SEND, { delayMs: 3 }, 'always');
			const send = onGewe('Send', {
				...toTheGroup,
				text: '={{ $json.text }}',
				options: { pacing: 'off' },
			});
			const execution = await runOn(stage(), itemsWith(texts), send);
			await gewe.control.behave();
			expect(errorOf(execution)).toBeUndefined();
			const requests = (await gewe.control.requests()).filter(({ path }) => path === SEND);
			expect(requests.map(({ body }) => body.content)).toEqual(texts);
			const beside = requests.filter((one, at) => at > 0 && overlapped(requests[at - 1], one));
			expect(beside).toEqual([]);
		});

		it('an account that is offline is told, by its WeChat ID and by its device', async () => {
			const { accounts } = await gewe.control.state();
			const { appId } = accounts.find(({ wcId }: { wcId: string }) => wcId === ASSISTANT);
			const ways = [byWcId(ASSISTANT), { __rl: true, mode: 'appId', value: appId }];
			for (const weChatAccount of ways) {
				const send = onGewe('Send', { ...toTheGroup, text: 'Hello', weChatAccount });
				const execution = await runOn(stage(), [{}], send);
				expect(errorOf(execution)).toMatch(/offline/);
				expect(execution.data.resultData.error.description).toContain('log in again');
			}
		});

		it('a wrong token is told and not shown', async () => {
			const token = 'wrong-token-of-the-test-0123456789';
			const wrong = await credentialWith('GeWe, wrong token', { token });
			const [appId] = (await credentialForGewe(gewe)).devices.split(', ');
			const weChatAccount = { __rl: true, mode: 'appId', value: appId };
			const send = onGewe('Send', { ...toTheGroup, text: 'Hello', weChatAccount }, wrong);
			const execution = await runOn(stage(), [{}], send);
			expect(errorOf(execution)).toMatch(/does not accept the token/i);
			expect(execution.raw).not.toContain(token);
			expect(stage().n8nLog().includes(token)).toBe(false);
		});

		it('a failure inside of a success of the legacy API is told, with the receiver', async () => {
			const send = onGewe('Send', {
				resource: 'legacyMessage',
				operation: 'sendApp',
				to: byId(STRANGER),
				messageXml: '<appmsg><title>Hello</title><type>5</type></appmsg>',
			});
			const execution = await runOn(stage(), [{}], send);
			expect(errorOf(execution)).toContain(STRANGER);
		});
	});

	it('neither any execution nor the log of n8n contains the token of GeWe', async () => {
		const executions = await stage().allExecutions();
		expect(executions.length).toBeGreaterThan(0);
		// Booleans, because a failed comparison of texts would print the secret itself.
		const shown = executions.filter(({ raw }) => raw.includes(gewe.authorization));
		expect(shown.map(({ id }) => id)).toEqual([]);
		expect(stage().n8nLog().includes(gewe.authorization)).toBe(false);
		expect(stage().n8nLog().includes(SECRET)).toBe(false);
	});
}
