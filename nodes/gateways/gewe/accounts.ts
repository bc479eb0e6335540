import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { byWeChatId } from '../../editor/accountModes';
import {
	type AccountLocator,
	notAmongOnline,
	OfflineFault,
	whichAccount,
} from '../../engine/account';
import { isObject, Refusal } from '../../engine/answer';
import { developerOf } from '../../engine/developer';
import { codes } from '../../engine/errorCodes';
import { ExpiringCache } from '../../engine/expiringCache';
import { Fault, InputFault } from '../../engine/fault';
import { CanceledFault } from '../../engine/pause';
import { callGateway, type Caller, CREDENTIAL } from '../../engine/transport';
import { labeled, splitValues } from '../../engine/values';
import type { Accounts } from '../gateway';
import { data } from './answer';
import { type Device, knownDevices } from './devices';
import { protocol } from './protocol';
import { findRemedy, offlineTodo } from './remedies';

/** What the editor calls naming an account by its device. */
const BY_DEVICE = 'appId';

/** What a credential says of the accounts behind it. */
interface Behind {
	/** Which account of the gateway, by `developerOf`. */
	developer: string;
	/** Those of the credential first, then those that a callback has named. */
	appIds: string[];
}

async function behind(caller: Caller): Promise<Behind> {
	const credentials = await caller.getCredentials(CREDENTIAL);
	const developer = developerOf(protocol, credentials);
	const known = knownDevices.of(developer).map(({ appId }) => appId);
	return { developer, appIds: [...new Set([...devicesIn(credentials), ...known])] };
}

/** The device IDs that a credential lists. */
export const devicesIn = ({ devices }: ICredentialDataDecryptedObject): string[] =>
	splitValues(devices, /[\s,，、;；]+/);

/** Asks the device whose it is, and remembers it. */
async function readProfile(caller: Caller, developer: string, appId: string): Promise<Device> {
	const profile = data(await callGateway(protocol, caller, '/personal/getProfile', { appId }));
	const { wxid, nickName } = isObject(profile) ? profile : {};
	knownDevices.learn(developer, appId, String(wxid ?? ''), String(nickName ?? ''));
	return { appId, wxid: String(wxid ?? ''), nickName: String(nickName ?? '') };
}

/** A device of which nothing can be learned now, be it offline or unknown to the gateway. */
const unlessStopped = (error: unknown): undefined => {
	if (error instanceof CanceledFault) throw error;
	return undefined;
};

const DEVICE_MISSING =
	'If it is right, enter the device ID (appId) of the account under Devices in the credential.';
const MAYBE_OFFLINE = 'If it is right, the account may be on one that could not be asked.';

/**
 * The device on which an account is logged in.
 *
 * @throws OfflineFault when none is found
 */
async function findDevice(caller: Caller, { developer, appIds }: Behind, wxid: string) {
	if (appIds.length === 0) {
		throw new InputFault(
			'The credential lists no devices, so the account cannot be found by its WeChat ID',
			"Open the credential and enter the device ID (appId, it starts with wx_) under Devices: 'Login > Get QR Code' returns it, and so does the console of GeWe. Or choose the account by Device ID.",
			codes.credentialInvalid,
		);
	}
	const profiles = await Promise.all(
		appIds.map(async (appId) => await readProfile(caller, developer, appId).catch(unlessStopped)),
	);
	const found = profiles.find((profile) => profile?.wxid === wxid);
	if (found) return found.appId;
	const silent = appIds.filter((_appId, index) => !profiles[index]);
	const online = profiles.flatMap((profile) =>
		profile?.wxid ? [labeled(profile.nickName, profile.wxid)] : [],
	);
	if (silent.length === 0) throw notAmongOnline(wxid, online, DEVICE_MISSING, true);
	const {
		message,
		description = '',
		details,
		errorCode,
	} = notAmongOnline(wxid, online, `${MAYBE_OFFLINE} ${offlineTodo}`);
	throw new OfflineFault(
		`${message}. Could not be asked, so perhaps offline: ${silent.join(', ')}`,
		description,
		details,
		errorCode,
	);
}

/** Also of an account that was chosen from the list on another gateway: its value is a WeChat ID then. */
const isDevice = ({ mode }: AccountLocator, id: string, { appIds }: Behind): boolean =>
	mode === BY_DEVICE || (mode === 'list' && appIds.includes(id));

/**
 * The device of the chosen account.
 *
 * @throws OfflineFault when no device has the account
 */
async function deviceOf(caller: Caller, account: AccountLocator): Promise<string> {
	const id = String(account.value ?? '').trim();
	const known = await behind(caller);
	if (isDevice(account, id, known)) return id;
	return (
		knownDevices.withAccount(known.developer, id)?.appId ?? (await findDevice(caller, known, id))
	);
}

/**
 * After a refusal that may come from the device: looks it up again.
 *
 * @returns another device that has the account by now, or nothing
 */
async function otherDevice(
	caller: Caller,
	account: AccountLocator,
	used: string,
	refusal: Refusal,
): Promise<string | undefined> {
	if (!findRemedy(refusal.reply.message)?.device || String(account.value).trim() === used) {
		return undefined;
	}
	const { developer } = await behind(caller);
	knownDevices.forget(developer, used);
	const found = await deviceOf(caller, account).catch(unlessStopped);
	return found === used ? undefined : found;
}

const onlineDevices = new ExpiringCache<Device[]>(60_000, 1_000);

/**
 * The device of the only account that is online. Where there is one device it is that, whatever it would say:
 * no other can be meant.
 */
async function onlyDevice(caller: Caller): Promise<AccountLocator> {
	const { developer, appIds } = await behind(caller);
	const [only] = appIds;
	if (appIds.length === 1) return { mode: BY_DEVICE, value: only };
	const key = [developer, ...appIds].join(' ');
	const online = await onlineDevices.get(key, async () =>
		(await listDevices(caller)).filter((device) => device.online),
	);
	if (online.length > 1) {
		throw whichAccount(online.map(({ nickName, wxid, appId }) => labeled(nickName, wxid || appId)));
	}
	if (online.length === 0) {
		throw new OfflineFault(
			`None of the devices says that it is online: ${appIds.join(', ')}`,
			offlineTodo,
		);
	}
	return { mode: BY_DEVICE, value: online[0].appId };
}

/** What devices have said of their accounts, also that they cannot say it. */
const asked = new ExpiringCache<string>(60_000, 1_000);

/**
 * The account on a device: as it is known, or else as the device says.
 *
 * @returns its WeChat ID; empty where nobody knows it
 */
async function weChatIdOn(caller: Caller, appId: string): Promise<string> {
	const { developer } = await behind(caller);
	const known = knownDevices.accountOn(developer, appId);
	if (known !== '') return known;
	return await asked.get(
		`${developer} ${appId}`,
		async () => (await readProfile(caller, developer, appId).catch(() => undefined))?.wxid ?? '',
	);
}

/** GeWe names an account by the device on which it is logged in (`appId`), which stays the same. */
export const accounts: Accounts = {
	modes: [
		...byWeChatId('WeChat ID of the account; its device is looked up among those of the credential')
			.modes,
		{
			displayName: 'By Device ID',
			name: BY_DEVICE,
			type: 'string',
			placeholder: 'e.g. wx_abcDEF123ghiJKL456mno',
			hint: 'ID of the device (appId) on which the account is logged in; it stays the same when the account logs in again',
		},
	],
	only: onlyDevice,
	actAs: async (caller, account, act) => {
		const appId = await deviceOf(caller, account);
		return await act({ appId }).catch(async (error) => {
			if (!(error instanceof Refusal)) throw error;
			const other = await otherDevice(caller, account, appId, error);
			if (other === undefined) throw error;
			return await act({ appId: other });
		});
	},
	// There is one device for an account, and it is known from the first moment.
	idOf: async (_caller, _account, { appId }) => String(appId),
	weChatIdOf: async (caller, _account, { appId }) => await weChatIdOn(caller, String(appId)),
};

/** Whether a device says that its account is online; nothing where it cannot be asked. */
const isOnline = async (caller: Caller, appId: string): Promise<boolean | undefined> =>
	await callGateway(protocol, caller, '/login/checkOnline', { appId })
		.then((reply) => data(reply) === true)
		.catch(unlessStopped);

/**
 * The devices of the credential and those that a callback has named, with what is known of the accounts
 * on them and whether these are online.
 *
 * @throws Fault when there is none
 */
export async function listDevices(
	caller: Caller,
): Promise<Array<Device & { online: boolean | undefined }>> {
	const { developer, appIds } = await behind(caller);
	if (appIds.length === 0) {
		throw new Fault(
			codes.credentialInvalid,
			'The credential lists no devices',
			"The gateway does not tell which devices belong to a token. Open the credential and enter their IDs (appId, they start with wx_) under Devices. For a first login, run 'Login > Get QR Code': it returns the ID of the new device.",
		);
	}
	return await Promise.all(
		appIds.map(async (appId) => {
			const [online] = await Promise.all([
				isOnline(caller, appId),
				readProfile(caller, developer, appId).catch(unlessStopped),
			]);
			const known = knownDevices.of(developer).find((device) => device.appId === appId);
			return { wxid: '', nickName: '', ...known, appId, online };
		}),
	);
}
