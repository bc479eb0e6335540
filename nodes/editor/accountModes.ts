import type { INodePropertyMode } from 'n8n-workflow';

/** What the editor calls naming an account by its WeChat ID, where a gateway has that. */
export const BY_WECHAT_ID = 'wcId';

/** An account by its WeChat ID, which every gateway can find somehow. */
export const byWeChatId = (hint: string): { modes: INodePropertyMode[] } => ({
	modes: [
		{
			displayName: 'By ID',
			name: BY_WECHAT_ID,
			type: 'string',
			placeholder: 'e.g. wxid_abc123def456',
			hint,
		},
	],
});
