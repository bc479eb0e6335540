import { ofOwnData } from '../editor/fields';
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
			description: 'What is asked. How to answer is put below it.',
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
		},
		{
			name: 'answerBy',
			displayName: 'Answer By',
			wire: 'string',
			prominent: true,
			choices: [
				{ name: 'Link', value: 'link' },
				{ name: 'Message in the Chat', value: 'chat' },
			],
			when: { responseType: ['approval', 'freeText'] },
			hint: 'Whoever has a link can answer. The chat needs a published WeChat Trigger.',
		},
		{
			name: 'answerMember',
			displayName: 'Member Who Answers',
			wire: 'string',
			pick: 'member',
			...ofOwnData('senderId'),
			prominent: true,
			when: { answerBy: ['chat'] },
			placeholder: 'e.g. wxid_abc123def456',
			description: 'Whose answer counts in a group',
		},
	],
});
