/** Switches of the world that the control API can set. */
import { bodyOf, Mistake, type Route } from './controlRequest.mts';
import { newSession } from './ids.mts';
import { findAccount } from './lookup.mts';
import type { GeweState, LoginRules, World } from './world.mts';

/** What a switch may be set to, and how JSON says it where it has no word for it. */
interface Switch {
	called: string;
	fits(value: unknown): boolean;
	read?(value: unknown): unknown;
}

const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;

const flag: Switch = {
	called: 'true or false',
	fits: (value) => typeof value === 'boolean',
};
const count: Switch = { called: 'a number from 0', fits: isCount };
const textOrNull: Switch = {
	called: 'a text or null',
	fits: (value) => value === null || typeof value === 'string',
};
const countOrNull: Switch = {
	called: 'a number from 0, or null',
	fits: (value) => value === null || isCount(value),
};

const worldSwitches = {
	jobPolls: {
		called: 'a number from 0, or null for "never finished"',
		fits: countOrNull.fits,
		read: (value) => value ?? Infinity,
	},
	jobsFail: {
		called: 'true, false or a reason',
		fits: (value) => typeof value === 'boolean' || typeof value === 'string',
	},
	downloadBytes: countOrNull,
	revokeWithinSeconds: count,
} satisfies Partial<Record<keyof World, Switch>>;

const loginSwitches: Record<keyof LoginRules, Switch> = {
	autoScan: flag,
	scanAfterMs: count,
	verifyPages: count,
	verifyCode: textOrNull,
	refuseSecondLogin: flag,
};

const oneOf = (...values: string[]): Switch => ({
	called: `one of ${values.join(', ')}`,
	fits: (value) => typeof value === 'string' && values.includes(value),
});

const geweSwitches = {
	dialect: oneOf('nested', 'flat'),
	groupMarking: oneOf('fromGroup', 'prefix', 'chatroom'),
	eventCode: flag,
	headerSecret: textOrNull,
} satisfies Partial<Record<keyof GeweState, Switch>>;

/** Sets all switches that the body names, or none when one of them is wrong. */
function set(target: object, switches: Record<string, Switch>, body: Record<string, unknown>) {
	const changes = Object.entries(body).map(([name, value]) => {
		if (!Object.hasOwn(switches, name)) {
			const known = Object.keys(switches).join(', ');
			throw new Mistake(`"${name}" cannot be set; there are ${known}.`);
		}
		const { called, fits, read = (as: unknown) => as } = switches[name];
		if (!fits(value)) throw new Mistake(`"${name}" must be ${called}.`);
		return [name, read(value)] as const;
	});
	Object.assign(target, Object.fromEntries(changes));
}

/** A number that JSON cannot say reads null, here as in the requests. */
function inJson(value: unknown): unknown {
	return value === Infinity ? null : value;
}

export const settings: Record<string, Route> = {
	'POST /_sim/world': ({ world }, request) => {
		set(world, worldSwitches, bodyOf(request));
		const names = Object.keys(worldSwitches) as Array<keyof typeof worldSwitches>;
		return Object.fromEntries(names.map((name) => [name, inJson(world[name])]));
	},

	// The answer keeps the secret to itself.
	'POST /_sim/gewe': ({ world }, request) => {
		set(world.gewe, geweSwitches, bodyOf(request));
		const { dialect, groupMarking, eventCode } = world.gewe;
		return { dialect, groupMarking, eventCode };
	},

	// As somebody does in GeWe's console: by hand, with a header secret or without.
	'POST /_sim/console': async (simulator, request) => {
		const { callbackUrl, headerSecret = null } = bodyOf(request);
		if (typeof callbackUrl !== 'string' || !URL.canParse(callbackUrl)) {
			throw new Mistake('"callbackUrl" must be a URL.');
		}
		if (!textOrNull.fits(headerSecret)) throw new Mistake('"headerSecret" must be a text or null.');
		await simulator.subscribe(callbackUrl, headerSecret as string | null);
		return { callbackUrl };
	},

	'POST /_sim/login-rules': ({ world }, request) => {
		set(world.loginRules, loginSwitches, bodyOf(request));
		return world.loginRules;
	},

	// No callback tells of it. Whoever comes back has logged in anew, hence has another wId.
	'POST /_sim/account': ({ world }, request) => {
		const { wcId, online, reason = '手机端退出登录' } = bodyOf(request);
		const account = typeof wcId === 'string' ? findAccount(world, wcId) : undefined;
		if (!account) throw new Mistake('"wcId" must be the id of an account.');
		if (typeof online !== 'boolean') throw new Mistake('"online" must be true or false.');
		if (typeof reason !== 'string') throw new Mistake('"reason" must be a text.');
		if (online && !account.online) account.wId = newSession();
		Object.assign(account, { online, offlineReason: online ? null : reason });
		return { wcId, wId: account.wId, online, offlineReason: account.offlineReason };
	},
};
