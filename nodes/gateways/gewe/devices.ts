import { forgetOldest } from '../../engine/forgetOldest';

/** A device and the account that was last seen on it. */
export interface Device {
	appId: string;
	/** WeChat ID of the account; empty while it is not known. */
	wxid: string;
	/** Empty while it is not known. */
	nickName: string;
}

/** So many devices are remembered; the one that was heard of the longest time ago is forgotten first. */
const MOST = 1_000;

/**
 * The devices that callbacks and profiles have named, for each developer account. No endpoint lists the
 * devices of a token, so beside the credential this is all there is.
 */
class KnownDevices {
	/** The latest last. */
	private readonly devices = new Map<string, Device & { developer: string }>();

	/**
	 * @param developer which account of the gateway, by `developerOf`
	 * @param wxid the account on the device; empty where it is not told
	 */
	learn(developer: string, appId: string, wxid: string, nickName = ''): void {
		if (appId === '') return;
		const key = `${developer} ${appId}`;
		const before = this.devices.get(key);
		const isSame = before !== undefined && (wxid === '' || before.wxid === wxid);
		this.devices.delete(key);
		this.devices.set(key, {
			developer,
			appId,
			wxid: wxid || (before?.wxid ?? ''),
			nickName: nickName || (isSame ? before.nickName : ''),
		});
		forgetOldest(this.devices, MOST);
	}

	/** All of a developer account, the latest last. */
	of(developer: string): Device[] {
		return [...this.devices.values()].filter((device) => device.developer === developer);
	}

	/** The account that was last seen on a device; empty where none was. */
	accountOn(developer: string, appId: string): string {
		return this.devices.get(`${developer} ${appId}`)?.wxid ?? '';
	}

	/** The device that an account was last seen on, or nothing. */
	withAccount(developer: string, wxid: string): Device | undefined {
		return this.of(developer)
			.reverse()
			.find((device) => device.wxid === wxid);
	}

	/** The account is not on this device any more, or never was. */
	forget(developer: string, appId: string): void {
		this.devices.delete(`${developer} ${appId}`);
	}
}

export const knownDevices = new KnownDevices();
