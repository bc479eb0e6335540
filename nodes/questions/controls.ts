import { type INodeProperties, SEND_AND_WAIT_OPERATION } from 'n8n-workflow';

import type { Controls } from '../editor/controls';

/** Names and values are those of n8n's own nodes, so that what knows them can handle this one, too. */
const approvalOptions: INodeProperties = {
	displayName: 'Approval Options',
	name: 'approvalOptions',
	type: 'fixedCollection',
	placeholder: 'Add option',
	default: {},
	displayOptions: { show: { responseType: ['approval'] } },
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Type of Approval',
					name: 'approvalType',
					type: 'options',
					options: [
						{ name: 'Approve Only', value: 'single' },
						{ name: 'Approve and Disapprove', value: 'double' },
					],
					default: 'double',
				},
				{
					displayName: 'Approve Button Label',
					name: 'approveLabel',
					type: 'string',
					default: '',
					placeholder: 'e.g. Yes, confirm it',
					description: 'Leave empty for Approve in the language of the phone',
				},
				{
					displayName: 'Disapprove Button Label',
					name: 'disapproveLabel',
					type: 'string',
					default: '',
					placeholder: 'e.g. No, cancel it',
					displayOptions: { show: { approvalType: ['double'] } },
					description: 'Leave empty for Decline in the language of the phone',
				},
			],
		},
	],
};

const formFields: INodeProperties = {
	displayName: 'Form Fields',
	name: 'formFields',
	type: 'fixedCollection',
	placeholder: 'Add Field',
	default: {},
	typeOptions: { multipleValues: true, sortable: true },
	displayOptions: { show: { responseType: ['customForm'] } },
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Label',
					name: 'fieldLabel',
					type: 'string',
					default: '',
					required: true,
					placeholder: 'e.g. Delivery date',
					description: 'It also names the answer in the output',
				},
				{
					displayName: 'Element Type',
					name: 'fieldType',
					type: 'options',
					options: [
						{ name: 'Checkboxes', value: 'checkbox' },
						{ name: 'Date', value: 'date' },
						{ name: 'Dropdown', value: 'dropdown' },
						{ name: 'Email', value: 'email' },
						{ name: 'Number', value: 'number' },
						{ name: 'Radio Buttons', value: 'radio' },
						{ name: 'Text Input', value: 'text' },
						{ name: 'Textarea', value: 'textarea' },
					],
					default: 'text',
				},
				{
					displayName: 'Field Options',
					name: 'fieldOptions',
					type: 'fixedCollection',
					placeholder: 'Add Field Option',
					default: {},
					typeOptions: { multipleValues: true, sortable: true },
					displayOptions: { show: { fieldType: ['checkbox', 'dropdown', 'radio'] } },
					options: [
						{
							displayName: 'Values',
							name: 'values',
							values: [{ displayName: 'Option', name: 'option', type: 'string', default: '' }],
						},
					],
				},
				{
					displayName: 'Required Field',
					name: 'requiredField',
					type: 'boolean',
					default: false,
					description: 'Whether it has to be filled in',
				},
			],
		},
	],
};

const limitWaitTime: INodeProperties = {
	displayName: 'Limit Wait Time (Hours)',
	name: 'limitWaitTime',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 24,
	description:
		'After this time the workflow goes on without an answer, with the item that came in; 0.5 is half an hour',
};

const triggerUrl: INodeProperties = {
	displayName: 'Trigger URL',
	name: 'triggerUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…/wechat',
	displayOptions: { show: { '/answerBy': ['chat'] } },
	description:
		'Production URL of the WeChat Trigger that hears the answer. Queue mode may need it: the error says so.',
};

export const asking: Controls = {
	appliesTo: ({ value }) => value === SEND_AND_WAIT_OPERATION,
	after: [approvalOptions, formFields],
	options: [limitWaitTime, triggerUrl],
};
