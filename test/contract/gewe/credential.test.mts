import { CredentialTestContext } from 'n8n-core';
import { type ICredentialDataDecryptedObject, NodeHelpers } from 'n8n-workflow';

import { WeChatGatewayApi } from '../../../credentials/WeChatGatewayApi.credentials';
import { testCredential } from '../../../nodes/engine/testCredential';
import { gateways } from '../../../nodes/gateways/choose';
import type { Simulator } from '../../simulator/index.mts';
import { botOf, credentialOf, startGewe } from './stage.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startGewe();
});
afterEach(() => simulator.close());

/** Tests with the helpers that n8n itself gives to a credential test; by default with the device that is online. */
const test = (more: ICredentialDataDecryptedObject = {}) =>
	testCredential(gateways).call(new CredentialTestContext(), {
		id: '1',
		name: 'GeWe',
		type: 'weChatGatewayApi',
		data: credentialOf(simulator, { devices: botOf(simulator).appId, ...more }),
	});

const failed = (message: RegExp) => ({
	status: 'Error',
	message: expect.stringMatching(message),
});

it('passes when the token is right and all devices are online', async () => {
	expect(await test()).toEqual({
		status: 'OK',
		message: 'The gateway accepts the token, and the device is online',
	});
	for (const account of simulator.world.accounts) account.online = true;
	const devices = simulator.world.accounts.map(({ appId }) => appId).join('\n');
	expect(await test({ devices })).toMatchObject({ status: 'OK' });
});

it('tells a wrong token', async () => {
	const result = await test({ token: 'wrong-token-123' });
	expect(result).toEqual(failed(/^The gateway does not accept the token .*console of GeWe/));
	expect(result.message).not.toContain('wrong-token-123');
	// Also without a device.
	expect(await test({ token: 'wrong', devices: '' })).toEqual(failed(/does not accept the token/));
});

it('tells a wrong token that is answered with HTTP 401 and no envelope', async () => {
	simulator.misbehave('*', { status: 401 });
	expect(await test()).toEqual(failed(/does not accept the token \(HTTP 401\).*Token Header/));
});

it('tells a token header that the gateway does not look at', async () => {
	expect(await test({ headerName: 'VideosApi-token' })).toEqual(
		failed(/does not accept the token \("header:X-GEWE-TOKEN/),
	);
	expect(simulator.requests[0].headers['videosapi-token']).toBe(simulator.authorization);
});

it('tells a wrong device, and which', async () => {
	expect(await test({ devices: `${botOf(simulator).appId}, wx_nobody` })).toEqual(
		failed(/^The gateway does not know this device for wx_nobody .*belongs to the token/),
	);
});

it('tells an offline device, and what to do', async () => {
	const { appId } = simulator.world.accounts.find(({ online }) => !online)!;
	expect(await test({ devices: `${appId}, ${botOf(simulator).appId}` })).toEqual(
		failed(new RegExp(`accepts the token, but no account is online on ${appId}\\. .*Log Out`)),
	);
});

it('tells a host that cannot be reached', async () => {
	expect(await test({ baseUrl: 'http://127.0.0.1:9/v2/api' })).toEqual(
		failed(/refuses the connection/),
	);
});

it('tells that a device ID stands in the place of the token, and asks nobody', async () => {
	expect(await test({ token: 'wx_demo0000000000000001' })).toEqual(
		failed(/What stands in Token is the ID of a device/),
	);
	expect(await test({ token: ' ' })).toEqual(failed(/The token is empty/));
	expect(simulator.requests).toEqual([]);
});

it('without a device nothing is known of the token, and it says so', async () => {
	expect(await test({ devices: '' })).toEqual({
		status: 'OK',
		message: expect.stringMatching(
			/^The gateway answers\. .*cannot be tested without a device.*'Login > Get QR Code' in the node 'WeChat \(GeWe\)'/,
		),
	});
	simulator.misbehave('*', { html: true });
	expect(await test({ devices: '' })).toMatchObject({ status: 'Error' });
});

it('an empty Base URL is that of the paid service; what is none is refused', async () => {
	const { base } = gateways.find(({ id }) => id === 'gewe')!;
	expect(base!(' ', '/login/checkOnline')).toBe('http://api.geweapi.com/gewe/v2/api');
	expect(base!('', '/api/message/sendmsg')).toBe('http://api.geweapi.com');
	expect(await test({ baseUrl: 'example.com' })).toEqual(failed(/has to start with http/));
});

it.each([
	['http://h/gewe/v2/api', 'http://h'],
	['http://h:2531/v2/api/', 'http://h:2531'],
	['http://h/own/prefix', 'http://h/own/prefix'],
	['http://h', 'http://h'],
])('legacy paths of %s hang on %s, the others on all of it', (baseUrl, legacy) => {
	const { base } = gateways.find(({ id }) => id === 'gewe')!;
	expect(base!(baseUrl, '/api/message/sendmsg')).toBe(legacy);
	expect(base!(baseUrl, '/message/postText')).toBe(baseUrl);
});

describe('the fields', () => {
	const { properties, authenticate } = new WeChatGatewayApi();

	/** As n8n decides it, in the form of the credential. */
	const shownIn = (data: Record<string, string>) =>
		properties
			.filter(({ type }) => type !== 'hidden')
			.filter((property) => NodeHelpers.displayParameter(data, property, null, null))
			.map(({ name }) => name);

	it('of a gateway are shown for it alone, and none that it does not use', () => {
		expect(shownIn({ gateway: 'eyun', authorization: 'a' })).toEqual([
			'gateway',
			'baseUrl',
			'authorization',
			'sendingProcesses',
		]);
		expect(shownIn({ gateway: 'gewe', devices: 'wx_1' })).toEqual([
			'gateway',
			'baseUrl',
			'token',
			'headerName',
			'devices',
			'callbackSecret',
			'sendingProcesses',
		]);
	});

	// n8n 2.41 fills in the default of the first of them, earlier ones that of the last, for either gateway.
	it('of the same name start with the same', () => {
		const defaults = properties.filter(({ name }) => name === 'baseUrl').map((one) => one.default);
		expect(defaults).toEqual(['', '']);
	});

	it('say what is next while what the first login yields is still empty', () => {
		expect(shownIn({ gateway: 'eyun', authorization: '' })).toContain('noAuthorization');
		expect(shownIn({ gateway: 'gewe', devices: '' })).toContain('noDevices');
		expect(shownIn({ gateway: 'gewe', authorization: '', devices: 'wx_1' })).not.toContain(
			'noAuthorization',
		);
	});

	it('name the node that is meant', () => {
		const texts = properties.map(({ displayName, description }) => `${displayName} ${description}`);
		const logins = texts.filter((text) => text.includes('Login >'));
		expect(logins).toHaveLength(2);
		for (const text of logins) expect(text).toMatch(/in a node 'WeChat \((E Cloud|GeWe)\)'/);
	});

	it.each([
		[{ gateway: 'eyun', authorization: ' a ' }, { Authorization: 'a' }],
		[{ gateway: 'eyun', authorization: 'a', token: 'b' }, { Authorization: 'a' }],
		[{ gateway: 'gewe', token: ' b ' }, { 'X-GEWE-TOKEN': 'b' }],
		[{ gateway: 'gewe', token: 'b', headerName: 'VideosApi-token' }, { 'VideosApi-token': 'b' }],
		[{ gateway: 'gewe', token: '' }, undefined],
	])('%j open with %j', async (data, headers) => {
		const request = { url: '/' };
		const opened = await (authenticate as (...of: unknown[]) => Promise<object>)(data, request);
		expect(opened).toEqual({ url: '/', ...(headers && { headers }) });
	});
});
