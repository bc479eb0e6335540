import { BY_WECHAT_ID } from '../../editor/accountModes';
import {
	type AccountLocator,
	notAmongOnline,
	OfflineFault,
	whichAccount,
} from '../../engine/account';
import { Refusal, rowsOf } from '../../engine/answer';
import { now } from '../../engine/clock';
import { ExpiringCache } from '../../engine/expiringCache';
import { forgetOldest } from '../../engine/forgetOldest';
import { CanceledFault } from '../../engine/pause';
import { detailsOf, findUsual, givesReason, quoteOf } from '../../engine/refusal';
import { callGateway, type Caller, credentialKey } from '../../engine/transport';
import { data, FAILURE } from './answer';
import { eyunCodes } from './errorCodes';
import { protocol } from './protocol';
import { findRemedy, offlineTodo } from './remedies';

/** A WeChat account that is online: stable id and the session that its latest login gave it. */
export interface OnlineAccount {
	wcId: string;
	wId: string;
}

/** A login changes the session rarely; a short memory saves a look-up for each message. */
const LIFETIME = 60_000;
const online = new ExpiringCache<OnlineAccount[]>(LIFETIME);

/** A session belongs to one account for ever. */
const accountsOfSessions = new Map<string, string>();
const SESSIONS = 1_000;

const sessionKey = (caller: Caller, wId: string) => `${credentialKey(caller.getNode())} ${wId}`;

function rememberSession(caller: Caller, wId: string, wcId: string): void {
	accountsOfSessions.set(sessionKey(caller, wId), wcId);
	forgetOldest(accountsOfSessions, SESSIONS);
}

async function queryOnline(caller: Caller): Promise<OnlineAccount[]> {
	const reply = await callGateway(protocol, caller, '/queryLoginWx');
	const { code, message } = reply;
	if (code === FAILURE && !findRemedy(message) && !findUsual(message)?.ofRequest) {
		// E Cloud answers 1001 when nobody is online, and perhaps also for a wrong Authorization.
		throw new OfflineFault(
			`No WeChat account is online at the gateway (${quoteOf(reply)})`,
			`${offlineTodo} If an account is online, check the Authorization in the credential.`,
			detailsOf(reply),
		);
	}
	const accounts = rowsOf(data(reply)).map(({ wcId, wId }) => ({
		wcId: String(wcId),
		wId: String(wId),
	}));
	for (const { wcId, wId } of accounts) rememberSession(caller, wId, wcId);
	return accounts;
}

/**
 * The accounts that are online, from memory when that is fresh.
 *
 * @param notBefore what was asked earlier than this (by `now`) does not count
 */
export const onlineAccounts = (caller: Caller, notBefore?: number): Promise<OnlineAccount[]> =>
	online.get(credentialKey(caller.getNode()), () => queryOnline(caller), notBefore);

function offline(wcId: string, { reply }: Refusal): OfflineFault {
	return new OfflineFault(
		`The WeChat account ${wcId} is offline (${quoteOf(reply)})`,
		offlineTodo,
		detailsOf(reply),
	);
}

/**
 * The only account that is online.
 *
 * @throws InputFault when there are several, OfflineFault when there is none
 */
export async function onlyAccount(caller: Caller): Promise<AccountLocator> {
	const [first, ...others] = await onlineAccounts(caller);
	if (others.length) throw whichAccount([first, ...others].map(({ wcId }) => wcId));
	if (!first) throw new OfflineFault('No WeChat account is online at the gateway', offlineTodo);
	return { mode: BY_WECHAT_ID, value: first.wcId };
}

/**
 * The current `wId` of the chosen account.
 *
 * @param notBefore as in `onlineAccounts`
 * @throws OfflineFault when the account is not online
 */
async function currentSession(
	caller: Caller,
	account: AccountLocator,
	notBefore?: number,
): Promise<string> {
	const id = String(account.value ?? '').trim();
	if (account.mode === 'wId') return id;
	const accounts = await onlineAccounts(caller, notBefore);
	const session = accounts.find(({ wcId }) => wcId === id)?.wId;
	if (session === undefined) {
		const ids = accounts.map(({ wcId }) => wcId);
		throw notAmongOnline(id, ids, `If it is right, the account is offline. ${offlineTodo}`);
	}
	return session;
}

/** Texts of refusals that came although the session was fine, so that each costs one look-up only. */
const unrelated = new Set<string>();
const TEXTS = 200;

function rememberUnrelated(text: string): void {
	if (!givesReason(text)) return;
	if (unrelated.size >= TEXTS) unrelated.clear();
	unrelated.add(text);
}

/** Whether the session may be the reason of a refusal. */
function mayBeSession(text: string): boolean {
	const remedy = findRemedy(text);
	return remedy ? remedy.session === true : !unrelated.has(text);
}

/**
 * After a refusal: finds out whether the session is the reason.
 *
 * @returns the new `wId` when the account has logged in again meanwhile, or nothing when the session is fine
 * @throws OfflineFault when the account is not online any more
 */
async function renewedSession(
	caller: Caller,
	account: AccountLocator,
	used: string,
	refusal: Refusal,
): Promise<string | undefined> {
	const { message } = refusal.reply;
	if (!mayBeSession(message)) return undefined;
	const accounts = await onlineAccounts(caller, now()).catch((error) => {
		if (error instanceof CanceledFault) throw error;
		// "Nobody is online" explains the refusal. A look-up that fails explains nothing: the refusal stays.
		return error instanceof OfflineFault ? [] : undefined;
	});
	if (accounts === undefined) return undefined;
	if (account.mode === 'wId') {
		if (accounts.some(({ wId }) => wId === used)) {
			rememberUnrelated(message);
			return undefined;
		}
		throw new OfflineFault(
			`The session ${used} is not online (${quoteOf(refusal.reply)})`,
			'The wId changes at every login. Choose the account by list or by WeChat ID, so that the node finds the current one by itself. If the account is offline: ' +
				offlineTodo,
			detailsOf(refusal.reply),
			eyunCodes.sessionEnded,
		);
	}
	const wcId = String(account.value).trim();
	const current = accounts.find((candidate) => candidate.wcId === wcId)?.wId;
	if (current === undefined) throw offline(wcId, refusal);
	if (current !== used) return current;
	rememberUnrelated(message);
	return undefined;
}

/**
 * Does something with the current session of an account; once more when the gateway refuses it and
 * the session has been replaced by a new login meanwhile.
 *
 * @param notBefore as in `onlineAccounts`
 * @throws what `act` throws; OfflineFault when the account is not online
 */
export async function withSession<T>(
	caller: Caller,
	account: AccountLocator,
	act: (wId: string) => Promise<T>,
	notBefore?: number,
): Promise<T> {
	const wId = await currentSession(caller, account, notBefore);
	return await act(wId).catch(async (refusal) => {
		if (!(refusal instanceof Refusal)) throw refusal;
		const renewed = await renewedSession(caller, account, wId, refusal);
		if (renewed === undefined) throw refusal;
		return await act(renewed);
	});
}

/** The WeChat ID of the account, without asking for it; nothing for a session that is not known. */
export const knownAccountOf = (
	caller: Caller,
	account: AccountLocator,
	wId: string,
): string | undefined =>
	account.mode === 'wId'
		? accountsOfSessions.get(sessionKey(caller, wId))
		: String(account.value).trim();

/**
 * The WeChat ID of the account, also where only its session was given: both have to share a queue, from
 * the first second after a login. A session of which nobody can say whose it is stands for itself.
 *
 * @throws CanceledFault when the execution is stopped meanwhile
 */
export async function accountOf(
	caller: Caller,
	account: AccountLocator,
	wId: string,
): Promise<string> {
	const known = () => knownAccountOf(caller, account, wId);
	if (!known()) {
		await onlineAccounts(caller, now()).catch((error) => {
			if (error instanceof CanceledFault) throw error;
		});
	}
	return known() ?? wId;
}
