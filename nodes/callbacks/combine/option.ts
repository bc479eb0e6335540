import type { INodeProperties } from 'n8n-workflow';

/** In seconds. */
const LONGEST = 60;

export const combineOption: INodeProperties = {
	displayName: 'Combine Messages (Seconds)',
	name: 'combineSeconds',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: LONGEST },
	default: 5,
	description:
		'What somebody writes in one chat in quick succession becomes one event, once nothing has come for so many seconds. It has all texts in text and chatInput, and every message in messages. Each message has to pass the filters by itself. If n8n stops meanwhile, what is waiting is lost.',
};

/** @returns ms; 0 where nothing is combined */
export const toQuiet = (value: unknown): number => {
	const seconds = Number(value ?? 0);
	return seconds > 0 ? Math.min(seconds, LONGEST) * 1000 : 0;
};
