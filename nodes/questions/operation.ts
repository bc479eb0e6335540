import { message as words } from '../editor/words/message';
import type { Field, Operation } from '../engine/operation';
import { askByCall } from './ask';

/**
 * The operation *Send and Wait for Response*, the same for every gateway.
 *
 * @param receiver the gateway's field for who gets a message
 */
export const askingBy = (receiver: Field): Operation<'message'> => ({
	...words.sendAndWait,
	path: '',
	own: askByCall,
	pace: 'message',
	fields: [
		receiver,
		{
			name: 'message',
			displayName: 'Message',
			wire: 'string',
			required: true,
			rows: 4,
			placeholder: 'e.g. Shall I confirm the order of Li Lei?',
			description: 'What is asked. The link to the answer is put behind it.',
		},
		{
			name: 'responseType',
			displayName: 'Response Type',
			wire: 'string',
			prominent: true,
			choices: [
				{ name: 'Approval', value: 'approval' },
				{ name: 'Free Text', value: 'freeText' },
				{ name: 'Custom Form', value: 'customForm' },
			],
			hint: 'A link does not know who opens it: whoever has got it can answer',
		},
	],
});
