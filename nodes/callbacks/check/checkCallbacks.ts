import type { IDataObject } from 'n8n-workflow';

import type { Call } from '../../engine/call';
import { developerOf } from '../../engine/developer';
import { CREDENTIAL, rootOf } from '../../engine/transport';
import { heardOf, since } from '../heard';
import { holderOf } from '../production';
import { isInternal } from '../reachability';
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

type Asked = Partial<Awaited<ReturnType<typeof ask>>> & { verdict: Verdict };

/** What else there is to be said of an address that is fine. */
function overall(
	address: string,
	isPublic: boolean,
	{ problem }: GatewaySays,
	todo: string,
): Partial<Verdict> {
	if (!isPublic) return notPublic(address);
	return problem === undefined
		? { whatToDo: todo }
		: { result: 'gatewayProblem', whatToDo: problem };
}

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
	const holder = holderOf(developer);
	const text = String(triggerUrl ?? '').trim();
	const target = text === '' ? holder && registered(holder) : pasted(text, token);
	const root = rootOf(gateway, String(credentials.baseUrl ?? ''), '');
	const isPublic = target && (!isInternal(target.address) || isInternal(root));
	const says = await askGateway(gateway, context, credentials);
	const { verdict, mark, answered }: Asked = target
		? await ask(call, target, relayKey)
		: { verdict: unknownAddress };
	const seen = mark ?? { ...heardOf(developer), since };
	const isFine = target !== undefined && verdict.result === 'fine';
	const silence = seen.callback === undefined ? undefined : Date.now() - seen.callback;
	const todo = nextStep(silence, target?.known?.kind === 'manual');
	return {
		...verdict,
		...(isFine && overall(target.address, isPublic === true, says, todo)),
		address: target?.address ?? null,
		registration: target?.known?.kind ?? 'unknown',
		registeredAt: timeOf(target?.known?.since || undefined),
		isPublic: isPublic ?? null,
		httpStatus: answered?.status ?? null,
		workflow: mark?.workflow ?? null,
		workflowId: mark?.workflowId ?? null,
		node: mark?.node ?? null,
		seenSince: timeOf(seen.since),
		lastCallback: timeOf(seen.callback),
		lastTest: timeOf(seen.test),
		lastRefused: timeOf(seen.refused?.at),
		refusedFor: seen.refused?.reason ?? null,
		gateway: says.answer,
		accounts: says.accounts,
		gatewayKnows:
			gateway.callbacks.whereUrl ?? `${gateway.name} does not tell which address it has.`,
	};
}
