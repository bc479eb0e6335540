import type { IWebhookDescription } from 'n8n-workflow';

const ofAnswers = {
	name: 'default',
	path: '={{ $nodeId }}',
	isFullPath: true,
	restartWebhook: true,
	responseMode: 'onReceived',
	responseData: '',
} as const;

/** Where answers come in: n8n checks the signature of a link for the node's own ID as path only. */
export const answerWebhooks: IWebhookDescription[] = [
	{ ...ofAnswers, httpMethod: 'GET' },
	{ ...ofAnswers, httpMethod: 'POST' },
];

/** What the editor says at the node while its question is open. */
export const waitingTooltip =
	"={{ $parameter.operation === 'sendAndWait' ? 'The workflow goes on when the answer has come' : '' }}";
