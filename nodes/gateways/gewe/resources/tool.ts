import * as fields from '../../../editor/downloadFields';
import { resources } from '../../../editor/words/resources';
import { tool as words } from '../../../editor/words/tool';
import type { Resource } from '../operation';

const FILE = '5';

export const tool: Resource = {
	...resources.tool,
	operations: [
		{
			...words.downloadCdnFile,
			path: '/message/downloadCdn',
			advice: fields.OTHER_SIZE,
			check: ({ type, suffix }) =>
				type === FILE && suffix === ''
					? "'Extension' is needed for the file type File, for example pdf"
					: undefined,
			file: {
				link: 'fileUrl',
				stem: 'file',
				extension: 'bin',
				name: ({ type, suffix }) => (type === FILE ? `file.${String(suffix)}` : undefined),
			},
			pace: 'download',
			fields: [
				{ name: 'fileId', ...fields.cdnUrl },
				{ name: 'aesKey', ...fields.aesKey },
				{
					name: 'type',
					...fields.cdnFileType,
					wire: 'string',
					default: '2',
					choices: fields.CDN_FILES.map(({ name, value }) => ({ name, value: String(value) })),
				},
				{ name: 'totalSize', ...fields.totalSize, wire: 'string' },
				{
					name: 'suffix',
					displayName: 'Extension',
					wire: 'string',
					prominent: true,
					whenEmpty: '',
					placeholder: 'e.g. pdf',
					description: 'What the name of the file ends with; only needed for the type File',
				},
			],
		},
		{
			value: 'getToken',
			name: 'Get Token (Self-Hosted)',
			action: 'Get token of self hosted gateway',
			description:
				"Retrieve the token of a self-hosted gateway, for the credential. Not in the vendor's catalog.",
			path: '/tools/getTokenId',
			account: false,
			fields: [],
		},
	],
};
