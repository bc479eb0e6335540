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

/** As n8n's own nodes have it; for a certain time there are expressions. */
const limitWaitTime: INodeProperties = {
	displayName: 'Limit Wait Time',
	name: 'limitWaitTime',
	type: 'fixedCollection',
	default: { values: { resumeAmount: 45, resumeUnit: 'minutes' } },
	description: 'When the workflow goes on without an answer: the item that came in goes out then',
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Amount',
					name: 'resumeAmount',
					type: 'number',
					typeOptions: { minValue: 0, numberPrecision: 2 },
					default: 1,
				},
				{
					displayName: 'Unit',
					name: 'resumeUnit',
					type: 'options',
					options: [
						{ name: 'Minutes', value: 'minutes' },
						{ name: 'Hours', value: 'hours' },
						{ name: 'Days', value: 'days' },
					],
					default: 'hours',
				},
			],
		},
	],
};

export const asking: Controls = {
	appliesTo: ({ value }) => value === SEND_AND_WAIT_OPERATION,
	after: [approvalOptions],
	options: [limitWaitTime],
};
