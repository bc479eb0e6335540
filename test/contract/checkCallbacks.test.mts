/** *Check Callbacks*: what stands at n8n's own address, as each gateway's node finds it out. */
import type { INodeParameters } from 'n8n-workflow';

import { callbackToken } from '../../nodes/callbacks/token';
import { startSimulator, type Simulator } from '../simulator/index.mts';
import { callbackKinds } from './callbackKinds.mts';
import { errorOf } from './errorOf.mts';
import { type LiveTrigger, openTrigger } from './liveTrigger.mts';
import { runNode } from './runNode.mts';
import { underTest } from './underTest.mts';

let triggers = 0;

describe.each(callbackKinds)('$name', ({ id, fields }) => {
	let simulator: Simulator;
	let trigger: LiveTrigger;

	/** What a workflow with the same credential finds. */
	async function check(triggerUrl = '') {
		const [{ json }] = await runNode(
			{
				gateway: id,
				baseUrl: simulator.url,
				fields: underTest[id].credential(simulator),
				parameters: { resource: 'incomingMessage', operation: 'checkCallbacks', triggerUrl },
			},
			underTest[id].nodeType,
		);
		expect(JSON.stringify(json)).not.toMatch(/token=|"[\w-]{43}"/);
		return json;
	}

	const open = async (parameters: INodeParameters = {}, prefix = '') => {
		const credential = underTest[id].credential(simulator);
		const setting = { gateway: id, baseUrl: simulator.url, fields: credential, parameters };
		trigger = await openTrigger(setting, `check-${id}-${++triggers}`, prefix);
	};

	beforeEach(async () => {
		simulator = await startSimulator({ gateway: id });
		for (const account of simulator.world.accounts) account.online = true;
		await open();
	});
	afterEach(async () => {
		await trigger.close();
		await simulator.close();
	});

	it('all is well, and nothing of it is taken for a callback', async () => {
		await trigger.activate();
		await simulator.settled();
		const found = await check();
		expect(found).toMatchObject({
			result: 'fine',
			summary: 'The address works from inside: the node "Node" of the workflow "Shop" answers',
			address: trigger.address,
			registration: 'automatic',
			registeredAt: expect.stringMatching(/Z$/),
			isPublic: false,
			httpStatus: 200,
			workflow: 'Shop',
			workflowId: `of check-${id}-${triggers}`,
			lastCallback: null,
			lastRefused: null,
			gateway: expect.stringContaining('The gateway accepts the'),
			accounts: expect.arrayContaining([expect.any(String)]),
		});
		expect(found.whatToDo).toContain('Send a message to the account');
		expect(trigger.started).toEqual([]);
	});

	it('what has come is told by the process that takes it', async () => {
		await trigger.activate();
		await simulator.play('Li Lei writes "Hello"');
		const found = await check();
		expect(Date.parse(String(found.lastCallback))).toBeGreaterThan(0);
		expect(found.whatToDo).toBe(
			'The last callback came less than a minute ago. If the account has got a message since then, publish the workflow again, so that the gateway learns the address.',
		);
		expect(trigger.started.map(({ json }) => json.text)).toEqual(['Hello']);
	});

	it('with a manual registration, it is the user who tells the gateway', async () => {
		await trigger.close();
		await open({ options: { registration: 'manual' } });
		await trigger.activate();
		const found = await check();
		expect(found).toMatchObject({ result: 'fine', registration: 'manual', registeredAt: null });
		expect(found.whatToDo).toContain('enter the address at the gateway again');
	});

	it('an address that is not known is asked for', async () => {
		const found = await check();
		expect(found).toMatchObject({ result: 'unknown', address: null, registration: 'unknown' });
		expect(found.whatToDo).toContain('Trigger URL');
	});

	it('one that is pasted is called, with any token of the trigger', async () => {
		await trigger.close();
		await open({ options: { urlVersion: '2' } });
		expect(await check(trigger.address)).toMatchObject({ result: 'fine', registration: 'unknown' });
		const url = `${trigger.address}?token=${callbackToken(simulator.authorization, '')}`;
		expect(await check(url)).toMatchObject({ result: 'wrongToken', workflow: 'Shop' });
	});

	it('a trigger with another key refuses, and tells nothing', async () => {
		await trigger.close();
		const setting = { gateway: id, baseUrl: simulator.url, fields: fields('another key') };
		trigger = await openTrigger(setting, `check-${id}-${++triggers}`);
		const found = await check(trigger.address);
		expect(found).toMatchObject({ result: 'refused', httpStatus: 403, workflow: null });
		expect(found.whatToDo).toContain('the same credential');
	});

	it('what is no address of a trigger is not called: it could start another workflow', async () => {
		for (const wrong of [
			'n8n',
			'ftp://n8n.example.com/webhook/1/wechat',
			trigger.address.replace('/wechat', ''),
		]) {
			const error = await errorOf(check(wrong));
			expect(error.message).toBe("'Trigger URL' is not the address of a WeChat Trigger");
		}
	});

	it('nobody there', async () => {
		await trigger.activate();
		await trigger.close();
		expect(await check(trigger.address)).toMatchObject({
			result: 'unreachable',
			httpStatus: null,
			summary: expect.stringContaining('ECONNREFUSED'),
		});
	});

	const page = '<!DOCTYPE html>\n<html><head><title>n8n.io - Workflow Automation</title>';
	it.each([
		['wrongPath', 200, page, 'Look at the reverse proxy'],
		['wrongPath', 404, '<!DOCTYPE html>\n<pre>Cannot POST /n8n/webhook/1</pre>', 'path unchanged'],
		['somethingElse', 200, '<html>Welcome', 'Look at the reverse proxy'],
		['somethingElse', 200, '{"message":"Workflow was started"}', 'another workflow'],
		[
			'inactive',
			404,
			'{"code":404,"message":"The requested webhook \\"POST x\\" is not registered."}',
			'Publish',
		],
		[
			'inactive',
			404,
			'{"code":404,"message":"Active version not found for workflow with id \\"x\\""}',
			'Publish',
		],
		['somethingElse', 404, 'Not here', 'another server'],
		['refused', 401, 'Who are you?', 'firewall'],
		['unreachable', 502, 'Bad Gateway', 'log of the reverse proxy'],
	])('%s (%s %s)', async (result, status, body, todo) => {
		await trigger.activate();
		trigger.replaceBy((response) => void response.writeHead(Number(status)).end(body));
		const found = await check();
		expect(found).toMatchObject({ result, httpStatus: status });
		expect(found.whatToDo).toContain(todo);
	});

	it('the editor behind a path that a proxy hides', async () => {
		await trigger.close();
		await open({}, '/n8n');
		await trigger.activate();
		trigger.replaceBy((response) => void response.writeHead(200).end(page));
		const found = await check();
		expect(found.result).toBe('wrongPath');
		expect(found.whatToDo).toContain('begins with the path /n8n/');
	});

	it('a redirect is told and not followed, without the token in its query', async () => {
		await trigger.activate();
		await simulator.settled();
		const asked: unknown[] = [];
		trigger.replaceBy((response, { url }) => {
			asked.push(url);
			response.writeHead(302, { Location: `/signin?to=${url}` }).end();
		});
		expect(await check()).toMatchObject({
			result: 'redirected',
			summary: 'The address redirects to /signin (status 302)',
		});
		expect(asked).toHaveLength(1);
	});

	it('a gateway that is away is one of the things that are found', async () => {
		await trigger.activate();
		simulator.misbehave('*', { html: true }, Infinity);
		const found = await check();
		expect(found).toMatchObject({ result: 'gatewayProblem', httpStatus: 200, accounts: [] });
		expect(found.whatToDo).toContain('web page');
	});

	it('so is that nobody is online', async () => {
		await trigger.activate();
		for (const account of simulator.world.accounts) account.online = false;
		const found = await check();
		expect(found.result).toBe('gatewayProblem');
		expect(found.whatToDo).toMatch(/^(No WeChat account is online|.*no account is online on)/);
	});
});
