/** n8n's own path of a trigger: /webhook/ID/wechat. */
const OWN = /\/[^/]+\/[^/]+\/wechat\/?$/;

/** What stands before it in an address, which a proxy takes away or not; `/` where nothing does. */
export const pathBefore = (address: string): string => new URL(address).pathname.replace(OWN, '/');

const ID = /\/([^/]+)(\/wechat\/?)$/;

/** The ID of the webhook in an address of a trigger; nothing where it is none. */
export const idIn = (address: string): string | undefined =>
	URL.canParse(address) ? ID.exec(new URL(address).pathname)?.[1] : undefined;

/** The address of another trigger of the same n8n. */
export function withId(address: string, id: string): string {
	const url = new URL(address);
	url.pathname = url.pathname.replace(ID, (_whole, _own, end: string) => `/${id}${end}`);
	return url.href;
}

/** n8n has a test address beside each production address; unless renamed, they differ in this part. */
export const asProduction = (testUrl: string): string =>
	testUrl.replace('/webhook-test/', '/webhook/');

export const asTest = (productionUrl: string): string =>
	productionUrl.replace('/webhook/', '/webhook-test/');

/** What makes two addresses the same: one that a user has copied may have a token. */
export function placeOf(address: string): string {
	const { origin, pathname } = new URL(address);
	return origin + pathname.replace(/\/$/, '');
}
