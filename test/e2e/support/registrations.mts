import { itemsOf, type Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import type { Stage } from './stage.mts';
import { inARow, weChatTrigger } from './workflow.mts';

type Gateway = Stage['simulator'];

export const TRIGGER = 'WeChat Trigger';

/** A workflow with the trigger alone, and the parts of its addresses that are its own. */
export interface Listening {
	workflow: Workflow;
	production: string;
	test: string;
}

const uuid = (code: string): string =>
	Buffer.from(code, 'base64url')
		.toString('hex')
		.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/** The triggers that a callback URL names, by the part of their path: first the one that it leads to. */
export function namedIn(url: string): string[] {
	if (url === '') return [];
	const { pathname, searchParams } = new URL(url);
	const [, ...others] = (searchParams.get('also') ?? '').split('.');
	return [
		pathname.replace(/wechat$/, ''),
		...others.map((entry) =>
			entry.endsWith('~')
				? `/webhook-test/${uuid(entry.slice(0, -1))}/`
				: `/webhook/${uuid(entry)}/`,
		),
	];
}

/** What a test does with workflows that receive, and what it can see of them. */
export function registrations(stage: () => Pick<Stage, 'rest' | 'simulator' | 'credential'>) {
	const callbackUrl = async (gateway: Gateway = stage().simulator): Promise<string> =>
		(await gateway.control.state()).developer.callbackUrl ?? '';

	const named = async (gateway?: Gateway) => namedIn(await callbackUrl(gateway));

	/** Until the gateway delivers to this address or names it; an empty one is nobody's. */
	const deliveredTo = async (address: string, gateway?: Gateway) =>
		await waitFor({
			what: `The delivery to ${address || 'nobody'}`,
			timeoutMs: 60_000,
			ask: async () => {
				const addresses = await named(gateway);
				return address === '' ? addresses.length === 0 : addresses.includes(address);
			},
		});

	/** Until it does so no more. */
	const left = async (address: string, gateway?: Gateway) =>
		await waitFor({
			what: `The end of the delivery to ${address}`,
			timeoutMs: 60_000,
			ask: async () => !(await named(gateway)).includes(address),
		});

	async function created(name: string, credential = stage().credential): Promise<Listening> {
		const node = weChatTrigger(credential);
		const workflow = await stage().rest.createWorkflow(inARow(name, [node]));
		const production = `/webhook/${String(node.webhookId)}/`;
		const test = `/webhook-test/${String(node.webhookId)}/`;
		return { workflow, production, test };
	}

	async function active(name: string, credential = stage().credential, gateway?: Gateway) {
		const made = await created(name, credential);
		await stage().rest.activate(made.workflow);
		await deliveredTo(made.production, gateway);
		return made;
	}

	/** A text that somebody writes, until a workflow has been started by it in that mode. In production, n8n calls it "trigger" where it was passed on. */
	async function arrives(
		text: string,
		...receivers: Array<[Workflow, mode: 'manual' | 'production']>
	) {
		const [played] = await stage().simulator.control.play(`Li Lei writes "${text}"`);
		expect(played.httpStatus).toBe(200);
		for (const [workflow, mode] of receivers) {
			await waitFor({
				what: `The execution of "${workflow.name}" for "${text}"`,
				timeoutMs: 60_000,
				ask: async () => {
					const runs = (await stage().rest.executions(workflow)).filter(
						(run) => (run.mode === 'manual') === (mode === 'manual'),
					);
					for (const { id } of runs) {
						const execution = await stage().rest.waitForExecution(id);
						if (itemsOf(execution, TRIGGER).some(({ json }) => json.text === text)) return true;
					}
					return false;
				},
			});
		}
	}

	/** Until the gateway has been told a URL at this endpoint since the requests were forgotten last. */
	const toldAgain = async ({ control }: Gateway, endpoint: string) =>
		await waitFor({
			what: 'The registration after the start',
			timeoutMs: 60_000,
			ask: async () =>
				(await control.requests()).some(({ path, status }) => path === endpoint && status === 200),
		});

	const isHeard = async (address: string) => {
		const answer = await fetch(`${stage().rest.url}${address}wechat`, { method: 'POST' });
		return answer.status !== 404;
	};

	/** Until something listens at an address. */
	const there = async (address: string) =>
		await waitFor({
			what: 'The activation',
			timeoutMs: 60_000,
			ask: async () => await isHeard(address),
		});

	/** Until nothing listens there any more. */
	const gone = async (address: string) =>
		await waitFor({
			what: 'The deactivation',
			timeoutMs: 60_000,
			ask: async () => !(await isHeard(address)),
		});

	return {
		callbackUrl,
		named,
		deliveredTo,
		left,
		created,
		active,
		arrives,
		toldAgain,
		there,
		gone,
	};
}
