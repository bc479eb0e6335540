/** The form of a tool leaves out what means nothing to an agent; that of the node has it. */
import { type INodeProperties, type INodeTypeDescription, NodeHelpers } from 'n8n-workflow';

import { weChatEyun, weChatGewe } from './n8n.mts';

const node = { typeVersion: 1 };

describe.each([weChatEyun, weChatGewe].map((one) => [one.description.displayName, one] as const))(
	'%s',
	(_name, { description }) => {
		const all: INodeProperties[] = description.properties;
		/** Whether any entry of a name is shown for these values; n8n calls tools by the name of their node. */
		const isShown = (name: string, values: object, isTool: boolean) => {
			const type = { ...description, name: `${description.name}${isTool ? 'Tool' : ''}` };
			return all
				.filter((property) => property.name === name)
				.some((property) =>
					NodeHelpers.displayParameter(
						values as never,
						property,
						node,
						type as INodeTypeDescription,
					),
				);
		};

		it.each([
			['outputField', { resource: 'incomingMessage', operation: 'downloadImage', download: true }],
			['download', { resource: 'incomingMessage', operation: 'downloadImage' }],
			['inputField', { resource: 'message', operation: 'sendFile', fileFrom: 'binary' }],
		])('%s', (name, values) => {
			expect(isShown(name, values, false)).toBe(true);
			expect(isShown(name, values, true)).toBe(false);
		});

		it('the largest file, which is an option', () => {
			const values = { resource: 'incomingMessage', operation: 'downloadImage', options: {} };
			const offers = (isTool: boolean) => {
				const type = { ...description, name: `${description.name}${isTool ? 'Tool' : ''}` };
				return all
					.filter(({ name }) => name === 'options')
					.flatMap(({ options = [] }) => options as INodeProperties[])
					.filter(({ name }) => name === 'largestFile')
					.some((option) =>
						NodeHelpers.displayParameter(
							{} as never,
							option,
							node,
							type as INodeTypeDescription,
							values as never,
						),
					);
			};
			expect([offers(false), offers(true)]).toEqual([true, false]);
		});

		// What protects the account, and how much comes back, is for who sets the tool up.
		it.each([
			['returnAll', { resource: 'contact', operation: 'getMany' }],
			['limit', { resource: 'contact', operation: 'getMany', returnAll: false }],
			['simplify', { resource: 'contact', operation: 'get' }],
			['fileFrom', { resource: 'message', operation: 'sendFile' }],
		])('%s stays', (name, values) => {
			expect(isShown(name, values, true)).toBe(true);
		});

		it('what an agent uses stays', () => {
			const values = { resource: 'message', operation: 'sendText' };
			for (const name of ['weChatAccount', 'to', 'text', 'options']) {
				expect([name, isShown(name, values, true)]).toEqual([name, true]);
			}
		});
	},
);
