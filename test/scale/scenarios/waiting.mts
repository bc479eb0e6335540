import { waitFor } from '../../../scripts/lib/wait.mjs';
import { imageCallback, post, textCallback } from '../../e2e/support/callback.mts';
import {
	activatedAt,
	type CallbackGateway,
	openCallbackGateway,
} from '../../e2e/support/gateway.mts';
import { CREDENTIAL_TYPE, type Stage } from '../../e2e/support/stage.mts';
import { numbered } from '../../e2e/support/texts.mts';
import { inARow, SHOP, weChatTrigger } from '../../e2e/support/workflow.mts';
import { counted, sized } from '../support/figures.mts';
import { listening } from '../support/listening.mts';
import type { ManyProcesses, Part } from '../support/stage.mts';
import { started } from '../support/started.mts';

/** In seconds: long enough that a process can be killed meanwhile. */
const QUIET = 10;

/** What a process that is killed was about to do, which nobody else knows of. */
export function waiting(stage: () => ManyProcesses): void {
	const { known } = listening(stage);
	const { arrived, latest, ofEach, settled, statuses } = started(stage);
	let gateway: CallbackGateway;
	let credential: Stage['credential'];
	let isAsked = false;

	beforeAll(async () => {
		gateway = await openCallbackGateway({
			'/queryLoginWx': () => [{ wcId: SHOP, wId: 'w' }],
			// Who asks for an image waits until the gateway is closed.
			'/getMsgImg': async () => {
				isAsked = true;
				await new Promise(() => {});
			},
		});
		credential = await stage().rest.createCredential({
			...{ name: 'Of a gateway where much waits', type: CREDENTIAL_TYPE },
			data: { ...stage().credentialData, baseUrl: gateway.url, authorization: 'waiting-1' },
		});
	});
	afterAll(() => gateway.close());

	/** A workflow that gets all that comes to that gateway, and its address at each webhook process. */
	async function publish(name: string, options: Record<string, unknown>) {
		const events = ['message.text', 'message.image'];
		const trigger = weChatTrigger(credential, {
			...{ events, filters: { maxAgeSeconds: 0 }, options },
		});
		const workflow = await stage().rest.createWorkflow(inARow(name, [trigger]));
		const to = stage().atEach(await activatedAt(gateway, stage(), workflow));
		await known(to);
		return { workflow, to };
	}

	async function ended(part: Part, how: 'kill' | 'stop'): Promise<void> {
		await stage().parts[part][how]();
		await stage().parts[part].startAgain();
	}

	/** So many chats are written in; each process combines no more than 20. */
	const CHATS = sized(10, 20);

	async function write(name: string, address: string): Promise<void> {
		for (const [person, text] of numbered(name, CHATS).entries()) {
			const body = textCallback(text).replaceAll(
				'wxid_lilei00demo01',
				`wxid_${name.replace(' ', '')}${person}`,
			);
			expect(await post(address, body)).toBe(200);
		}
	}

	it.each([
		['webhook 1', 'kill', 'is lost', 0],
		['webhook 1', 'stop', 'is lost', 0],
		['main', 'stop', 'goes on at once', CHATS],
	] as const)('%s, %s: what it was combining %s, and the others lose nothing', async (...row) => {
		const [part, how, , left] = row;
		const { workflow, to } = await publish(`Combining, ${part}, ${how}`, {
			combineSeconds: QUIET,
		});
		const own = part === 'main' ? stage().atMain(to[0]) : to[0];
		await write('its own', own);
		await write('of another', to[1]);
		await ended(part, how);
		await arrived('of another', CHATS, workflow);
		await arrived('its own', left, workflow);
		await settled(workflow);
		const sizes = [await ofEach('its own', workflow), await ofEach('of another', workflow)].map(
			({ size }) => size,
		);
		expect(sizes).toEqual([left, CHATS]);
		counted(
			`${part}, ${how}, while it combined messages of ${CHATS} chats, and another process as many: ${CHATS - sizes[0]} lost of its own, ${CHATS - sizes[1]} of the other one's`,
		);
		await stage().rest.deactivate(workflow);
	});

	it('a worker that was downloading a file leaves a failed execution, and nobody downloads it again', async () => {
		const { workflow, to } = await publish('Downloading', { downloadFiles: ['message.image'] });
		const before = await latest(workflow);
		const image = imageCallback(SHOP);
		expect(await post(to[0], image)).toBe(200);
		await waitFor({ what: 'The download', timeoutMs: 60_000, ask: async () => isAsked });
		await ended(stage().workerOf(String(await latest(workflow))), 'kill');
		await settled(workflow);
		// The gateway delivers it once more, to the other process.
		expect(await post(to[1], image)).toBe(200);
		await settled(workflow);
		const [status, ...more] = await statuses(workflow, before);
		expect(['error', 'crashed']).toContain(status);
		expect(more).toEqual([]);
		counted('a worker killed while it downloaded a file: 1 execution, which has not ended well');
		await stage().rest.deactivate(workflow);
	});
}
