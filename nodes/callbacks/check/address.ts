import { InputFault } from '../../engine/fault';
import { type Address } from '../recipients';
import { withToken } from '../token';

/** An address that is to be called. */
export interface Target {
	/** Without the token. */
	address: string;
	url: string;
	/** Whether the token in it is the one that is registered. */
	isTokenKnown: boolean;
	/** How it came to be registered, where this process knows it. */
	known?: Address;
}

/** A trigger listens at …/ID/wechat. What else somebody pastes here could start another workflow. */
const TRIGGER = /\/[^/]+\/wechat\/?$/;

/**
 * The address that a user has pasted.
 *
 * @param token the one that it gets unless it has one
 * @throws InputFault for what is no address of a trigger
 */
export function pasted(text: string, token: string): Target {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url === undefined || !/^https?:$/.test(url.protocol) || !TRIGGER.test(url.pathname)) {
		throw new InputFault(
			"'Trigger URL' is not the address of a WeChat Trigger",
			'Open the WeChat Trigger and copy its Production URL, for example https://n8n.example.com/webhook/6eb5d834-1dfe-47ad-b7a5-b9f2fb60a35a/wechat.',
		);
	}
	const own = url.searchParams.get('token');
	url.search = '';
	url.hash = '';
	return { address: url.href, url: withToken(url.href, own ?? token), isTokenKnown: own !== null };
}

export const registered = (known: Address): Target => ({
	address: known.base,
	url: known.url,
	isTokenKnown: true,
	known,
});
