import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { Refusal, type Reply } from '../../engine/answer';
import { codes } from '../../engine/errorCodes';
import { Fault } from '../../engine/fault';
import type { Ask } from '../gateway';
import { devicesIn } from './accounts';
import { data } from './answer';
import { key } from './authorization';
import { findRemedy, offlineTodo } from './remedies';

/** A call that changes nothing and that a device may be offline for. */
const PROBE = '/login/checkOnline';

const CHECK_TOKEN = 'Copy it again from the console of GeWe, where it stands under Token.';

/** @throws Fault when what stands in the field cannot be a token, before anybody is asked */
export function refuseWrongToken(token: string): void {
	if (token === '') {
		throw new Fault(codes.credentialInvalid, 'The token is empty', CHECK_TOKEN);
	}
	if (/^wx_/.test(token)) {
		throw new Fault(
			codes.credentialInvalid,
			`What stands in Token is the ID of a device (wx_…)`,
			`Move it to Devices. The token is another text: copy it from the console of GeWe, where it stands under Token.`,
		);
	}
}

/** What is next where nobody has logged in yet. */
const NO_DEVICE =
	"The gateway answers. Whether the token is right cannot be tested without a device: enter its ID (appId, it starts with wx_) under Devices. If the account has never logged in, run 'Login > Get QR Code' in the node 'WeChat (GeWe)', which returns it";

const isOfToken = ({ message }: Reply): boolean => findRemedy(message)?.token === true;

/** A refusal of one device says of which. */
function refused(appId: string, { message, code }: Reply): Refusal {
	return new Refusal({ message, code, about: appId });
}

/**
 * Tells a wrong token, a wrong device and an offline device apart; all devices are asked. Without a
 * device, which is how everybody begins, nothing can be asked that would prove a token.
 *
 * @returns what to say when all is well
 * @throws Refusal and Fault with what is wrong
 */
export async function test(ask: Ask, credentials: ICredentialDataDecryptedObject): Promise<string> {
	refuseWrongToken(key.of(credentials));
	const appIds = devicesIn(credentials);
	if (appIds.length === 0) {
		const reply = await ask(PROBE, { appId: '' });
		if (isOfToken(reply)) data(reply);
		return NO_DEVICE;
	}
	const offline: string[] = [];
	for (const appId of appIds) {
		const reply = await ask(PROBE, { appId });
		if (reply.failure && !isOfToken(reply)) throw refused(appId, reply);
		if (data(reply) !== true) offline.push(appId);
	}
	if (offline.length) {
		throw new Fault(
			codes.accountOffline,
			`The gateway accepts the token, but no account is online on ${offline.join(', ')}`,
			offlineTodo,
		);
	}
	return `The gateway accepts the token, and ${appIds.length === 1 ? 'the device is' : 'all devices are'} online`;
}
