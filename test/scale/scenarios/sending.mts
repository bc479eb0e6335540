import { temporaryFolder } from '../../../scripts/lib/temporary-folder.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import { credentialForGewe, GEWE, startGewe } from '../../e2e/support/gewe.mts';
import { CREDENTIAL_TYPE, type SimulatorProcess } from '../../e2e/support/stage.mts';
import { itemsWith, numbered, sendTexts } from '../../e2e/support/texts.mts';
import { startOn } from '../../e2e/support/workflow.mts';
import { counted, isFull, sized } from '../support/figures.mts';
import type { ManyProcesses } from '../support/stage.mts';

/** What the safe pace of both gateways lets one process send within a minute. */
const PER_MINUTE = 30;

/** A little shorter than the minute: what was sent at its beginning may have come late on a busy machine. */
const ALMOST_A_MINUTE = 57_000;

/** The most of these times that lie within a window. */
const busiest = (times: number[], window: number): number =>
	Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + window).length));

/** A gateway that texts are sent by. */
interface Way {
	simulator: SimulatorProcess;
	credentialData: Record<string, string>;
	/** Where texts are sent to, at its end. */
	path: string;
	/** Of the node. */
	type: string;
}

/** What one account sends when two workers send for it, four workflows at once. */
export function sending(stage: () => ManyProcesses): void {
	const eyun = (): Way => ({
		simulator: stage().simulator,
		credentialData: stage().credentialData,
		path: '/sendText',
		type: 'n8n-nodes-wechat-gateway.weChatEyun',
	});

	async function credentialWith(sendingProcesses: number, { credentialData }: Way = eyun()) {
		const name = `Sending Processes: ${sendingProcesses}`;
		const data = { ...credentialData, sendingProcesses };
		return await stage().rest.createCredential({ name, type: CREDENTIAL_TYPE, data });
	}

	/** Four workflows send so many each at the same time; each text that has arrived, with its time. */
	async function send(
		name: string,
		each: number,
		sendingProcesses: number,
		pacing: string,
		way = eyun(),
	) {
		const { rest } = stage();
		const { control } = way.simulator;
		const credential = await credentialWith(sendingProcesses, way);
		await control.forgetRequests();
		const own = ['A', 'B', 'C', 'D'].map((letter) => `${name} ${letter}`);
		const begun = await Promise.all(
			own.map((texts) =>
				startOn(
					stage(),
					itemsWith(numbered(texts, each)),
					sendTexts({ credential }, { options: { pacing } }, { type: way.type }),
				),
			),
		);
		for (const id of begun) {
			// Each of them may have to wait for all others.
			await rest.waitForExecution(id, 400_000);
		}
		const sent = (await control.requests())
			.filter(({ path }) => path.endsWith(way.path))
			.map(({ body, at, began, ended }) => ({ text: String(body.content), at, began, ended }));
		expect(sent.map(({ text }) => text).sort()).toEqual(
			own.flatMap((texts) => numbered(texts, each)).sort(),
		);
		// Each worker runs two at once: four are under way at the same time in both of them only.
		const first = own.map((texts) => sent.findIndex(({ text }) => text.startsWith(texts)));
		const last = own.map((texts) => sent.findLastIndex(({ text }) => text.startsWith(texts)));
		expect(Math.max(...first)).toBeLessThan(Math.min(...last));
		return sent;
	}

	it('with the number of processes in the credential, all together are no faster than one', async () => {
		const each = sized(11, 20);
		const times = (await send('shared', each, 2, 'safe')).map(({ at }) => at);
		const most = busiest(times, ALMOST_A_MINUTE);
		expect(most).toBeLessThanOrEqual(PER_MINUTE);
		counted(
			`two workers, four workflows, one account, Sending Processes 2: ${most} messages at most within ${ALMOST_A_MINUTE / 1_000} s (${PER_MINUTE} are safe)`,
		);
	});

	// GeWe's safe pace is slower than its limit: it takes minutes until there is anything to count.
	if (isFull) {
		it('the same with GeWe', async () => {
			const simulator = await startGewe(temporaryFolder('wechat-gateway-gewe'));
			const way = {
				...{ simulator, path: '/message/postText', type: GEWE },
				credentialData: await credentialForGewe(simulator),
			};
			const sent = await send('GeWe', 20, 2, 'safe', way).finally(simulator.stop);
			const most = busiest(
				sent.map(({ at }) => at),
				ALMOST_A_MINUTE,
			);
			expect(most).toBeLessThanOrEqual(PER_MINUTE);
			counted(`the same with GeWe: ${most}`);
		});
	}

	it('without it, they are faster than is safe', async () => {
		const times = (await send('alone', sized(11, 20), 1, 'safe')).map(({ at }) => at);
		const most = busiest(times, ALMOST_A_MINUTE);
		expect(most).toBeGreaterThan(PER_MINUTE);
		counted(`the same with Sending Processes 1: ${most}`);
	});

	it('with no pace at all, two messages can be under way at once: each worker has a queue of its own', async () => {
		const { control } = stage().simulator;
		const each = sized(20, 60);
		await control.misbehave('/sendText', { delayMs: 100 }, 'always');
		const sent = await send('unpaced', each, 2, 'off').finally(async () => await control.behave());
		const beside = sent.filter(({ began }) =>
			sent.some((other) => other.began < began && other.ended > began),
		);
		expect(beside.length).toBeGreaterThan(0);
		counted(
			`two workers, four workflows, ${each} messages each, Pacing off: ${beside.length} of ${sent.length} began while another was under way`,
		);
	});

	it('a reply during a broadcast waits for one message of it, not for its end', async () => {
		const { rest, simulator } = stage();
		const credential = await credentialWith(2);
		await simulator.control.forgetRequests();
		const sentBy = async (name: string) =>
			(await simulator.control.requests()).filter(({ body }) =>
				String(body?.content).startsWith(`${name} `),
			);
		const start = async (name: string, count: number) =>
			await startOn(
				stage(),
				itemsWith(numbered(name, count)),
				sendTexts({ credential }, { options: { pacing: 'safe' } }),
			);
		const broadcast = await start('broadcast', 200);
		await waitFor({
			what: 'The beginning of the broadcast',
			timeoutMs: 120_000,
			ask: async () => (await sentBy('broadcast')).length >= 3,
		});
		const reply = await start('reply', 1);
		await rest.waitForExecution(reply);
		const [{ at }] = await sentBy('reply');
		const { startedAt } = (await rest.executions()).find(({ id }) => id === reply)!;
		await rest.stop(broadcast);
		const before = (await sentBy('broadcast')).filter(
			(one) => one.at > Date.parse(startedAt) && one.at < at,
		);
		// One may go out while n8n still prepares the reply, and one was before it in the queue.
		expect(before.length).toBeLessThanOrEqual(2);
		counted(`a reply during a broadcast: ${before.length} of its 200 messages went out before it`);
	});
}
