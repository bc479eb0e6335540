/** When it makes sense to try the same again, and what it says of that in the documents. */
export const retries = {
	later: 'As it is, after a while: `errorRetryAfter` says in how many seconds, where that is known',
	afterLogin: 'As it is, once the WeChat account has logged in again',
	afterCheck: 'Not by itself: look first whether it has been done',
	afterChange: 'Not as it is: something has to be changed first, and the advice says what',
	never: 'It will not work with this person or thing',
	unknown: 'Nobody knows: only the words of the gateway can tell',
} as const;

export type Retry = keyof typeof retries;

/** What a workflow can branch on: one for each thing that has to be done about a failure. */
export interface ErrorCode {
	/** Stays the same for ever, since workflows hold it. */
	code: string;
	retry: Retry;
	/** What happened, as a sentence without its full stop. */
	meaning: string;
}

/** Makes codes of a table that has them as its keys. */
export const toCodes = <Code extends string>(
	table: Record<Code, [retry: Retry, meaning: string]>,
): Record<Code, ErrorCode> =>
	Object.fromEntries(
		Object.entries<[Retry, string]>(table).map(([code, [retry, meaning]]) => [
			code,
			{ code, retry, meaning },
		]),
	) as Record<Code, ErrorCode>;

/** Those that do not depend on a gateway; what only one of them says stands in its room. */
export const codes = toCodes({
	accountNotChosen: [
		'afterChange',
		"'Account' is empty, and several WeChat accounts are online, so that it is not clear which of them is meant",
	],
	accountOffline: ['afterLogin', 'The WeChat account is not logged in at the gateway'],
	accountUnknown: [
		'afterChange',
		"What stands in 'Account' is none of the accounts of the gateway",
	],
	addressListNotLoaded: [
		'afterChange',
		'The gateway has no address list of the account yet, which an operation under Login loads',
	],
	answerNotHeard: [
		'afterChange',
		'A question was not asked, since no WeChat Trigger would hear its answer in the chat',
	],
	blocked: ['never', 'The recipient has blocked this account'],
	callbackHeaderWrong: [
		'afterChange',
		'Callbacks come without the header that the credential asks for, and are refused (WeChat Trigger)',
	],
	callbackTokenOld: [
		'afterChange',
		'Callbacks come with a token that is not valid any more, and are refused (WeChat Trigger)',
	],
	callbackUrlUnreachable: [
		'afterChange',
		'The gateway cannot reach the address of this n8n (WeChat Trigger)',
	],
	canceled: ['later', 'The execution was stopped before this was begun'],
	certificateNotTrusted: ['afterChange', 'The certificate of the gateway is not trusted'],
	credentialInvalid: [
		'afterChange',
		'Something is missing or wrong in the credential, which is seen without asking the gateway',
	],
	deleted: ['never', 'What this is about has been deleted'],
	fileGone: ['never', 'The file is not there: WeChat keeps media for a limited time'],
	fileNotReachable: [
		'afterChange',
		'The gateway cannot fetch a file of the workflow from this n8n: its address is not public, a proxy keeps the file back, or n8n keeps files in memory only',
	],
	fileNotUploaded: [
		'afterChange',
		'The file has only been announced: its sender is still uploading it, and another message comes with it',
	],
	fileUnreachable: ['later', 'The server of the file did not give it to n8n'],
	forbiddenByN8n: [
		'afterChange',
		'The settings of n8n or of the credential do not let the request out',
	],
	gatewayFailed: ['later', 'The gateway is out of order'],
	inputInvalid: ['afterChange', 'A field holds nothing, or something that cannot be sent'],
	jobFailed: ['unknown', 'The gateway has begun it, and says that it could not be finished'],
	largerThanWanted: ['afterChange', "The file is larger than 'Largest File (MB)'"],
	limitReached: [
		'later',
		"The limit that protects the account ('Pacing') allows nothing more for a long time; nothing was sent",
	],
	mayHaveBeenSent: [
		'afterCheck',
		'The request went out, and nobody knows what came of it: the message may have been sent, or whatever was asked may have been done',
	],
	memberUnknown: ['afterChange', 'The person is not a member of the group'],
	nameUnknown: ['never', 'The gateway knows no name of the person or group'],
	noAnswer: [
		'later',
		'The gateway gave no answer that can be read; nothing has been changed by it',
	],
	notAFriend: [
		'afterChange',
		'This account and the other person are not friends in WeChat (any more)',
	],
	notFound: [
		'afterChange',
		'What an ID names (a message, label, Moments post, file or the like) does not exist',
	],
	partlySent: [
		'afterChange',
		'Some of it was sent and some was not: not all receivers got it, or not all parts of a long text; the error says which',
	],
	passwordWrong: ['afterChange', 'The account name or password is wrong'],
	recipientUnknown: ['afterChange', 'The person or group does not exist'],
	refused: [
		'unknown',
		'The gateway refused it, for a reason that is not known beyond its own words',
	],
	scanRequired: ['afterLogin', 'The account cannot log in again without scanning a QR code'],
	stillRunning: [
		'afterCheck',
		'The gateway has not finished it yet, and goes on; the advice says how to ask for it later',
	],
	tooFrequent: ['later', 'The gateway or WeChat says that it was done too often in a short time'],
	tooLarge: ['afterChange', 'The file is larger than WeChat or the gateway take'],
	unauthorized: ['afterChange', 'The gateway does not accept the key in the credential'],
	unexpected: ['unknown', 'Something that has no code of its own: the message tells all there is'],
	unreachable: ['later', 'The gateway cannot be reached; nothing was sent'],
	verifyCodeRequired: [
		'afterChange',
		'WeChat asks for a verification code before the login goes on',
	],
	voiceDamaged: ['later', 'The voice message is damaged or holds no sound: download it again'],
	voiceNotConvertible: ['never', 'The voice message cannot be converted: take the file as it is'],
	wrongAddress: [
		'afterChange',
		'What answers at the Base URL does not know the address of this operation',
	],
});
