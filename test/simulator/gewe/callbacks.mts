/**
 * Callbacks as GeWe writes them. What happens is told in the words of E Cloud by `forms`; here it
 * becomes one of GeWe's two dialects. The same event is the same body, however often it is sent.
 */
import type { Callback, Parcel } from '../callbacks.mts';
import { findGroup } from '../lookup.mts';
import type { Account, World } from '../world.mts';
import { flatBody } from './flat.mts';
import { nestedBody } from './nested.mts';
import { type Happening, happening } from './happening.mts';

/** The test that the gateway sends on its own account. */
const PROBE = '00000';
const probe = ({ developer }: World) => ({
	testMsg: '验证回调地址是否可用',
	token: developer.authorization,
});

/** Finished jobs: GeWe has none. */
const OF_E_CLOUD_ALONE = ['30002', '30003'];

function accountOf(world: World, { wcId }: Callback): Account {
	return world.accounts.find((account) => account.wcId === wcId) ?? world.accounts[0];
}

function bodyOf(world: World, callback: Callback): unknown {
	const code = String(callback.messageType);
	if (code === PROBE) return probe(world);
	if (OF_E_CLOUD_ALONE.includes(code)) throw new Error('GeWe has no callback for this');
	const account = accountOf(world, callback);
	const what: Happening = happening(world, account, callback);
	if (world.gewe.dialect === 'flat') return flatBody(world, account, what);
	return nestedBody(account, what, findGroup(world, what.group ?? what.from));
}

/** The long connection of the gateway to WeChat, which often breaks for seconds only. */
export function connection({ gewe }: World, { appId, wcId }: Account, back: boolean): unknown {
	if (gewe.dialect === 'flat') {
		return { appid: appId, wxid: wcId, msgType: back ? 'LONG_SUCCESS' : 'LONG_FAIL' };
	}
	return { TypeName: back ? 'Long_Serve_START_SUCCESS' : 'Long_Serve_Close', Appid: appId };
}

const bodies = new WeakMap<Callback, unknown>();

/** The body of an event, and the header with the console's secret; probes come without it. */
export function parcel(world: World, callback: Callback): Parcel {
	if (!bodies.has(callback)) bodies.set(callback, bodyOf(world, callback));
	const { headerSecret } = world.gewe;
	const secret = headerSecret !== null && callback.messageType !== PROBE;
	return {
		body: bodies.get(callback),
		...(secret && { headers: { Authorization: headerSecret } }),
	};
}
