import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { resources } from '../../editor/words/resources';
import { Refusal } from '../../engine/answer';
import { errorFieldsOf } from '../../engine/errorFields';
import { FailedFault, Fault, UnfinishedFault } from '../../engine/fault';
import { TooLargeFault } from '../../engine/fetchFile';
import { explain } from '../../engine/nodeError';
import type { Operation } from '../../engine/operation';
import type { Gateway } from '../../gateways/gateway';

/** Links to media are signed in their query: whoever has one has the file. */
const withoutSignatures = (text: string): string =>
	text.replace(/(https?:\/\/[^\s?"'<>]+)\?[^\s"'<>]*/gi, '$1?…');

/** Where somebody can do by hand what the trigger could not. */
const byHand = ({ name }: Gateway, operation: Operation): string =>
	`'${resources.incomingMessage.name} > ${operation.name}' in the node 'WeChat (${name})'`;

/** What can be done about a download that came to nothing, where no reason is known. */
const tryByHand = (gateway: Gateway, operation: Operation): string =>
	operation.fields.some(({ choices }) => choices)
		? `Not every image exists in every size: try another one with ${byHand(gateway, operation)}, soon, since WeChat keeps media for a limited time only.`
		: `Try ${byHand(gateway, operation)}, soon, since WeChat keeps media for a limited time only.`;

/** What the faults of an operation say to do is for who has its inputs; a trigger has none of them. */
function forTrigger(gateway: Gateway, operation: Operation, error: unknown): unknown {
	if (error instanceof Refusal) {
		return gateway.explainRefusal(operation.name, error.reply, tryByHand(gateway, operation));
	}
	if (error instanceof TooLargeFault) {
		return error.saying(
			error.message,
			`Raise 'Largest File (MB)' under 'Options' of the WeChat Trigger, or get it with ${byHand(gateway, operation)}.`,
		);
	}
	if (error instanceof UnfinishedFault || error instanceof FailedFault) {
		return error.saying(error.message, tryByHand(gateway, operation));
	}
	return error;
}

/** What an event says of a file that is not there, or not as it is wanted. */
export interface DownloadError {
	/** Why, and what to do. */
	downloadError: string;
	/** What a workflow can branch on. */
	downloadErrorCode: string;
}

/** Says why a voice message is no WAV file. */
export const explainAsItCame = (reason: Error): DownloadError => ({
	downloadError: `${reason instanceof Fault ? reason.message : `The voice message could not be converted to WAV: ${reason.message}`}. The event has the file as it came.`,
	downloadErrorCode: errorFieldsOf(reason, String).errorCode,
});

/**
 * Says in a few sentences why a file is not there, and what to do, without what opens the gateway or the
 * file.
 *
 * @param operation that had to download it
 */
export function explainDownload(
	gateway: Gateway,
	operation: Operation,
	error: unknown,
	credentials: ICredentialDataDecryptedObject,
): DownloadError {
	const fault = forTrigger(gateway, operation, error);
	const { message, description, fields } = explain(gateway, operation.name, fault, credentials);
	return {
		downloadError: withoutSignatures([message, description].filter(Boolean).join('. ')),
		downloadErrorCode: fields.errorCode,
	};
}
