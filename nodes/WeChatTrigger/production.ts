/**
 * The callback URL that an active workflow of this process has registered last, by credential: what a
 * test run passes messages on to and gives the callback back to.
 */
const registered = new Map<string, string>();

export const productionUrl = (credential: string): string | undefined => registered.get(credential);

export const rememberProduction = (credential: string, url: string): void => {
	registered.set(credential, url);
};

export const forgetProduction = (credential: string): void => {
	registered.delete(credential);
};

/** n8n has a test address beside each production address; unless renamed, they differ in this part. */
export const asProduction = (testUrl: string): string =>
	testUrl.replace('/webhook-test/', '/webhook/');
