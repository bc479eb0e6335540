import type { Words } from './words';

/** Operations that more than one gateway has. */
export const tool = {
	downloadCdnFile: {
		value: 'downloadCdnFile',
		name: 'Download CDN File',
		action: 'Download file from CDN',
		description:
			'Get a file that WeChat keeps: covers of mini programs and links, favorites, notes',
	},
} satisfies Record<string, Words>;
