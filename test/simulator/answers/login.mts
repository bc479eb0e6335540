/** Logging in: to the gateway, and of a WeChat account. */
import type { Call, Handlers } from '../call.mts';
import { newSession } from '../ids.mts';
import { findAccount } from '../lookup.mts';
import { pictureBase64 } from '../media.mts';
import { Envelope, FAILURE, Refusal, SUCCESS } from '../reply.mts';
import type { Account, PendingLogin, World } from '../world.mts';

const WRONG_PASSWORD = '用户名或密码错误';
const SECOND_LOGIN_REFUSED = '二次登录失败，请重新扫码登录';
const CODE_WANTED = '请在ipad上输入验证码';
/** "Logged in", the only value of `status` in the documentation. */
const LOGGED_IN = 3;
/** How long /getIPadLoginInfo waits for a scan at most. */
const LONGEST_WAIT_MS = 250_000;

function profile(call: Call, account: Account) {
	const { wcId, wId, nickName, wAccount, deviceType, uin, sex, country, city } = account;
	return {
		...{ wcId, wId, nickName, wAccount, deviceType, uin, sex, country, city },
		headUrl: call.media(account.avatar),
		smallHeadImgUrl: call.media(account.avatar),
		mobilePhone: account.mobilePhone,
		signature: account.signature,
		status: LOGGED_IN,
		type: 1,
		username: call.world.developer.account,
		newDevice: 0,
		source: null,
		deviceId: null,
		mac: null,
	};
}

/** Every login ends here: the account is online with the given instance, older ones are stale. */
function comeOnline(account: Account, wId: string): void {
	account.wId = wId;
	account.online = true;
	account.offlineReason = null;
	account.addressListReady = false;
}

/** A QR code to be scanned. Without a wcId (first login) it is the first account that will scan. */
function startLogin(world: World, wcId: string, deviceType: string): string {
	const wId = newSession();
	world.logins.push({ wId, wcId: wcId || world.accounts[0].wcId, deviceType, scanned: false });
	return wId;
}

/** Waits until somebody scans the QR code; refuses when nobody does in time. */
async function scanned(call: Call, login: PendingLogin, longestMs: number): Promise<void> {
	const { loginRules } = call.world;
	if (login.scanned) return;
	const { scanAfterMs } = loginRules;
	const waitMs = Math.min(scanAfterMs, longestMs);
	if (waitMs > 0) await call.surroundings.pause(waitMs);
	if (!loginRules.autoScan || scanAfterMs > longestMs) throw new Refusal(FAILURE);
	login.scanned = true;
}

/** Completes a login whose QR code was scanned; undefined when the wId belongs to no login. */
function finishLogin(world: World, wId: string): Account | undefined {
	const login = world.logins.find((pending) => pending.wId === wId);
	const account = login && findAccount(world, login.wcId);
	if (!account) return undefined;
	world.logins = world.logins.filter((pending) => pending !== login);
	account.deviceType = login.deviceType;
	comeOnline(account, wId);
	return account;
}

function credentialsOf(world: World, name: string, password: string): Account {
	const account = world.accounts.find(
		({ wAccount, mobilePhone }) => name === wAccount || name === mobilePhone,
	);
	if (!account || account.password !== password) throw new Refusal(WRONG_PASSWORD);
	return account;
}

/** How far a login is; its profile once it is done, also later on. */
async function loginInfo(call: Call, longestMs: number) {
	const { world } = call;
	const rules = world.loginRules;
	const wId = call.text('wId');
	const current = () => world.accounts.find((account) => account.online && account.wId === wId);
	// Also used after the login, to read the profile.
	const loggedIn = current();
	if (loggedIn) return profile(call, loggedIn);
	const pending = world.logins.find((login) => login.wId === wId);
	if (!pending) throw new Refusal(FAILURE);
	await scanned(call, pending, longestMs);
	if (rules.verifyPages > 0) {
		rules.verifyPages--;
		return new Envelope({
			code: '200',
			message: SUCCESS,
			data: { url: `${call.surroundings.site}/media/verify/${wId}.txt` },
		});
	}
	if (rules.verifyCode !== null && call.text('verifyCode') !== rules.verifyCode) {
		throw new Refusal(CODE_WANTED);
	}
	// Another request may have waited for the same scan.
	const account = finishLogin(world, wId) ?? current();
	if (!account) throw new Refusal(FAILURE);
	return profile(call, account);
}

export const login: Handlers = {
	'/member/login': (call) => {
		const { account, password, authorization, callbackUrl, status } = call.world.developer;
		if (call.text('account') !== account || call.text('password') !== password) {
			throw new Refusal(WRONG_PASSWORD);
		}
		return { Authorization: authorization, callbackUrl, status };
	},

	'/iPadLogin': (call) => {
		const wId = startLogin(call.world, call.text('wcId'), call.text('deviceType'));
		const qrCodeUrl = call.media(`qr/login/${wId}.png`);
		// What else draws the same code: one client reads it.
		return { wId, qrCodeUrl, url: qrCodeUrl };
	},

	'/getIPadLoginInfo': (call) => loginInfo(call, LONGEST_WAIT_MS),

	// Not in the vendor's catalog. Clients read its answer like that of the one above.
	'/simpleIPadLoginInfo': (call) => loginInfo(call, 0),

	// Two steps: without wId a QR code for the phone, with it the login itself.
	'/loginByAccountAndPassword': (call) => {
		const { wcId } = credentialsOf(call.world, call.text('account'), call.text('password'));
		const wId = call.text('wId');
		if (wId === '') {
			return { wId: startLogin(call.world, wcId, 'ipad'), base64: pictureBase64() };
		}
		const account = call.world.loginRules.autoScan ? finishLogin(call.world, wId) : undefined;
		if (!account) throw new Refusal(FAILURE);
		return profile(call, account);
	},

	'/secondLogin': (call) => {
		const account = findAccount(call.world, call.text('wcId'));
		if (!account || call.world.loginRules.refuseSecondLogin) {
			// The refusal hides inside a success, as in the documentation.
			return { code: '1001', message: SECOND_LOGIN_REFUSED, data: null };
		}
		comeOnline(account, newSession());
		const { wId, wcId, nickName, headUrl, wAccount, sex, status } = profile(call, account);
		return { wId, wcId, nickName, headUrl, wAccount, sex, status };
	},

	'/initAddressList': (call) => {
		call.account.addressListReady = true;
	},

	// Ids only. WeCom contacts are not among the friends; unsaved groups are not listed.
	'/getAddressList': (call) => {
		const { account, world } = call;
		const of = (kind: string) =>
			world.contacts.filter((contact) => contact.kind === kind).map(({ wcId }) => wcId);
		if (!account.addressListReady) return { chatrooms: [], friends: [], ghs: [], others: [] };
		return {
			chatrooms: world.groups.filter(({ saved }) => saved).map(({ chatRoomId }) => chatRoomId),
			friends: of('friend'),
			ghs: of('official'),
			others: of('system'),
		};
	},
};
