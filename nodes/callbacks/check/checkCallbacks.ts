import type { IDataObject } from 'n8n-workflow';

import type { Call } from '../../engine/call';
import { developerOf } from '../../engine/developer';
import { CREDENTIAL, rootOf } from '../../engine/transport';
import { heardOf, since } from '../heard';
import { receiverOf } from '../recipients';
import { isInternal, isOutOfReach } from '../../engine/reachability';
import { makeSecrets, requireKey } from '../token';
import { pasted, registered, type Target } from './address';
import { askGateway, type GatewaySays } from './askGateway';
import {
	type Answered,
	nextStep,
	notPublic,
	unknownAddress,
	unreachable,
	type Verdict,
	verdictOf,
} from './verdict';
import { callAddress } from './callAddress';
import { type Mark, readMark, signCheck } from './mark';

/** ISO 8601 in UTC, or null. */
const timeOf = (at: number | undefined): string | null =>
	at === undefined ? null : new Date(at).toISOString();

/** Calls the address, and says what came back. */
async function ask(
	{ context, gateway }: Call,
	{ address, url, isTokenKnown }: Target,
	relayKey: Buffer,
): Promise<{ verdict: Verdict; answered?: Answered; mark?: Mark }> {
	const signature = signCheck(relayKey, Date.now());
	const answered = await callAddress(context, url, gateway.callbacks.testCall, signature);
	if ('failed' in answered) return { verdict: unreachable(answered.failed) };
	const verdict = verdictOf(answered, { address, isTokenKnown });
	return { verdict, answered, mark: readMark(answered.body) };
}

/** What a process of n8n has seen. */
type Seen = Pick<Mark, 'since' | 'callback' | 'test' | 'refused'>;

type Asked = Partial<Awaited<ReturnType<typeof ask>>> & { verdict: Verdict };

/** What else there is to be said of an address that is fine. */
function overall(
	{ address, known }: Target,
	root: string,
	{ problem }: GatewaySays,
	callback: number | undefined,
): Partial<Verdict> {
	if (isOutOfReach(address, root)) return notPublic(address);
	if (problem !== undefined) return { result: 'gatewayProblem', whatToDo: problem };
	const silence = callback === undefined ? undefined : Date.now() - callback;
	return { whatToDo: nextStep(silence, known?.kind === 'manual') };
}

/** What is known of the address itself. */
const aboutTarget = (target: Target | undefined) => ({
	address: target?.address ?? null,
	registration: target?.known?.kind ?? 'unknown',
	// At a start of n8n, some are registered of which nobody knows when that was the first time.
	registeredAt: target?.known && target.known.since > 1 ? timeOf(target.known.since) : null,
	isPublic: target ? !isInternal(target.address) : null,
});

/** What has come, as far as the process knows that has been asked. */
const aboutCallbacks = ({ since: from, callback, test, refused }: Seen) => ({
	seenSince: timeOf(from),
	lastCallback: timeOf(callback),
	lastTest: timeOf(test),
	lastRefused: timeOf(refused?.at),
	refusedFor: refused?.reason ?? null,
});

/**
 * *Check Callbacks*: asks the gateway what it can be asked, and calls n8n's own address as a gateway would.
 * The trigger knows the question by its signature, answers who it is, and passes nothing on.
 *
 * @param body its `triggerUrl` is the address where this process knows none
 * @returns what was found, as the editor shows it; never a token
 * @throws InputFault for an address that is none; what is wrong with the callbacks is a result
 */
export async function checkCallbacks(
	call: Call,
	{ triggerUrl }: IDataObject,
): Promise<IDataObject> {
	const { gateway, context } = call;
	const credentials = await context.getCredentials(CREDENTIAL);
	const { token, relayKey } = makeSecrets(requireKey(gateway, credentials), '');
	const developer = developerOf(gateway, credentials);
	const receiver = receiverOf(developer);
	const text = String(triggerUrl ?? '').trim();
	const target = text === '' ? receiver && registered(receiver) : pasted(text, token);
	const says = await askGateway(gateway, context, credentials);
	const { verdict, mark, answered }: Asked = target
		? await ask(call, target, relayKey)
		: { verdict: unknownAddress };
	const seen = mark ?? { ...heardOf(developer), since };
	const root = rootOf(gateway, String(credentials.baseUrl ?? ''), '');
	const isFine = target !== undefined && verdict.result === 'fine';
	return {
		...verdict,
		...(isFine && overall(target, root, says, seen.callback)),
		...aboutTarget(target),
		httpStatus: answered?.status ?? null,
		workflow: mark?.workflow ?? null,
		workflowId: mark?.workflowId ?? null,
		node: mark?.node ?? null,
		...aboutCallbacks(seen),
		gateway: says.answer,
		accounts: says.accounts,
		gatewayKnows:
			gateway.callbacks.whereUrl ?? `${gateway.name} does not tell which address it has.`,
	};
}
