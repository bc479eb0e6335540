import * as shared from '../../../editor/downloadFields';
import { tool as words } from '../../../editor/words/tool';
import { resources } from '../../../editor/words/resources';
import type { Field } from '../../../engine/operation';
import { list } from '../answer';
import { ownProxy, ownWeChatId } from '../fields';
import type { Resource } from '../operation';

export const tool: Resource = {
	...resources.tool,
	operations: [
		{
			...words.downloadCdnFile,
			path: '/cdnDownFile',
			advice: shared.OTHER_SIZE,
			file: {
				link: 'url',
				stem: 'file',
				extension: 'bin',
				name: ({ fileName }) => String(fileName),
			},
			pace: 'download',
			fields: [
				{ name: 'cdnUrl', ...shared.cdnUrl },
				{ name: 'aeskey', ...shared.aesKey },
				{
					name: 'fileType',
					...shared.cdnFileType,
					wire: 'integer',
					default: 2,
					choices: shared.CDN_FILES,
				},
				{
					name: 'fileName',
					displayName: 'File Name',
					wire: 'string',
					required: true,
					placeholder: 'e.g. cover.png',
					description: 'Name for the file, with its extension',
				},
				{ name: 'totalSize', ...shared.totalSize },
			],
		},
		{
			value: 'getCallCounts',
			name: 'Get Call Counts',
			action: 'Get gateway call counts of accounts',
			description: 'Retrieve how many calls each account has made at the gateway',
			path: '/getReqTimes',
			answer: list,
			account: false,
			fields: [],
		},
		{
			value: 'getOfflineReason',
			name: 'Get Offline Reason',
			action: 'Get reason why account went offline',
			description: 'Find out why an account went offline. Use it at most once in 12 hours.',
			path: '/offlineReason',
			answer: list,
			account: false,
			fields: [ownWeChatId],
		},
		{
			value: 'getTraffic',
			name: 'Get Traffic',
			action: 'Get gateway traffic of accounts',
			description: 'Retrieve how much data each account has moved through the gateway',
			path: '/getUserFlow',
			answer: list,
			account: false,
			fields: [],
		},
		{
			value: 'setProxy',
			name: 'Set Proxy',
			action: 'Set proxy of account',
			description: 'Change the proxy through which an account is connected to WeChat',
			path: '/setproxy',
			account: false,
			fields: [ownWeChatId, ...ownProxy.map((field): Field => ({ ...field, required: true }))],
		},
		{
			value: 'uploadCdnImage',
			name: 'Upload CDN Image',
			action: 'Upload image to CDN',
			description: 'Upload an image once and use its handle in message XML many times',
			path: '/uploadCdnImage',
			fields: [
				{
					name: 'content',
					parameter: 'imageUrl',
					displayName: 'Image',
					wire: 'string',
					required: true,
					placeholder: 'e.g. https://example.com/cover.jpg',
					isLink: true,
				},
			],
		},
		{
			value: 'uploadCdnVideo',
			name: 'Upload CDN Video',
			action: 'Upload video to CDN',
			description: 'Upload a video once and use its handle in message XML many times',
			path: '/sendCdnVideo',
			fields: [
				{
					name: 'path',
					displayName: 'Video',
					wire: 'string',
					required: true,
					placeholder: 'e.g. https://example.com/video.mp4',
					isLink: true,
				},
				{
					name: 'thumbPath',
					displayName: 'Cover',
					wire: 'string',
					required: true,
					placeholder: 'e.g. https://example.com/cover.jpg',
					isLink: true,
				},
			],
		},
	],
};
