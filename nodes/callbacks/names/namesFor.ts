import type { IExecuteFunctions } from 'n8n-workflow';

import { BY_WECHAT_ID } from '../../editor/accountModes';
import { namedOrOnly } from '../../engine/account';
import { Refusal } from '../../engine/answer';
import { now } from '../../engine/clock';
import { codes } from '../../engine/errorCodes';
import { Fault } from '../../engine/fault';
import { putLast } from '../../engine/forgetOldest';
import { explain } from '../../engine/nodeError';
import { CanceledFault, throwIfCanceled } from '../../engine/pause';
import { CREDENTIAL, credentialKey } from '../../engine/transport';
import { within } from '../../engine/within';
import type { WeChatEvent } from '../../events/message';
import type { Names } from '../../events/names';
import type { Gateway } from '../../gateways/gateway';
import { learnWithin } from '../learn';
import { type LookUp, lookUpsFor, NamelessFault } from './lookUps';

/** What is found out of the names that an event does not tell. */
export interface FoundNames extends Names {
	/** Why a name is not there, and what a workflow can branch on: of several, the code of the first. */
	nameError?: string;
	nameErrorCode?: string;
}

/** An event does not wait longer for names, in seconds. */
const PATIENCE = 15;

/** What has failed is not asked again for so long, in ms. */
const SPARED = 60_000;

/** So many failures are remembered. */
const MOST = 1_000;

const failures = new Map<string, { error: unknown; until: number }>();

function failed(error: unknown, key: string): void {
	putLast(failures, key, { error, until: now() + SPARED }, MOST);
}

/** @throws what was the reason, where one of these has failed a moment ago */
function refuseAgain(...keys: string[]): void {
	for (const key of keys) {
		const failure = failures.get(key);
		if (failure && failure.until > now()) throw failure.error;
	}
}

/** Who asks for names, whom, and about what. */
interface Asking {
	gateway: Gateway;
	context: IExecuteFunctions;
	event: WeChatEvent;
	/** In seconds. */
	patience: number;
}

/**
 * A look-up is often shared with other executions. Where the one ends that has begun it, the next begins it
 * anew.
 */
async function answered(asking: Asking, lookUp: LookUp, over: AbortSignal): Promise<string> {
	const { gateway, context, event } = asking;
	const { read } = lookUp;
	const own = { mode: BY_WECHAT_ID, value: event.accountId };
	const ask = async () => await read(gateway, context, await namedOrOnly(gateway, context, own));
	return await ask().catch(async (error) => {
		if (!(error instanceof CanceledFault) || over.aborted) throw error;
		return await answered(asking, lookUp, over);
	});
}

/** The time limit has passed. */
const isTooLate = (error: unknown): boolean => (error as { code?: unknown }).code === 'ETIMEDOUT';

/**
 * @throws Refusal or Fault with the reason; CanceledFault when the execution is stopped
 */
async function look(asking: Asking, lookUp: LookUp): Promise<string> {
	const { context, event, patience } = asking;
	const whole = `${credentialKey(context.getNode())} ${event.accountId}`;
	const own = `${whole} ${lookUp.about}`;
	refuseAgain(whole, own);
	return await within(
		patience * 1_000,
		context.getExecutionCancelSignal(),
		async (over) => await answered(asking, lookUp, over),
	).catch((error) => {
		throwIfCanceled(error);
		if (error instanceof NamelessFault) throw error;
		const reason = isTooLate(error)
			? new Fault(codes.noAnswer, `The gateway has told no name within ${patience} seconds`)
			: error;
		// A refusal may be about one chat; whatever else fails would fail for all of them.
		failed(reason, reason instanceof Refusal ? own : whole);
		throw reason;
	});
}

async function askAll(
	asking: Asking,
	lookUps: LookUp[],
): Promise<Array<PromiseSettledResult<string>>> {
	const { context, gateway, event } = asking;
	await learnWithin(context, gateway, event);
	return await Promise.allSettled(lookUps.map(async (lookUp) => await look(asking, lookUp)));
}

/**
 * Looks up the names that an event does not tell: of contacts and groups as the pickers do, of members as the
 * group sees them. What is known is remembered for an hour; one look-up serves all that ask meanwhile.
 *
 * @param patience how long the event waits at most, in seconds
 * @returns nothing of what is told or cannot be found; why not, says `nameError`
 * @throws CanceledFault when the execution is stopped, and nothing else
 */
export async function namesFor(
	context: IExecuteFunctions,
	gateway: Gateway,
	event: WeChatEvent,
	patience = PATIENCE,
): Promise<FoundNames> {
	const lookUps = lookUpsFor(event);
	if (lookUps.length === 0) return {};
	const asking = { context, gateway, event, patience };
	const outcomes = await askAll(asking, lookUps).catch((reason) =>
		lookUps.map(() => ({ status: 'rejected' as const, reason })),
	);
	const found: FoundNames = {};
	const reasons = new Set<string>();
	let nameErrorCode: string | undefined;
	const credentials = await context.getCredentials(CREDENTIAL).catch(() => ({}));
	outcomes.forEach((outcome, index) => {
		if (outcome.status === 'fulfilled') found[lookUps[index].name] = outcome.value;
		else {
			throwIfCanceled(outcome.reason);
			const { message, fields } = explain(gateway, 'Look Up Names', outcome.reason, credentials);
			reasons.add(message);
			nameErrorCode ??= fields.errorCode;
		}
	});
	if (reasons.size === 0) return found;
	return { ...found, nameError: [...reasons].join('. '), nameErrorCode };
}
