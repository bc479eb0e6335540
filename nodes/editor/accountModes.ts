import type { INodePropertyMode } from 'n8n-workflow';

/** An account by its WeChat ID, which every gateway can find somehow. */
export const byWeChatId = (hint: string): { modes: INodePropertyMode[] } => ({
	modes: [
		{
			displayName: 'By ID',
			name: 'wcId',
			type: 'string',
			placeholder: 'e.g. wxid_abc123def456',
			hint,
		},
	],
});
