import { incomingMessage as words } from '../../editor/words/incomingMessage';
import type { Operation } from '../../engine/operation';
import { checkCallbacks } from './checkCallbacks';

/** The operation *Check Callbacks*, the same for every gateway. */
export const checkingCallbacks = {
	...words.checkCallbacks,
	path: '',
	own: checkCallbacks,
	account: false,
	fields: [
		{
			name: 'triggerUrl',
			displayName: 'Trigger URL',
			wire: 'string',
			prominent: true,
			placeholder: 'e.g. https://n8n.example.com/webhook/6eb5d834-1dfe-47ad/wechat',
			description:
				'Production URL of the WeChat Trigger. Only needed where n8n does not know it: the result says so.',
		},
	],
} satisfies Operation;
