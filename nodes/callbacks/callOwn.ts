import type { IHookFunctions } from 'n8n-workflow';

import { type DeveloperAccount, wantedUrl } from './callbackUrl';
import { CHECK_HEADER, signCheck } from './check/mark';
import { noteOwnAddress } from './heard';
import { postTo } from './postTo';
import { recipientsOf } from './recipients';
import { LONG_URL } from './siblings';
import { withoutToken } from './token';

/**
 * Calls an address of this n8n as *Check Callbacks* does: nobody shall take it for the gateway's own test.
 *
 * @returns the status of the answer
 * @throws what the connection fails with
 */
const call = async (
	hook: IHookFunctions,
	{ gateway, relayKey }: DeveloperAccount,
	url: string,
): Promise<number> => {
	const headers = { [CHECK_HEADER]: signCheck(relayKey, Date.now()) };
	return (await postTo(hook, url, { body: gateway.callbacks.testCall, headers })).status;
};

/** Whether a workflow listens at an address. Only n8n's "not found" says no; in doubt there is one. */
export const isLive = async (
	hook: IHookFunctions,
	account: DeveloperAccount,
	url: string,
): Promise<boolean> =>
	await call(hook, account, url).then(
		(status) => status !== 404,
		() => true,
	);

/** What is wrong with an address of one's own, as a part of a sentence; nothing when it answers. */
const problemAt = async (
	hook: IHookFunctions,
	account: DeveloperAccount,
	url: string,
): Promise<string | undefined> =>
	await call(hook, account, url).then(
		(status) => (status === 200 ? undefined : `status ${status} came back`),
		(error) => withoutToken((error as Error).message),
	);

/**
 * Where several workflows share the callback URL, the one that gets the callbacks passes them on; to a test
 * run, and where n8n has several processes, by calling n8n's own address. Looks whether it can, and whether
 * the URL has become so long that a gateway may not take it. Never throws and keeps nobody waiting.
 */
export async function tryOwnAddress(
	hook: IHookFunctions,
	account: DeveloperAccount,
): Promise<void> {
	const url = wantedUrl(account);
	if (url === undefined || recipientsOf(account.developer).length < 2) return;
	if (url.length > LONG_URL) {
		hook.logger.warn(
			`WeChat Trigger: the callback URL has ${url.length} characters, since it names every workflow of the developer account. It is not known how long it may be. If messages stay away, unpublish workflows that are not needed, or let one workflow start others.`,
		);
	}
	const problem = await problemAt(hook, account, url);
	noteOwnAddress(account.developer, problem);
	if (problem === undefined) return;
	hook.logger.warn(
		`WeChat Trigger: this n8n cannot call its own address ${new URL(url).origin} (${problem}). Test runs get no messages then, and with several processes of n8n (queue mode) neither do the other workflows of the developer account. Let this server reach its own public address, or set WEBHOOK_URL to one that it can reach.`,
	);
}
