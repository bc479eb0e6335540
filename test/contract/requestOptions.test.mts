/** Request Options: n8n gives them to declarative nodes, but to none that has a webhook. */
import { DirectoryLoader } from 'n8n-core';
import type { INodeProperties, INodeType } from 'n8n-workflow';

import { requestOptions } from '../../nodes/editor/requestOptions';
import { weChatEyun, weChatGewe } from './n8n.mts';

/** Without the texts, which n8n's own lint wants otherwise than n8n has them. */
const bare = (value: unknown) =>
	JSON.parse(
		JSON.stringify(value, (key, entry: unknown) =>
			key === 'description' || key === 'displayName' ? undefined : entry,
		),
	) as unknown;

/** What n8n gives a declarative node. */
function givenByN8n(): INodeProperties[] {
	const properties: INodeProperties[] = [];
	const nodeType = { description: { name: 'other', properties, inputs: [], outputs: [] } };
	DirectoryLoader.applyDeclarativeNodeOptionParameters(nodeType as unknown as INodeType);
	return properties;
}

it('are those of n8n, all of them', () => {
	expect(bare([requestOptions])).toEqual(bare(givenByN8n()));
});

it.each([
	['WeChatEyun', weChatEyun],
	['WeChatGewe', weChatGewe],
])('stand once in %s, behind all else', (_, { description }) => {
	const { properties } = description;
	expect(properties.filter(({ name }) => name === 'requestOptions')).toHaveLength(1);
	expect(properties.at(-1)).toBe(requestOptions);
});
