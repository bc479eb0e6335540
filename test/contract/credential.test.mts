import { CredentialTestContext } from 'n8n-core';

import { testCredential } from '../../nodes/engine/testCredential';
import { gateways } from '../../nodes/gateways/choose';
import { type Simulator, startSimulator } from '../simulator/index.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startSimulator();
});
afterEach(() => simulator.close());

/** Tests with the helpers that n8n itself gives to a credential test. */
const test = (data: object = {}) =>
	testCredential(gateways).call(new CredentialTestContext(), {
		id: '1',
		name: 'E Cloud',
		type: 'weChatGatewayApi',
		data: {
			gateway: 'eyun',
			baseUrl: simulator.url,
			authorization: simulator.authorization,
			authorizationPrefix: '',
			...data,
		},
	});

it('passes for the right Authorization, also when no account is online', async () => {
	for (const account of simulator.world.accounts) account.online = false;
	expect(await test()).toEqual({ status: 'OK', message: 'The gateway accepts the Authorization' });
	expect(await test({ baseUrl: `${simulator.url}/` })).toMatchObject({ status: 'OK' });
});

it('fails for a wrong one without showing it', async () => {
	const result = await test({ authorization: 'wrong-token-123' });
	expect(result).toMatchObject({ status: 'Error' });
	expect(result.message).toContain('does not accept the Authorization');
	expect(result.message).not.toContain('wrong-token-123');
});

it('fails for a wrong one that is answered with HTTP 401', async () => {
	await simulator.close();
	simulator = await startSimulator({ unauthorizedStatus: 401 });
	expect(await test({ authorization: 'wrong' })).toMatchObject({ status: 'Error' });
});

/** The documented first step: the login that yields it needs a credential. */
describe('while it is empty', () => {
	const next = {
		status: 'OK',
		message: expect.stringMatching(
			/^The gateway answers\. .*still empty: run 'Login > Log In to Gateway' in the node 'WeChat \(E Cloud\)'/,
		),
	};

	it('passes when the gateway answers, and says what is next', async () => {
		expect(await test({ authorization: '' })).toEqual(next);
		expect(await test({ authorization: ' ' })).toEqual(next);
	});

	it('passes as well when the gateway answers with HTTP 401', async () => {
		simulator.misbehave('*', { status: 401 });
		expect(await test({ authorization: '' })).toEqual(next);
	});

	it.each<[string, () => object]>([
		['nothing listens at the Base URL', () => ({ baseUrl: 'http://127.0.0.1:9' })],
		['the Base URL is none', () => ({ baseUrl: 'example.com' })],
		[
			'a web page answers',
			() => {
				simulator.misbehave('*', { html: true });
				return {};
			},
		],
	])('fails all the same when %s', async (_what, prepare) => {
		expect(await test({ authorization: '', ...prepare() })).toMatchObject({ status: 'Error' });
	});
});

it('fails for a host that is not there', async () => {
	expect(await test({ baseUrl: 'http://127.0.0.1:9' })).toMatchObject({
		status: 'Error',
		message: expect.stringContaining('refuses the connection'),
	});
});

it('fails for a web page', async () => {
	simulator.misbehave('*', { html: true });
	expect(await test()).toMatchObject({
		status: 'Error',
		message: expect.stringMatching(/answers with a web page.*Check the Base URL/),
	});
});

it('fails for an answer that cannot be read, and says nothing of what may have been done', async () => {
	simulator.misbehave('*', { broken: 'hangUp' });
	const { status, message } = await test();
	expect(status).toBe('Error');
	expect(message).toContain('Wait a moment and try again');
	expect(message).not.toContain('carried out');
});

it.each(['', 'example.com', 'ftp://example.com'])('fails for the address %j', async (baseUrl) => {
	expect(await test({ baseUrl })).toMatchObject({
		status: 'Error',
		message: expect.stringContaining('http://'),
	});
});
