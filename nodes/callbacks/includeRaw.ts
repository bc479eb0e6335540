import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { withoutEmbedded } from '../events/embedded';

/** How much of the callback a workflow gets beside what the trigger makes of it. */
export type IncludeRaw = 'none' | 'whole' | 'withoutImages';

const DEFAULT: IncludeRaw = 'withoutImages';

export const includeRawOption: INodeProperties = {
	displayName: 'Include Raw',
	name: 'includeRaw',
	type: 'options',
	options: [
		{
			name: 'Not at All',
			value: 'none',
			description: 'The output has no raw; of an unknown event, it then says very little',
		},
		{
			name: 'Whole',
			value: 'whole',
			description: 'The callback as it came, with the previews of images and what else it holds',
		},
		{
			name: 'Without Embedded Images',
			value: 'withoutImages',
			description:
				'The callback as it came, but with a short mark in the place of an image, a voice message or another file',
		},
	],
	default: DEFAULT,
	description:
		'How much of the callback the output holds as raw. n8n stores it with each execution: previews of images fill its database, and the texts of your customers are in it once more. Filters work the same with each choice.',
};

/** What is chosen; anything else counts as the default. */
export const toIncludeRaw = (value: unknown): IncludeRaw =>
	value === 'none' || value === 'whole' ? value : DEFAULT;

/** As much of a callback as is wanted; nothing where none is. */
export function rawIn(raw: IDataObject, include: IncludeRaw): IDataObject | undefined {
	if (include === 'none') return undefined;
	return include === 'whole' ? raw : withoutEmbedded(raw);
}
