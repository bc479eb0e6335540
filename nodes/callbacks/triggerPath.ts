/** n8n's own path of a trigger: /webhook/ID/wechat. */
const OWN = /\/[^/]+\/[^/]+\/wechat\/?$/;

/** What stands before it in an address, which a proxy takes away or not; `/` where nothing does. */
export const pathBefore = (address: string): string => new URL(address).pathname.replace(OWN, '/');
