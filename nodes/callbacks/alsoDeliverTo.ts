import type { INodeProperties } from 'n8n-workflow';

import { InputFault } from '../engine/fault';
import { idIn } from './triggerPath';

export const alsoDeliverToOption: INodeProperties = {
	displayName: 'Also Deliver To',
	name: 'alsoDeliverTo',
	type: 'string',
	typeOptions: { multipleValues: true },
	default: [],
	placeholder: 'e.g. https://n8n.example.com/webhook/6eb5d834-1dfe-47ad-b7a5-b9f2fb60a35a/wechat',
	description:
		'Production URLs of other WeChat Triggers that get everything this one gets. Workflows of this n8n with automatic registration get it without. Needed with manual registration where n8n has several processes (queue mode), and for another n8n with the same developer account, whose registration has to be manual.',
};

/** @throws InputFault for the first entry that is no address of a trigger */
export function checkAlso(addresses: string[]): void {
	const wrong = addresses.find(
		(address) => !/^https?:\/\//i.test(address) || idIn(address) === undefined,
	);
	if (wrong === undefined) return;
	throw new InputFault(
		`'Also Deliver To' holds "${wrong}", which is no address of a WeChat Trigger`,
		'Open the other WeChat Trigger and copy its Production URL, for example https://n8n.example.com/webhook/6eb5d834-1dfe-47ad-b7a5-b9f2fb60a35a/wechat.',
	);
}
