import { localId, type SharedField } from './fields';

/** Fields of operations that fetch what was received. */

/** All that is known about a download that a gateway refuses without a reason. */
export const TOO_LATE =
	'WeChat keeps media only for a limited time: download right after the message has arrived.';

/** Where the gateway takes the ID as a plain number. */
export const shortLocalId = { ...localId, wire: 'integer' } satisfies SharedField;

export const callbackUrl = {
	parameter: 'httpUrl',
	displayName: 'Callback URL',
	wire: 'string',
	required: true,
	placeholder: 'e.g. https://n8n.example.com/webhook/wechat',
	description: 'Public address that takes POST requests',
} satisfies SharedField;

export const cdnUrl = {
	parameter: 'cdnUrl',
	displayName: 'CDN URL',
	wire: 'string',
	required: true,
	placeholder: 'e.g. 0dedac86520e06d94267a0c2b206a419…',
	description: 'Value of cdnthumburl, cdnattachurl or a similar field of the message XML',
} satisfies SharedField;

export const aesKey = {
	parameter: 'aeskey',
	displayName: 'AES Key',
	wire: 'string',
	required: true,
	placeholder: 'e.g. c14c62cb239a60d99bb9a7a0246ea495',
	description: 'Value of aeskey in the same XML',
} satisfies SharedField;

export const cdnFileType = {
	parameter: 'fileType',
	displayName: 'File Type',
	required: true,
	description:
		'What the link points to. Not every image exists in every size: if one is refused, try another.',
} satisfies Partial<SharedField>;

/** What the CDN keeps, by the number of its type. */
export const CDN_FILES = [
	{ name: 'File', value: 5 },
	{ name: 'HD Image', value: 1 },
	{ name: 'Image', value: 2 },
	{ name: 'Thumbnail', value: 3 },
	{ name: 'Video', value: 4 },
];

export const totalSize = {
	parameter: 'totalSize',
	displayName: 'Total Size',
	wire: 'integer',
	required: true,
	placeholder: 'e.g. 25332',
	description: 'Size in bytes: the length in the same XML',
} satisfies SharedField;

/** What to do about a file of the CDN that is refused. */
export const OTHER_SIZE =
	'Not every image exists in every size: try another file type. WeChat keeps media only for a limited time.';

/** Which version of an image to get. */
export const imageSize = {
	parameter: 'type',
	displayName: 'Size',
	wire: 'integer',
	default: 0,
	choices: [
		{ name: 'HD', value: 1 },
		{ name: 'Normal', value: 0 },
	],
	description: 'Which version to get. If one is refused, try the other.',
} satisfies SharedField;
