import { ago } from '../ago';
import { pathBefore } from '../triggerPath';
import { readMark } from './mark';

/** What came back from an address. */
export interface Answered {
	status: number;
	body: string;
	/** Where a redirect leads to. */
	location?: string;
}

/** What is to be thought of it, in words for the user. */
export interface Verdict {
	result:
		| 'fine'
		| 'testRun'
		| 'wrongToken'
		| 'refused'
		| 'inactive'
		| 'wrongPath'
		| 'redirected'
		| 'unreachable'
		| 'somethingElse'
		| 'otherAddress'
		| 'notPublic'
		| 'gatewayProblem'
		| 'unknown';
	summary: string;
	whatToDo: string;
}

/** What an answer is judged by. */
export interface Question {
	/** Where it was sent to, without the token. */
	address: string;
	/** Whether the token of the question is the one that is registered. */
	isTokenKnown: boolean;
}

const FINE = 'The address works from inside';

const PUBLISH = 'Publish the workflow again, so that the gateway learns the address';

const isHtml = (body: string) => /^\s*(<!doctype html|<html)/i.test(body);

/**
 * n8n's answers where no active workflow listens: where it knows none at the address, and where it still
 * remembers one there that has been unpublished or deleted since.
 */
const NOT_PUBLISHED =
	/"message":"(The requested webhook|(Active|Published) version not found|Could not find workflow)/;

const isNotRegistered = ({ status, body }: Answered) => status === 404 && NOT_PUBLISHED.test(body);

const isSame = (a: string, b: string) => new URL(a).href === new URL(b).href;

function fromTrigger({ body }: Answered, { address, isTokenKnown }: Question): Verdict | undefined {
	const mark = readMark(body);
	if (mark === undefined) return undefined;
	const who = `the node "${mark.node}" of the workflow "${mark.workflow}"`;
	if (isTokenKnown && !mark.isTokenRight) {
		return {
			result: 'wrongToken',
			summary: `At the address is ${who}, but it refuses the token in the address`,
			whatToDo: `${PUBLISH}; with manual registration, enter the address at the gateway again as the list in the trigger shows it.`,
		};
	}
	if (mark.isTest || mark.isTestRegistered) {
		return {
			result: 'testRun',
			summary: `A test run listens at the address: ${who}`,
			whatToDo:
				'It ends with the first message. Publish the workflow, so that the gateway has an address that lasts.',
		};
	}
	const { registered, others = [] } = mark;
	if (
		registered !== undefined &&
		![registered, ...others].some((known) => isSame(known, address))
	) {
		return {
			result: 'otherAddress',
			summary: `At the address is ${who}, but the one that n8n has registered last is ${registered}`,
			whatToDo: 'If this workflow is to get the messages, publish it again.',
		};
	}
	return { result: 'fine', summary: `${FINE}: ${who} answers`, whatToDo: '' };
}

/** What n8n itself answers at a path that it does not know: words of its own server, or its editor. */
function ownPage({ status, body }: Answered): string | undefined {
	if (!isHtml(body)) return undefined;
	if (status === 404 && body.includes('Cannot POST /')) {
		return 'The address leads to a server that does not know its path (404 "Cannot POST"), most likely n8n itself';
	}
	return /<title>[^<]*n8n/i.test(body)
		? "n8n's editor answers at the address, not the trigger"
		: undefined;
}

/** What to do about the beginning of the path. */
function stripped(address: string): string {
	const path = pathBefore(address);
	return path === '/'
		? 'Look at the reverse proxy in front of n8n: calls to the address have to reach n8n with the path unchanged.'
		: `The address begins with the path ${path}. n8n listens without it: let the reverse proxy take it away from what it passes on, or take it out of WEBHOOK_URL, restart n8n and publish the workflow again.`;
}

/** What somebody else has answered than a trigger with the credential of this node. */
function fromOther(answered: Answered, { address }: Question): Verdict {
	const { status, body, location } = answered;
	if (isNotRegistered(answered)) {
		return {
			result: 'inactive',
			summary: 'No published workflow listens at the address: n8n answers with 404',
			whatToDo: 'Publish the workflow with the WeChat Trigger.',
		};
	}
	if (status >= 300 && status < 400) {
		return {
			result: 'redirected',
			summary: `The address redirects to ${location ?? 'somewhere else'} (status ${status})`,
			whatToDo:
				'It is not known whether a gateway follows. Set WEBHOOK_URL of n8n to the address behind the redirect, restart n8n and publish the workflow again.',
		};
	}
	if (status >= 500) {
		return {
			result: 'unreachable',
			summary: `A server in front of n8n, or n8n itself, answers with status ${status}`,
			whatToDo: 'Look at the log of the reverse proxy and of n8n: the call did not get through.',
		};
	}
	if (status === 401 || status === 403 || status === 407) {
		return {
			result: 'refused',
			summary: `The call is refused with status ${status}`,
			whatToDo:
				'Either the WeChat Trigger there uses another credential than this node, or its credential has got another key; or a proxy or firewall in front of n8n refuses calls without a log-in. Give both nodes the same credential and publish the workflow again; if that is not it, let POST requests to the address through.',
		};
	}
	const whose = ownPage(answered);
	if (whose !== undefined)
		return { result: 'wrongPath', summary: whose, whatToDo: stripped(address) };
	if (isHtml(body)) {
		return {
			result: 'somethingElse',
			summary: `A web page answers at the address (status ${status}), not n8n`,
			whatToDo: stripped(address),
		};
	}
	return {
		result: 'somethingElse',
		summary: `Something else answers at the address (status ${status}), not a WeChat Trigger`,
		whatToDo:
			'It is another workflow or another server. Look where the address leads, and compare it with the Production URL of the WeChat Trigger.',
	};
}

/** What an answer says of the address. */
export const verdictOf = (answered: Answered, question: Question): Verdict =>
	fromTrigger(answered, question) ?? fromOther(answered, question);

/** @param reason as the connection failed with, without the token */
export const unreachable = (reason: string): Verdict => ({
	result: 'unreachable',
	summary: `This n8n cannot reach the address: ${reason}`,
	whatToDo:
		'Open the address in the browser of a phone without Wi-Fi. If a message of n8n appears that the webhook is not registered for GET requests, only the way from inside is closed, and all is well for the gateway. If not, check WEBHOOK_URL, the domain, the certificate and the reverse proxy.',
});

export const notPublic = (address: string): Verdict => ({
	result: 'notPublic',
	summary: `The gateway cannot reach ${new URL(address).origin}: it is known in your own network only`,
	whatToDo:
		'Set the environment variable N8N_WEBHOOK_URL (WEBHOOK_URL in older versions) of n8n to its public address, restart n8n and publish the workflow again.',
});

export const unknownAddress: Verdict = {
	result: 'unknown',
	summary: 'This process of n8n does not know which address is registered',
	whatToDo:
		'Publish the workflow with the WeChat Trigger; or copy its Production URL into Trigger URL here, as is always needed where a worker runs this node (queue mode).',
};

/**
 * What is left to do where address and gateway are fine.
 *
 * @param silence since when nothing has come, in ms; missing where nothing has come at all
 * @param isManual whether the user tells the gateway the address
 */
export function nextStep(silence: number | undefined, isManual: boolean): string {
	const again = isManual
		? 'enter the address at the gateway again, as the list in the trigger shows it'
		: 'publish the workflow again, so that the gateway learns the address';
	return silence === undefined
		? `Send a message to the account from another phone. If no callback comes, ${again}.`
		: `The last callback came ${ago(silence)}. If the account has got a message since then, ${again}.`;
}
