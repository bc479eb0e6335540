import type { INodeProperties } from 'n8n-workflow';

import { LARGEST } from './downloads';

/**
 * Without it nothing is downloaded. It starts without videos, most of which are large, and stickers, which
 * say little.
 */
export const downloadFilesOption: INodeProperties = {
	displayName: 'Download Files',
	name: 'downloadFiles',
	type: 'multiOptions',
	options: [
		{ name: 'Files', value: 'message.file' },
		{ name: 'Images', value: 'message.image' },
		{ name: 'Stickers', value: 'message.sticker' },
		{ name: 'Videos', value: 'message.video' },
		{ name: 'Voice Messages', value: 'message.voice' },
	],
	default: ['message.file', 'message.image', 'message.voice'],
	description:
		'What to put into the binary field data of its event, which has to be chosen under Events, too. The account downloads one at a time, with pauses that protect it, so events with a file arrive some seconds later, in a rush some minutes. If a file cannot be downloaded, the event arrives with downloadError, which says why.',
};

export const largestFileOption: INodeProperties = {
	displayName: 'Largest File (MB)',
	name: 'largestFile',
	type: 'number',
	typeOptions: { minValue: 0 },
	displayOptions: { show: { downloadFiles: [{ _cnd: { exists: true } }] } },
	default: LARGEST,
	description: 'The event of a larger file arrives without it, with downloadError',
};

export const voiceAsWavOption: INodeProperties = {
	displayName: 'Voice as WAV',
	name: 'voiceAsWav',
	type: 'boolean',
	displayOptions: { show: { downloadFiles: ['message.voice'] } },
	default: true,
	description:
		'Whether to turn voice messages into WAV files, as services for transcription want them. WeChat has a format of its own (silk), which few programs know.',
};
