/** *Check Callbacks* with a gateway that is none of the package's, and without n8n. */
import type { IDataObject, IHookFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { checkCallbacks } from '../../../nodes/callbacks/check/checkCallbacks';
import { CHECK_HEADER, isSignedCheck, toBody } from '../../../nodes/callbacks/check/mark';
import { forget, remember } from '../../../nodes/callbacks/recipients';
import { RELAY_HEADER } from '../../../nodes/callbacks/relaySignature';
import { isSignedRelay } from '../../../nodes/callbacks/relaySignature';
import { callbackToken, makeSecrets } from '../../../nodes/callbacks/token';
import type { Call } from '../../../nodes/engine/call';
import { developerOf } from '../../../nodes/engine/developer';
import { CanceledFault } from '../../../nodes/engine/pause';
import { toy } from '../../toy/gateway.mts';
import { mark } from './triggerMark.mts';

const KEY = 'k e y';
const BASE = 'https://n8n.example.com/webhook/1/wechat';

let asked: IHttpRequestOptions[];

interface Setting {
	baseUrl?: string;
	/** What the address answers. */
	answer?: () => unknown;
	accounts?: () => Promise<Array<{ id: string; name: string }>>;
}

const check = async (setting: Setting = {}, triggerUrl = BASE): Promise<IDataObject> => {
	const { baseUrl = 'https://toy.example.com', accounts = async () => [{ id: 'me', name: 'I' }] } =
		setting;
	const { answer = () => ({ statusCode: 200, headers: {}, body: JSON.stringify(toBody(mark)) }) } =
		setting;
	asked = [];
	const context = {
		getCredentials: async () => ({ baseUrl, authorization: KEY }),
		getNodeParameter: (_name: string, otherwise: unknown) => otherwise,
		getExecutionCancelSignal: () => undefined,
		helpers: {
			httpRequest: async (request: IHttpRequestOptions) => {
				asked.push(request);
				return answer();
			},
		},
	};
	const gateway = {
		...toy,
		test: async () => 'The toy says hello',
		addressBook: { ...toy.addressBook, accounts: { action: 'Accounts', read: accounts } },
	};
	return await checkCallbacks({ context, gateway } as unknown as Call, { triggerUrl });
};

afterEach(() => forget(BASE));

it('asks as the gateway would, signed, and with the token where the address has none', async () => {
	await check();
	const [{ url, method, headers, body }] = asked;
	expect([method, url]).toEqual(['POST', `${BASE}?token=${callbackToken(KEY, '')}`]);
	expect(JSON.parse(String(body))).toEqual(toy.callbacks.testCall);
	const { relayKey } = makeSecrets(KEY, '');
	const signature = headers![CHECK_HEADER];
	expect(isSignedCheck(relayKey, signature, Date.now())).toBe(true);
	expect(isSignedCheck(makeSecrets('another', '').relayKey, signature, Date.now())).toBe(false);
	// Nobody gets a callback taken for one of n8n with it.
	expect(headers![RELAY_HEADER]).toBeUndefined();
	expect(isSignedRelay(relayKey, Buffer.from(String(body)), signature, Date.now())).toBe(false);
});

it('a token that was pasted is the one that is tried', async () => {
	await check({}, `${BASE}?token=${'t'.repeat(43)}#top`);
	expect(asked[0].url).toBe(`${BASE}?token=${'t'.repeat(43)}`);
});

it('what the process of the trigger has seen counts, not what this one has', async () => {
	const seen = { ...mark, callback: Date.UTC(2026, 0, 2), refused: { at: 0, reason: 'no token' } };
	const answer = () => ({ statusCode: 200, headers: {}, body: JSON.stringify(toBody(seen)) });
	expect(await check({ answer })).toMatchObject({
		seenSince: '2026-01-01T00:00:00.000Z',
		lastCallback: '2026-01-02T00:00:00.000Z',
		lastRefused: '1970-01-01T00:00:00.000Z',
		refusedFor: 'no token',
	});
});

it('an address that only the own network knows is not fine, although it answers', async () => {
	const local = BASE.replace('n8n.example.com', 'localhost:5678');
	expect(await check({}, local)).toMatchObject({ result: 'notPublic', isPublic: false });
	const inside = { baseUrl: 'http://localhost:1234' };
	expect(await check(inside, local)).toMatchObject({ result: 'fine', isPublic: false });
	// What is no Base URL tells nothing of the network.
	expect(await check({ baseUrl: '' }, local)).toMatchObject({ result: 'notPublic' });
});

it('nobody online is a problem of its own', async () => {
	const found = await check({ accounts: async () => [] });
	expect(found).toMatchObject({
		result: 'gatewayProblem',
		whatToDo: 'No WeChat account is online: log one in first.',
		accounts: [],
	});
	expect((await check()).accounts).toEqual(['I (me)']);
});

it('a connection that fails is told without the token', async () => {
	const answer = () => {
		const token = callbackToken(KEY, '');
		throw new Error(`connect ECONNREFUSED`, { cause: new Error(`to ${BASE}?token=${token}`) });
	};
	const { summary } = await check({ answer });
	expect(summary).toBe(
		`This n8n cannot reach the address: connect ECONNREFUSED: to ${BASE}?token=********`,
	);
});

it.each(['answer', 'accounts'])('who stops the execution stops the check (%s)', async (where) => {
	const stop = () => {
		throw new CanceledFault();
	};
	await expect(check({ [where]: async () => stop() })).rejects.toThrow(CanceledFault);
});

const register = (since: number) => {
	const credentials = { baseUrl: 'https://toy.example.com', authorization: KEY };
	remember({
		base: BASE,
		url: `${BASE}?token=x`,
		tokenVersion: '',
		developer: developerOf(toy, credentials),
		credential: '1',
		workflow: 'Orders',
		kind: 'automatic',
		since,
		hook: {} as IHookFunctions,
	});
};

it('the registration that this process knows is told', async () => {
	register(Date.UTC(2026, 0, 1));
	expect(await check({}, '')).toMatchObject({
		result: 'fine',
		address: BASE,
		registration: 'automatic',
		registeredAt: '2026-01-01T00:00:00.000Z',
		gatewayKnows: 'Toy does not tell which address it has.',
	});
	expect(asked[0].url).toBe(`${BASE}?token=x`);
});

it('of a registration that was there before n8n started, nobody may know the time', async () => {
	register(1);
	expect(await check({}, '')).toMatchObject({ registration: 'automatic', registeredAt: null });
});
