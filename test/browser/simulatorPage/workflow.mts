/** A workflow in the place of n8n: it answers what members write in the group Family. */
import { openServer } from '../../contract/localServer.mts';
import { toJson } from '../../simulator/json.mts';
import { type Simulator, startSimulator } from '../../simulator/index.mts';

export const FAMILY = '21900000001@chatroom';

interface Ways {
	register: [path: string, body: (url: string) => object];
	send: [path: string, body: (simulator: Simulator, to: string, text: string) => object];
	textOf(callback: any): string | undefined;
}

const WAYS: Record<'eyun' | 'gewe', Ways> = {
	eyun: {
		register: ['/setHttpCallbackUrl', (httpUrl) => ({ httpUrl, type: 2 })],
		send: [
			'/sendText',
			({ world }, wcId, content) => ({ wId: world.accounts[0].wId, wcId, content }),
		],
		textOf: ({ messageType, data }) => (messageType === '80001' ? data.content : undefined),
	},
	gewe: {
		register: ['/gewe/v2/api/login/setCallback', (callbackUrl) => ({ callbackUrl })],
		send: [
			'/gewe/v2/api/message/postText',
			({ world }, toWxid, content) => ({ appId: world.accounts[0].appId, toWxid, content }),
		],
		textOf: ({ Data }) =>
			Data?.MsgType === 1 ? Data.Content.string.replace(/^\S+:\n/, '') : undefined,
	},
};

export interface Scene {
	simulator: Simulator;
	/** Sends a text as the workflow does. */
	send(to: string, text: string): Promise<void>;
	close(): Promise<void>;
}

/** A simulator, and a workflow that is registered with it and answers "TEXT" with "You wrote: TEXT". */
export async function openScene(gateway: 'eyun' | 'gewe' = 'eyun', port = 0): Promise<Scene> {
	const { register, send: sending, textOf } = WAYS[gateway];
	const simulator = await startSimulator({ gateway, port });
	const post = async (path: string, body: object) => {
		const { authorization } = simulator;
		await fetch(simulator.url + path, {
			method: 'POST',
			headers: {
				'Content-Type': 'application/json',
				Authorization: authorization,
				'X-GEWE-TOKEN': authorization,
			},
			body: toJson(body),
		});
	};
	const send = (to: string, text: string) => post(sending[0], sending[1](simulator, to, text));
	const workflow = await openServer(async (request, response) => {
		let body = '';
		for await (const chunk of request) body += chunk;
		response.end('{}');
		const text = textOf(JSON.parse(body));
		if (text !== undefined) await send(FAMILY, `You wrote: ${text}`);
	});
	await post(register[0], {
		...register[1](`${workflow.url}/hook`),
		...(gateway === 'gewe' && { token: simulator.authorization }),
	});
	return {
		simulator,
		send,
		close: async () => {
			await simulator.close();
			await workflow.close();
		},
	};
}
