/** Logging in and out, and the callback URL. */
import { randomBytes } from 'node:crypto';
import type { Call, Handlers } from '../../call.mts';
import { newSession } from '../../ids.mts';
import { findAccount } from '../../lookup.mts';
import { pictureBase64 } from '../../media.mts';
import type { Account, PendingLogin, World } from '../../world.mts';
import { Failure } from '../reply.mts';

const QR_FAILED = '获取二维码失败';
const CHECK_FAILED = '检测登录失败';
/** What a login says that wants the code from the phone. */
const CODE_WANTED = '本次登录需要输入安全验证码';
const ALREADY_LOGGED_IN = '微信已登录，请勿重复登录。';
const ALL_IS_WELL = '当前账号状态正常，无需重连';
const NO_DIALOG = '请使用二维码登录';
const WRONG_PASSWORD = '用户名或密码错误';
const WRONG_UUID = 'uuid无效';
const NO_SLIDING = 'ipad登录autoSliding必须传false';

/** `status` in the answers of /login/checkLogin. */
const WAITING = 0;
const SCANNED = 1;
const LOGGED_IN = 2;
/** Seconds after which a QR code is of no use any more. */
const QR_SECONDS = 230;

/** The reason under a title of its own, in the usual form. */
const failed = (title: string, reason: string) => new Failure(title, { code: '-1', msg: reason });
const noDevice = (title: string, appId: string) => failed(title, `[${appId}]设备不存在`);

export function newDevice(): string {
	return `wx_${randomBytes(15).toString('base64url').replace(/\W/g, '0').slice(0, 20)}`;
}

const accountOn = ({ accounts }: World, appId: string) =>
	accounts.find((account) => account.appId === appId);

/** A login that waits to be confirmed; on a new device it is the first account that will scan. */
export function startLogin(world: World, appId: string, deviceType: string): PendingLogin {
	const wcId = accountOn(world, appId)?.wcId ?? world.accounts[0].wcId;
	const login: PendingLogin = {
		wId: newSession(),
		...{ wcId, deviceType, appId, scanned: false, since: Date.now() },
	};
	world.logins.push(login);
	return login;
}

/** The device of a login: a known one, or a new one for an empty id. */
function deviceOf(call: Call): string {
	const { world } = call;
	const appId = call.text('appId');
	if (appId === '') return newDevice();
	const known = accountOn(world, appId) ?? world.logins.find((login) => login.appId === appId);
	if (!known) throw noDevice(QR_FAILED, appId);
	if (accountOn(world, appId)?.online) throw new Failure(ALREADY_LOGGED_IN);
	return appId;
}

function qrCode(call: Call, deviceType: string) {
	const { wId, appId } = startLogin(call.world, deviceOf(call), deviceType);
	return {
		qrData: `http://weixin.qq.com/x/${wId.slice(0, 20)}`,
		qrImgBase64: `data:image/jpg;base64,${pictureBase64()}`,
		uuid: wId,
		appId,
	};
}

function isScanned({ loginRules }: World, { since = 0 }: PendingLogin): boolean {
	return loginRules.autoScan && Date.now() - since >= loginRules.scanAfterMs;
}

function comeOnline(account: Account, { appId = account.appId, deviceType }: PendingLogin): void {
	Object.assign(account, { appId, deviceType, online: true, offlineReason: null });
}

function loginState(call: Call, login: PendingLogin, status: number, account?: Account) {
	const shown = status === WAITING ? undefined : findAccount(call.world, login.wcId);
	const age = Math.floor((Date.now() - (login.since ?? 0)) / 1000);
	return {
		uuid: login.wId,
		headImgUrl: shown ? call.media(shown.avatar) : null,
		nickName: shown?.nickName ?? null,
		expiredTime: Math.max(0, QR_SECONDS - age),
		status,
		loginInfo: account
			? {
					uin: account.uin,
					wxid: account.wcId,
					nickName: account.nickName,
					mobile: account.mobilePhone,
					alias: account.wAccount || null,
				}
			: null,
	};
}

/** The next state of a login: scanned at the first look, logged in at the second. */
function checkLogin(call: Call) {
	const { world } = call;
	const { loginRules } = world;
	const login = world.logins.find(
		({ wId, appId }) => wId === call.text('uuid') && appId === call.text('appId'),
	);
	if (!login) throw failed(CHECK_FAILED, WRONG_UUID);
	if (login.deviceType === 'ipad' && call.args.autoSliding === true) {
		throw failed(CHECK_FAILED, NO_SLIDING);
	}
	if (!login.scanned && !isScanned(world, login)) return loginState(call, login, WAITING);
	if (!login.scanned) {
		login.scanned = true;
		return loginState(call, login, SCANNED);
	}
	if (loginRules.verifyCode !== null && call.text('captchCode') !== loginRules.verifyCode) {
		throw failed(CHECK_FAILED, CODE_WANTED);
	}
	const account = findAccount(world, login.wcId);
	if (!account) throw failed(CHECK_FAILED, WRONG_UUID);
	comeOnline(account, login);
	return loginState(call, login, LOGGED_IN, account);
}

/** Probes the URL and registers it; what the console has set for the old one is lost. */
async function setCallback(call: Call): Promise<void> {
	const { world, surroundings } = call;
	const url = call.text('callbackUrl');
	const token = call.text('token');
	const live =
		/^https?:/i.test(url) &&
		URL.canParse(url) &&
		(await surroundings.probeUrl(url, { testMsg: '回调地址链接成功！', token }));
	if (!live) throw new Failure(`${url} push msg err`);
	// The probe arrives with a wrong token, too.
	if (token !== world.developer.authorization) throw new Failure(null);
	world.developer.callbackUrl = url;
	world.gewe.headerSecret = null;
}

export const login: Handlers = {
	'/login/getLoginQrCode': (call) => qrCode(call, call.text('type')),
	'/login/changeMacToIpad': (call) => qrCode(call, 'ipad'),
	'/login/checkLogin': checkLogin,

	// Only after a logout: the phone still knows the device then.
	'/login/dialogLogin': (call) => {
		const { world } = call;
		const appId = call.text('appId');
		const account = accountOn(world, appId);
		if (!account) throw noDevice('登录失败', appId);
		if (account.online) throw new Failure(ALREADY_LOGGED_IN);
		if (world.loginRules.refuseSecondLogin) throw failed('登录失败', NO_DIALOG);
		return { appId, uuid: startLogin(world, appId, account.deviceType).wId };
	},

	// Two steps: a QR code for the phone, then the login itself.
	'/login/loginByAccount': (call) => {
		const { world } = call;
		const account = world.accounts.find(({ wAccount, mobilePhone }) =>
			[wAccount, mobilePhone].includes(call.text('account')),
		);
		if (account?.password !== call.text('password')) throw failed('登录失败', WRONG_PASSWORD);
		if (call.int('step') === 1) {
			const appId = call.text('appId') || newDevice();
			const { wId } = startLogin(world, appId, 'ipad');
			return { appId, uuid: wId, qrImgBase64: `data:image/jpg;base64,${pictureBase64()}` };
		}
		const pending = world.logins.find((one) => one.appId === call.text('appId'));
		if (!pending || !isScanned(world, pending)) throw failed('登录失败', WRONG_UUID);
		comeOnline(account, pending);
		return loginState(call, pending, LOGGED_IN, account);
	},

	'/login/checkOnline': (call) => call.account.online,

	'/login/logout': (call) => {
		Object.assign(call.account, { online: false, offlineReason: '主动下线' });
	},

	'/login/reconnection': (call) => {
		if (call.account.online) throw new Failure(ALL_IS_WELL);
		Object.assign(call.account, { online: true, offlineReason: null });
	},

	'/login/deviceList': ({ world }) => world.accounts.map(({ appId }) => appId),
	'/login/setCallback': setCallback,
	'/tools/setCallback': setCallback,
	'/tools/getTokenId': ({ world }) => world.developer.authorization,
};
